import { useEffect } from 'react'
import { type ConversationRow, isInView, type View } from '@parlor/contract/conversations.ts'
import { countWaiting } from '@parlor/contract/notifications.ts'
import { useFolderCounts, useFollow } from '../inbox/nav.tsx'
import { shortNameOf } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import { useAsked } from '../settings/use-asked.ts'
import { useScreen } from '../sync/use-app.tsx'
import { countInFolder } from '../ui/count.tsx'
import { newsWords } from '../words/en-news.ts'
import { timesIn } from '../words/times.ts'
import css from './dashboard.module.css'
import type { Today } from './use-today.ts'

const t = newsWords.dashboard
const limits = { waitingMs: 10_000, names: 3, visits: 2 }

/** What nobody has looked after yet. The counts are those of the inbox. */
export function NeedsYou({ today }: { today: Today | null }) {
  const counts = useFolderCounts()
  const waiting = useWaiting(counts.unassigned)
  const times = timesIn(today?.timeZone ?? 'UTC')
  const unconfirmed = today?.unconfirmed ?? []
  const soon = unconfirmed
    .slice(0, limits.visits)
    .map(one => `${one.client?.name ?? newsWords.visit.booked} ${times.clock(one.startsAt)}`)
  return (
    <section className={css.needs} aria-labelledby="needs-you">
      <h2 id="needs-you" className={css.needsTitle}>
        {t.needs}
      </h2>
      <Need
        {...{ count: counts.unread, what: t.unread, verb: t.readThem }}
        to={paths.inbox('unread')}
        who={useNames('unread')}
      />
      <Need
        {...{ count: counts.failed, what: t.failed, verb: t.seeWhy, isUrgent: true }}
        to={paths.inbox('failed')}
        who={useNames('failed')}
      />
      <Need
        {...{ count: waiting, what: t.waiting, verb: t.takeIt }}
        to={paths.inbox('unassigned')}
        who={counts.unassigned === undefined ? '' : t.unassigned(counts.unassigned)}
      />
      {today && (
        <Need
          {...{ count: unconfirmed.length, what: t.unconfirmed, verb: t.openList }}
          to={paths.schedule({ view: 'list' })}
          who={
            unconfirmed.length === 0
              ? t.allConfirmed
              : withMore(soon, unconfirmed.length - soon.length)
          }
        />
      )}
    </section>
  )
}

type NeedProps = {
  count: number | undefined
  what: string
  verb: string
  to: string
  who: string
  isUrgent?: boolean
}

function Need({ count, what, verb, to, who, isUrgent = false }: NeedProps) {
  const follow = useFollow()
  return (
    <div className={css.need}>
      <h3 className={css.needHead}>
        <span className={css.number} data-urgent={(isUrgent && (count ?? 0) > 0) || undefined}>
          {count === undefined ? '–' : countInFolder(count)}
        </span>{' '}
        {what}
      </h3>
      <p className={css.who}>{count === 0 && !who ? t.nothing : who}</p>
      <a
        className={css.verb}
        href={to}
        onClick={follow(to)}
        aria-label={`${verb}: ${count ?? 0} ${what}`}
      >
        {verb}
      </a>
    </div>
  )
}

/** Some of them by name, as far as they are known here. */
function useNames(view: View): string {
  const { known } = useScreen()
  const rows = Object.values(known.state.conversations)
    .filter((row: ConversationRow) => isInView(row, view, known.me))
    .sort((a, b) => (a.lastAt > b.lastAt ? -1 : 1))
  const names = [...new Set(rows.map(shortNameOf))]
  const shown = names.slice(0, limits.names)
  return withMore(shown, names.length - shown.length)
}

function withMore(names: readonly string[], more: number): string {
  const said = names.join(', ')
  return more > 0 ? t.andMore(said, more) : said
}

/** Time alone makes it more, so it is asked now and then; it is never more than the folder holds. */
function useWaiting(unassigned: number | undefined): number | undefined {
  const { value, again } = useAsked(countWaiting, {})
  useEffect(() => {
    const timer = setInterval(again, limits.waitingMs)
    return () => clearInterval(timer)
  }, [again])
  return value ? Math.min(value.unassigned, unassigned ?? value.unassigned) : undefined
}
