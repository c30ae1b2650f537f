import { useLocation } from 'wouter'
import type { ClientImport } from '@parlor/contract/client-imports.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { fileWords as t } from '../words/en-import.ts'
import { timesIn } from '../words/times.ts'
import css from './import.module.css'

export function Progress({ label, done, all }: { label: string; done: number; all: number }) {
  return (
    <div className={css.progress}>
      <p className={css.title} role="status">
        {label}
      </p>
      <progress className={css.bar} value={done} max={Math.max(all, 1)} aria-label={label} />
    </div>
  )
}

type RunStepProps = {
  importing: { isBusy: boolean; undo: (id: string) => Promise<void> }
  file: ClientImport
  words: { done: (made: number, merged: number) => string; undoneBut: (kept: number) => string }
  next: { label: string; path: string }
}

/** It goes on by itself; when it is over, what came of it and the way back. */
export function RunStep({ importing, file, words, next }: RunStepProps) {
  const [, go] = useLocation()
  const { timeZone } = useScreen().session.business
  const { new: made = 0, merge = 0, bad = 0, skip = 0 } = file.counts
  const all = made + merge + bad + skip
  if (file.state === 'importing' || file.state === 'undoing') {
    return (
      <>
        <Progress
          label={file.state === 'importing' ? t.importing : t.undoing}
          done={file.done}
          all={file.state === 'importing' ? all : made + merge}
        />
        <p className={css.help}>{t.progress(file.done, all)}</p>
        <p className={css.small}>{t.leave}</p>
      </>
    )
  }
  const isUndone = file.state === 'undone'
  return (
    <div className={css.progress}>
      <h2 className={css.title} role="status">
        {!isUndone
          ? words.done(made, merge)
          : file.kept > 0
            ? words.undoneBut(file.kept)
            : t.undone}
      </h2>
      {!isUndone && bad + skip > 0 && <p className={css.help}>{t.left(bad + skip)}</p>}
      {!isUndone && file.undoUntil && (
        <p className={css.small}>{t.undoUntil(timesIn(timeZone).moment(file.undoUntil))}</p>
      )}
      <div className={css.foot}>
        <Button tone="primary" onPress={() => go(next.path)}>
          {next.label}
        </Button>
        {!isUndone && (
          <Button isBusy={importing.isBusy} onPress={() => void importing.undo(file.id)}>
            {t.undo}
          </Button>
        )}
      </div>
    </div>
  )
}
