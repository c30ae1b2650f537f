import {
  type Appointment,
  takesTime,
  whyNotChangeAppointment
} from '@parlor/contract/appointments.ts'
import { type Hours, rangesOn } from '@parlor/contract/hours.ts'
import { readWall } from '@parlor/contract/wall-clock.ts'
import { type Day, wallOf } from '../sync/visit-days.ts'

/** Where things stand is told in minutes since midnight, as the clock on the wall says it. */
export type Stretch = { day: Day; from: number; to: number }
export type GridVisit = Stretch & {
  id: string
  staffId: string
  version: number
  tone: 1 | 2 | 3
  isOver: boolean
  isFixed: boolean
}
/** Behind the visits, across all columns of a day: closed hours, and now. */
export type Ground = Stretch & { looks: 'closed' | 'now' }

type Looks = Pick<GridVisit, 'tone' | 'isOver'> & { mayMove: boolean }
const dayMinutes = 24 * 60
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A visit on the first of the days shown that it has a part in. */
export function gridVisit(
  one: Appointment,
  timeZone: string,
  firstDay: Day,
  { mayMove, ...looks }: Looks
): GridVisit {
  const [start, end] = [wallOf(timeZone, one.startsAt), wallOf(timeZone, one.endsAt)]
  const isEarlier = start.day < firstDay
  const day = isEarlier ? firstDay : start.day
  const from = isEarlier ? 0 : minutesOf(start.time)
  const until = end.day > day ? dayMinutes : minutesOf(end.time)
  const { id, staffId, version } = one
  return {
    ...{ id, staffId, version, day, from, ...looks },
    // In the hour that autumn repeats it may seem to end before it begins.
    to: until > from ? until : dayMinutes,
    isFixed: !mayMove || isEarlier || !takesTime(one) || whyNotChangeAppointment(one) !== null
  }
}

/** Hatched: when the location is closed. Without hours nobody has said so yet. */
export function closedOn(day: Day, hours: Hours | undefined): Ground[] {
  if (!hours || hours.week.length === 0) return []
  const edges = rangesOn(hours, readWall(day, '00:00')!).flatMap(each => [each.opens, each.closes])
  const times = ['00:00', ...edges, '24:00'].map(minutesOf)
  const gaps: Ground[] = []
  for (let at = 0; at < times.length; at += 2) {
    const [from, to] = [times[at]!, times[at + 1]!]
    if (from < to) gaps.push({ day, from, to, looks: 'closed' })
  }
  return gaps
}

/** A line across all columns. */
export function nowLine(timeZone: string, instant: string): Ground {
  const { day, time } = wallOf(timeZone, instant)
  return { day, from: minutesOf(time), to: minutesOf(time), looks: 'now' }
}

/** From when to when the grid goes: the open hours and all visits, with an hour around. */
export function slotRange(
  visits: readonly Stretch[],
  hours: Hours | undefined
): { from: number; to: number } {
  const open = hours?.week.flatMap(each => [minutesOf(each.opens), minutesOf(each.closes)]) ?? []
  const busy = visits.flatMap(one => [one.from, one.to])
  const all = [...(open.length > 0 ? open : [9 * 60, 18 * 60]), ...busy]
  return {
    from: Math.max(0, Math.floor(Math.min(...all) / 60) * 60 - 60),
    to: Math.min(dayMinutes, Math.ceil(Math.max(...all) / 60) * 60 + 60)
  }
}
