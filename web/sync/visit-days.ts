import {
  addDays,
  dayText,
  momentOf,
  readWall,
  timeText,
  type WallClock,
  wallClockAt,
  weekdayOf
} from '@parlor/contract/wall-clock.ts'
import { remembered } from '../remembered.ts'

/** A day of the calendar as the address has it, `2026-11-24`; all by the clock of a location. */
export type Day = string

export function dayIn(timeZone: string, ms: number): Day {
  return dayText(wallClockAt(ms, timeZone))
}

type Wall = { day: Day; time: string }
const clocks = new Map<string, (instant: string) => Wall>()

export function wallOf(timeZone: string, instant: string): Wall {
  const clock = clocks.get(timeZone) ?? clockIn(timeZone)
  clocks.set(timeZone, clock)
  return clock(instant)
}

const clockIn = (timeZone: string) =>
  remembered((instant): Wall => {
    const wall = wallClockAt(Date.parse(instant), timeZone)
    return { day: dayText(wall), time: timeText(wall) }
  })

export function laterDay(day: Day, days: number): Day {
  return dayText(addDays(startOf(day), days))
}

/** From midnight to midnight: 23, 24 or 25 hours. */
export function rangeOf(day: Day, timeZone: string): { from: string; to: string } {
  const start = startOf(day)
  const [from, to] = [start, addDays(start, 1)].map(wall =>
    new Date(momentOf(wall, timeZone)).toISOString()
  )
  return { from: from!, to: to! }
}

/** From Monday on. */
export function weekOf(day: Day): Day[] {
  const sinceMonday = (weekdayOf(startOf(day)) + 6) % 7
  return Array.from({ length: 7 }, (_, at) => laterDay(day, at - sinceMonday))
}

/** The weeks that a month has days in, from Monday on. */
export function monthOf(day: Day): Day[][] {
  const first = `${day.slice(0, 7)}-01`
  const weeks: Day[][] = []
  for (let monday = weekOf(first)[0]!; weeks.length < 6; monday = laterDay(monday, 7)) {
    if (weeks.length > 0 && monday.slice(0, 7) > day.slice(0, 7)) break
    weeks.push(weekOf(monday))
  }
  return weeks
}

export function laterMonth(day: Day, months: number): Day {
  const { year, month } = startOf(day)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

export const isDay = (text: string | null | undefined): text is Day =>
  readWall(text ?? '', '00:00') !== null

function startOf(day: Day): WallClock {
  return readWall(day, '00:00')!
}
