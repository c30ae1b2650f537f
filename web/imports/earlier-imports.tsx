import type { ClientImport } from '@parlor/contract/client-imports.ts'
import { nowMs } from '../clock.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { fileWords as t } from '../words/en-import.ts'
import { timesIn } from '../words/times.ts'
import css from './import.module.css'

type Words = {
  counts: (made: number, merged: number) => string
  kept: (count: number) => string
}
type EarlierImportsProps = {
  imports: ClientImport[] | undefined
  words: Words
  onUndo: (id: string) => void
}

/** What was imported before, and the way back while there is one. */
export function EarlierImports({ imports = [], words, onUndo }: EarlierImportsProps) {
  if (imports.length === 0) return null
  return (
    <section className={css.before} aria-labelledby="before">
      <h3 id="before" className={css.sub}>
        {t.before}
      </h3>
      <ul className={css.things}>
        {imports.map(file => (
          <Earlier key={file.id} file={file} words={words} onUndo={() => onUndo(file.id)} />
        ))}
      </ul>
    </section>
  )
}

type EarlierProps = { file: ClientImport; words: Words; onUndo: () => void }

function Earlier({ file, words, onUndo }: EarlierProps) {
  const { timeZone } = useScreen().session.business
  const who = useColleagues().get(file.byId)?.name
  const times = timesIn(timeZone)
  const mayUndo =
    file.state === 'done' && file.undoUntil !== null && Date.parse(file.undoUntil) > nowMs()
  return (
    <li className={css.thing}>
      <div className={css.grow}>
        <p className={css.strong}>{file.name}</p>
        <p className={css.small}>
          {[
            t.state[file.state],
            words.counts(file.counts['new'] ?? 0, file.counts['merge'] ?? 0),
            times.moment(file.at),
            who
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {mayUndo && <p className={css.small}>{t.undoUntil(times.moment(file.undoUntil!))}</p>}
        {file.kept > 0 && <p className={css.small}>{words.kept(file.kept)}</p>}
      </div>
      {mayUndo && (
        <Button size="s" onPress={onUndo}>
          {t.undo}
        </Button>
      )}
    </li>
  )
}
