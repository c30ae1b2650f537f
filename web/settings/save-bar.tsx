import { useEffect } from 'react'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/count.tsx'
import { useLeaveQuestion } from '../ui/use-leave-question.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import css from './staff.module.css'

type SaveBarProps = { words: string; isBusy: boolean; onSave: () => void; onDiscard: () => void }

/** What is not saved yet, in words; it stands below the form as long as that is so. */
export function SaveBar({ words, isBusy, onSave, onDiscard }: SaveBarProps) {
  useLeaveQuestion(true)
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      onSave()
    }
    window.addEventListener('keydown', save)
    return () => window.removeEventListener('keydown', save)
  }, [onSave])
  return (
    <div className={css.saveBar}>
      <p className={css.saveWords} role="status">
        <Dot tone="open" />
        {words}
      </p>
      <Button tone="quiet" onPress={onDiscard}>
        {t.discard}
      </Button>
      <Button tone="primary" isBusy={isBusy} onPress={onSave}>
        {t.save}
      </Button>
    </div>
  )
}
