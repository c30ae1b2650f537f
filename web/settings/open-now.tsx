import { type Hours, nextOpening, openUntil } from '@parlor/contract/hours.ts'
import { momentOf, wallClockAt } from '@parlor/contract/wall-clock.ts'
import { showTime } from '../hours/time-select.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Icon } from '../ui/icon.tsx'
import { Clock } from '../ui/icons.ts'
import { hoursWords as t } from '../words/en-hours.ts'
import { timesIn } from '../words/times.ts'
import css from './hours-section.module.css'

/** What these hours mean at this minute. */
export function OpenNow({ hours, timeZone }: { hours: Hours; timeZone: string }) {
  const nowMs = useMinute()
  return (
    <p className={css.now} role="status">
      <Icon of={Clock} size={18} />
      {wordsOf(hours, timeZone, nowMs)}
    </p>
  )
}

function wordsOf(hours: Hours, timeZone: string, nowMs: number): string {
  if (hours.week.length === 0) return t.notSet
  const wall = wallClockAt(nowMs, timeZone)
  const until = openUntil(hours, wall)
  if (until) return t.openNow(showTime(until))
  const next = nextOpening(hours, wall)
  const at = next && new Date(momentOf(next, timeZone)).toISOString()
  return t.closedNow(at && timesIn(timeZone).ahead(at, nowMs))
}
