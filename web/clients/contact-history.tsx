import { useId, useState } from 'react'
import { type HistoryKind, historyKinds } from '@parlor/contract/contact-history.ts'
import { CouldNotLoad } from '../settings/section-frame.tsx'
import { useScreen } from '../sync/use-app.tsx'
import { useAfter, useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { History } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { clientWords } from '../words/en-clients.ts'
import { timesIn } from '../words/times.ts'
import css from './history.module.css'
import { HistoryRow } from './history-row.tsx'
import { daysOf } from './history-lines.ts'
import { useHistory } from './use-history.ts'

const t = clientWords.history

/** Everything that we and this client had to do with each other, newest first. */
export function ContactHistory({ clientId, name }: { clientId: string; name: string }) {
  const [kind, show] = useState<HistoryKind>('all')
  const { items, next, isBusy, trouble, more, again } = useHistory(clientId, kind)
  const { timeZone } = useScreen().session.business
  const nowMs = useMinute()
  const isLong = useAfter(150, items === null)
  const times = timesIn(timeZone)
  return (
    <>
      <div className={css.kinds}>
        <KindChips kind={kind} onChange={show} />
      </div>
      {trouble && !items && <CouldNotLoad trouble={trouble} again={again} />}
      {!items && !trouble && isLong && (
        <p className={css.loading} role="status">
          {t.loading}
        </p>
      )}
      {items?.length === 0 && (
        <State icon={History} title={kind === 'all' ? t.empty : t.emptyKind}>
          {kind === 'all' && t.emptyHelp}
        </State>
      )}
      {items && items.length > 0 && (
        <section aria-label={t.label(name)} className={css.history} aria-busy={isBusy}>
          {daysOf(items, times.dayKey).map(({ day, at, lines }) => (
            <section key={day}>
              <h2 className={css.day}>{times.day(at, nowMs)}</h2>
              <ol className={css.lines}>
                {lines.map(line => (
                  <HistoryRow key={line.id} line={line} times={times} />
                ))}
              </ol>
            </section>
          ))}
          {next && (
            <div className={css.earlier}>
              <Button isBusy={isBusy} onPress={more}>
                {t.earlier}
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  )
}

function KindChips(props: { kind: HistoryKind; onChange: (kind: HistoryKind) => void }) {
  const name = useId()
  return (
    <fieldset className={css.chips} aria-label={t.filter}>
      {historyKinds.map(kind => (
        <label key={kind} className={css.chip}>
          <input
            type="radio"
            className={css.radio}
            name={name}
            checked={kind === props.kind}
            onChange={() => props.onChange(kind)}
          />
          {t.kinds[kind]}
        </label>
      ))}
    </fieldset>
  )
}
