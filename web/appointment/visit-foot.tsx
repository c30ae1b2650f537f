import { useEffect } from 'react'
import type { Appointment } from '@parlor/contract/appointments.ts'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/count.tsx'
import { visitWords as t } from '../words/en-visit.ts'
import type { useEditor } from './use-editor.ts'
import css from './visit.module.css'

type VisitFootProps = {
  one: Appointment | null
  editor: ReturnType<typeof useEditor>
  whyNot: string | null
  onSave: () => void
  onDiscard: () => void
}

/** What is not saved yet, and how it is. */
export function VisitFoot({ one, editor, whyNot, onSave, onDiscard }: VisitFootProps) {
  const { count, isBusy, fault } = editor
  const why = fault && !fault.field ? fault.words : null
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      onSave()
    }
    window.addEventListener('keydown', save)
    return () => window.removeEventListener('keydown', save)
  }, [onSave])
  if (one && count === 0) return null
  return (
    <div className={css.foot}>
      <div className={css.footWords} role="status">
        {why ??
          (count > 0 && (
            <span title={t.kept}>
              <Dot tone="open" /> {t.unsaved(count)}
            </span>
          ))}
      </div>
      {count > 0 && (
        <Button tone="quiet" onPress={onDiscard}>
          {t.discard}
        </Button>
      )}
      <Button tone="primary" isBusy={isBusy} disabledBecause={whyNot} onPress={onSave}>
        {one ? t.save : t.book}
      </Button>
    </div>
  )
}
