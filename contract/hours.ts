import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { addDays, type WallClock, weekdayOf } from './wall-clock.ts'
import { oneLine } from './words.ts'

export const hoursLimits = { rangesADayMax: 6, closedDaysMax: 200, nameCharactersMax: 60 }

/** By the clock on the location's wall, `09:00`; `24:00` is the end of the day. */
export const TimeOfDay = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/))
export type TimeOfDay = z.infer<typeof TimeOfDay>

/** Open without a break; a day with two of them has a break between. */
export const OpenRange = z.strictObject({
  weekday: z.int().check(z.minimum(0), z.maximum(6)), // 0 is Sunday
  opens: TimeOfDay,
  closes: TimeOfDay
})
export type OpenRange = z.infer<typeof OpenRange>

/** Out of the ordinary: closed all day, or from a time on. */
export const ClosedDay = z.strictObject({
  day: z.iso.date(),
  name: oneLine(hoursLimits.nameCharactersMax, 0),
  from: z.nullable(TimeOfDay)
})
export type ClosedDay = z.infer<typeof ClosedDay>

/** When a location is open. Without a range nobody has said so yet: then it is never after hours. */
export const Hours = z.object({
  week: z.array(OpenRange).check(z.maxLength(7 * hoursLimits.rangesADayMax)),
  closedDays: z.array(ClosedDay).check(z.maxLength(hoursLimits.closedDaysMax))
})
export type Hours = z.infer<typeof Hours>

export const getHours = endpoint('GET', '/locations/:id/hours', {
  may: 'staff',
  summary: 'When a branch is open, by its own clock, and on which days it is closed',
  input: z.object({ id: Id }),
  reply: z.object({ hours: Hours })
})

export const setHours = endpoint('PUT', '/locations/:id/hours', {
  may: 'settings.change',
  summary: 'The whole week and all closed days of a branch, in place of what was there',
  input: z.object({ id: Id, ...Hours.shape }),
  reply: z.object({ hours: Hours })
})

/** Why these cannot be somebody's hours; null when they can. */
export function whyNotHours({ week, closedDays }: Hours): string | null {
  if (week.some(each => each.opens >= each.closes)) {
    return 'A location closes later on the day than it opens.'
  }
  const sorted = inOrder(week)
  const overlap = sorted.some(
    (each, at) => sorted[at - 1]?.weekday === each.weekday && sorted[at - 1]!.closes > each.opens
  )
  if (overlap) return 'Two times of one day overlap. Leave the break between them.'
  const days = closedDays.map(each => each.day)
  if (new Set(days).size < days.length) return 'A day is in the list of closed days twice.'
  return null
}

export function inOrder(week: readonly OpenRange[]): OpenRange[] {
  return week.toSorted((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1))
}

/** What is open on a day of the calendar, its closed time taken off. */
export function rangesOn({ week, closedDays }: Hours, wall: WallClock): OpenRange[] {
  const ranges = inOrder(week).filter(each => each.weekday === weekdayOf(wall))
  const closed = closedDays.find(each => each.day === dateOf(wall))
  if (!closed) return ranges
  const { from } = closed
  if (from === null) return []
  return ranges
    .filter(each => each.opens < from)
    .map(each => (each.closes > from ? { ...each, closes: from } : each))
}

/** The time until which it is open; null when it is closed at this minute. */
export function openUntil(hours: Hours, wall: WallClock): TimeOfDay | null {
  const time = timeOf(wall)
  const now = rangesOn(hours, wall).find(each => each.opens <= time && time < each.closes)
  return now?.closes ?? null
}

/** When it opens next, after this minute; null when it does not within a year. */
export function nextOpening(hours: Hours, wall: WallClock): WallClock | null {
  for (let days = 0; days <= 366; days++) {
    const day = addDays(wall, days)
    const next = rangesOn(hours, day).find(each => days > 0 || each.opens > timeOf(wall))
    if (next) return { ...day, ...clockOf(next.opens) }
  }
  return null
}

const two = (count: number) => String(count).padStart(2, '0')
const timeOf = ({ hour, minute }: WallClock) => `${two(hour)}:${two(minute)}`
const dateOf = ({ year, month, day }: WallClock) =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
const clockOf = (time: TimeOfDay) => ({
  hour: Number(time.slice(0, 2)),
  minute: Number(time.slice(3))
})
