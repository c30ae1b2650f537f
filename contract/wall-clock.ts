/** What the clock on the wall says. Months count from 1. */
export type WallClock = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall of a zone says at a moment. */
export function wallClockAt(ms: number, timeZone: string): WallClock {
  const said = new Map(
    formatIn(timeZone)
      .formatToParts(ms)
      .map(part => [part.type, part.value])
  )
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(said.get(type))
  return {
    ...{ year: read('year'), month: read('month'), day: read('day') },
    ...{ hour: read('hour'), minute: read('minute') }
  }
}

/** The moment at which it says so. In the hour that spring leaves out, as much later as it is long;
 * in the hour that autumn repeats, the first time. */
export function momentOf(wall: WallClock, timeZone: string): number {
  const asUtc = inUtc(wall)
  const offsetAt = (ms: number) => {
    const minuteMs = Math.floor(ms / 60_000) * 60_000
    return inUtc(wallClockAt(minuteMs, timeZone)) - minuteMs
  }
  const before = asUtc - offsetAt(asUtc - dayMs)
  const after = asUtc - offsetAt(asUtc + dayMs)
  const isSo = (ms: number) => inUtc(wallClockAt(ms, timeZone)) === asUtc
  return isSo(before) || !isSo(after) ? before : after
}

/** Every moment at which it says so: none in the hour that spring leaves out, two in the hour that
 * autumn repeats. */
export function momentsOf(wall: WallClock, timeZone: string): number[] {
  const asUtc = inUtc(wall)
  const around = [asUtc - dayMs, asUtc + dayMs].map(
    ms => asUtc - (inUtc(wallClockAt(ms, timeZone)) - Math.floor(ms / 60_000) * 60_000)
  )
  const isSo = (ms: number) => inUtc(wallClockAt(ms, timeZone)) === asUtc
  return [...new Set(around)].filter(isSo).sort((a, b) => a - b)
}

/** `2026-11-24`. */
export function dayText({ year, month, day }: WallClock): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

/** `09:05`. */
export function timeText({ hour, minute }: WallClock): string {
  return [hour, minute].map(part => String(part).padStart(2, '0')).join(':')
}

/** From `2026-11-24` and `09:05`; null when either is none. */
export function readWall(day: string, time: string): WallClock | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (!date || !minute) return null
  const wall = { year: Number(year), month: Number(month), day: Number(date) }
  const at = { ...wall, hour: Number(hour), minute: Number(minute) }
  return isInCalendar(at) ? at : null
}

/** The same time of the day so many days later; 32 January is 1 February. */
export function addDays(wall: WallClock, days: number): WallClock {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days))
  return {
    ...wall,
    ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  }
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: WallClock): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

export function isInCalendar(wall: WallClock): boolean {
  return addDays(wall, 0).month === wall.month && addDays(wall, 0).day === wall.day
}

function inUtc({ year, month, day, hour, minute }: WallClock): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }
  })
  formats.set(timeZone, made)
  return made
}
