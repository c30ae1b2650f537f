import type { CSSProperties } from 'react'
import type { Appointment } from '@parlor/contract/appointments.ts'
import { wallClockAt } from '@parlor/contract/wall-clock.ts'
import { useFollow } from '../inbox/nav.tsx'
import { firstWord, toneOf } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import { useColleagues } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { HiddenText } from '../ui/hidden-text.tsx'
import { initialsOf } from '../ui/initials.ts'
import { newsWords } from '../words/en-news.ts'
import { scheduleWords } from '../words/en-schedule.ts'
import { timesIn } from '../words/times.ts'
import css from './dashboard.module.css'
import type { Today } from './use-today.ts'

const t = newsWords.dashboard
const usual = { opens: 9, closes: 18 }

type Hours = { from: number; to: number }

/** Who comes today: a line for each who works, from the first hour to the last. */
export function TodayStrip({ today }: { today: Today }) {
  const colleagues = useColleagues()
  const follow = useFollow()
  const now = useMinute()
  const { visits, timeZone } = today
  const hourOf = (instant: string) => hourIn(timeZone, Date.parse(instant))
  const hours = {
    from: Math.min(usual.opens, ...visits.map(one => Math.floor(hourOf(one.startsAt)))),
    to: Math.max(usual.closes, ...visits.map(one => Math.ceil(hourOf(one.endsAt))))
  }
  const staffIds = [...new Set(visits.map(one => one.staffId))]
  const nowHour = hourIn(timeZone, now)
  const isOpen = nowHour >= hours.from && nowHour <= hours.to
  return (
    <section className={css.card} aria-labelledby="today">
      <header className={css.cardHead}>
        <h2 id="today" className={css.cardTitle}>
          {t.today}
        </h2>
        <a className={css.verb} href={paths.schedule()} onClick={follow(paths.schedule())}>
          {t.openSchedule}
        </a>
      </header>
      {visits.length === 0 && <p className={css.none}>{t.nobodyToday}</p>}
      {visits.length > 0 && (
        <div className={css.strip}>
          <Scale hours={hours} timeZone={timeZone} />
          {staffIds.map(id => {
            const staff = colleagues.get(id)
            const name = staff?.name ?? scheduleWords.somebody
            return (
              <div key={id} className={css.line}>
                <span className={css.staff}>
                  <Avatar initials={initialsOf(name)} tone={toneOf(staff?.colour ?? 1)} size={20} />
                  {firstWord(name)}
                </span>
                <ul className={css.visits} aria-label={name}>
                  {visits
                    .filter(one => one.staffId === id)
                    .map(one => (
                      <Visit
                        key={one.id}
                        one={one}
                        staff={name}
                        place={placeOf(hourOf(one.startsAt), hourOf(one.endsAt), hours)}
                        tone={toneOf(staff?.colour ?? 1)}
                        timeZone={timeZone}
                      />
                    ))}
                  {isOpen && (
                    <li aria-hidden className={css.now} style={placeOf(nowHour, nowHour, hours)} />
                  )}
                </ul>
              </div>
            )
          })}
        </div>
      )}
    </section>
  )
}

type VisitProps = {
  one: Appointment
  staff: string
  place: CSSProperties
  tone: number
  timeZone: string
}

function Visit({ one, staff, place, tone, timeZone }: VisitProps) {
  const follow = useFollow()
  const to = paths.appointment(one.id)
  const who = one.client?.name ?? scheduleWords.walkIn
  const time = timesIn(timeZone).clock(one.startsAt)
  const label = t.visitLabel(who, time, staff)
  return (
    <li
      className={css.visit}
      data-tone={tone}
      data-done={one.status === 'completed' || undefined}
      style={place}
    >
      <a href={to} onClick={follow(to)} title={label}>
        <span className={css.clock}>{time}</span> {firstWord(who)}
        <HiddenText>{t.withStaff(staff)}</HiddenText>
      </a>
    </li>
  )
}

function Scale({ hours, timeZone }: { hours: Hours; timeZone: string }) {
  const all = Array.from({ length: hours.to - hours.from }, (_, at) => hours.from + at)
  const format = new Intl.DateTimeFormat(undefined, { hour: 'numeric', timeZone: 'UTC' })
  return (
    <div className={css.scale} aria-hidden data-zone={timeZone}>
      {all.map(hour => (
        <span key={hour} style={placeOf(hour, hour, hours)}>
          {format.format(Date.UTC(2026, 0, 1, hour)).replace(/\s?[AP]M$/i, '')}
        </span>
      ))}
    </div>
  )
}

function placeOf(from: number, to: number, hours: Hours): CSSProperties {
  const share = (hour: number) => `${((hour - hours.from) / (hours.to - hours.from)) * 100}%`
  return from === to
    ? { insetInlineStart: share(from) }
    : { insetInlineStart: share(from), width: share(hours.from + to - from) }
}

function hourIn(timeZone: string, ms: number): number {
  const { hour, minute } = wallClockAt(ms, timeZone)
  return hour + minute / 60
}
