import type { Instant } from './time.ts'
import {
  addDays,
  isInCalendar,
  momentOf,
  type WallClock,
  wallClockAt,
  weekdayOf
} from './wall-clock.ts'

/** A moment, or a sentence that stands beside the field. */
export type When = { at: Instant } | { why: string }

export const whenLimits = { charactersMax: 80, daysAheadMax: 366 }

const dayMs = 86_400_000
const usualHour = 9 // of a day without a time

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?' +
  '|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const weekday =
  '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?' +
  '|sat(?:urday)?)s?'
const partHours: Record<string, number> = {
  morning: 9,
  noon: 12,
  midday: 12,
  afternoon: 14,
  'end of day': 17,
  eod: 17,
  evening: 18,
  night: 19
}

const sentences = {
  unknown: 'Write it like “tomorrow 9”, “next Tuesday at 3pm” or “in 2 hours”.',
  past: 'This time has passed. Choose a later one.',
  far: 'Choose a time within a year.',
  noSuchDay: 'The calendar has no such day.',
  noSuchTime: 'The clock has no such time.',
  whichIsMonth: 'Write the month as a word, like “5 Dec”.'
}
type Why = keyof typeof sentences

/** "tomorrow 9", "next Tuesday at 3pm", "in 2 hours", "5 Dec 14:30": what the desk means by it there
 * and then. An hour without am or pm is one of a working day: 7 to 12 as they are, 1 to 6 after noon. */
export function readWhen(text: string, now: Instant, timeZone: string): When {
  const nowMs = Date.parse(now)
  const found = read(tidy(text), nowMs, timeZone)
  if (typeof found === 'string') return { why: sentences[found] }
  if (found <= nowMs) return { why: sentences.past }
  if (found > nowMs + whenLimits.daysAheadMax * dayMs) return { why: sentences.far }
  return { at: new Date(found).toISOString() }
}

function tidy(text: string): string {
  const plain = text.slice(0, whenLimits.charactersMax + 1).toLowerCase()
  if (plain.length > whenLimits.charactersMax) return ''
  return plain
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/[,@]/g, ' ')
    .replace(/\btonight\b/g, 'today night')
    .replace(/\s+/g, ' ')
    .trim()
}

function read(text: string, nowMs: number, timeZone: string): number | Why {
  if (text === '') return 'unknown'
  const span = readSpan(text)
  if (span !== null) return nowMs + span
  const rest = new Rest(text)
  const today = wallClockAt(nowMs, timeZone)
  const day = takeDay(rest, today)
  if (typeof day === 'string') return day
  const time = takeTime(rest)
  if (typeof time === 'string') return time
  if (!rest.isUsedUp() || (!day && !time)) return 'unknown'
  const { hour, minute } = time ?? day?.time ?? { hour: usualHour, minute: 0 }
  const moment = (days: number) =>
    momentOf({ ...addDays(day?.wall ?? today, days), hour, minute }, timeZone)
  const again = day ? day.everyDays : 1
  return again && moment(0) <= nowMs ? moment(again) : moment(0)
}

/** "in 2 hours", "1h 30m", "in half an hour": so much time, whatever the clocks do meanwhile. */
function readSpan(text: string): number | null {
  const hours = '(?:(\\d{1,4}|an?|half an) ?h(?:(?:ou)?rs?)?)'
  const minutes = '(?:(\\d{1,5}|an?) ?m(?:in(?:ute)?s?)?)'
  const form = new RegExp(
    `^(?:in )?(?:${hours}(?: ?(?:and )?${minutes})?|${minutes})(?: from now)?$`
  )
  const found = form.exec(text)
  if (!found) return null
  const [, ofHours, ofMinutes, alone] = found
  return (amount(ofHours) * 60 + amount(ofMinutes ?? alone)) * 60_000
}

function amount(word: string | undefined): number {
  if (word === undefined) return 0
  if (word === 'half an') return 0.5
  return /^an?$/.test(word) ? 1 : Number(word)
}

/** What of the text nobody has read yet. */
class Rest {
  private text: string

  constructor(text: string) {
    this.text = text
  }

  take(form: string): RegExpExecArray | null {
    const found = new RegExp(`(?<![\\w:.-])(?:${form})(?![\\w:-])`).exec(this.text)
    if (!found) return null
    this.text = `${this.text.slice(0, found.index)} ${this.text.slice(found.index + found[0].length)}`
    return found
  }

  isUsedUp(): boolean {
    return this.text.replace(/\b(?:at|on|the|by|in)\b/g, '').trim() === ''
  }
}

/** `everyDays`: when it has passed already, the one after is meant. */
type Day = { wall: WallClock; everyDays?: number; time?: { hour: number; minute: number } }

function takeDay(rest: Rest, today: WallClock): Day | Why | null {
  if (rest.take('\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?')) return 'whichIsMonth'
  return takeDate(rest, today) ?? takeDaysAhead(rest, today) ?? takeWeekday(rest, today)
}

function takeDate(rest: Rest, today: WallClock): Day | Why | null {
  const iso = rest.take('(\\d{4})-(\\d\\d)-(\\d\\d)')
  if (iso) return dayOf(today, Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const th = '(?:st|nd|rd|th)?'
  const year = '(?: (\\d{4}))?'
  const dayFirst = rest.take(`(\\d{1,2})${th}(?: of)? ${month}${year}`)
  const [, day, name, ofYear] = dayFirst ?? []
  if (dayFirst) return dayOfMonth(today, day!, name!, ofYear)
  const monthFirst = rest.take(`${month} (\\d{1,2})${th}${year}`)
  return monthFirst && dayOfMonth(today, monthFirst[2]!, monthFirst[1]!, monthFirst[3])
}

function dayOfMonth(today: WallClock, day: string, name: string, year?: string): Day | Why {
  const month = months.indexOf(name.slice(0, 3)) + 1
  if (year) return dayOf(today, Number(year), month, Number(day))
  const isOver = month < today.month || (month === today.month && Number(day) < today.day)
  return dayOf(today, today.year + (isOver ? 1 : 0), month, Number(day))
}

function dayOf(today: WallClock, year: number, month: number, day: number): Day | Why {
  const wall = { ...today, year, month, day }
  return isInCalendar(wall) ? { wall } : 'noSuchDay'
}

function takeDaysAhead(rest: Rest, today: WallClock): Day | null {
  const ahead = (days: number): Day => ({ wall: addDays(today, days) })
  if (rest.take('(?:the )?day after tomorrow')) return ahead(2)
  if (rest.take('tomorrow|tomorow|tmrw|tmr')) return ahead(1)
  if (rest.take('today|this(?= (?:morning|afternoon|evening))')) return ahead(0)
  const span = rest.take('(?:in )?(\\d{1,3}|an?) ?(d(?:ays?)?|w(?:ee)?ks?|w|months?)(?: from now)?')
  if (span) return inSpan(today, amount(span[1]), span[2]!)
  if (rest.take('next month')) return { wall: { ...addMonths(today, 1), day: 1 } }
  if (rest.take('next week')) return ahead(daysUntilMonday(today))
  if (rest.take('next weekend')) return ahead(daysUntilMonday(today) + 5)
  if (!rest.take('(?:this |the )?weekend')) return null
  return { wall: addDays(today, (6 - weekdayOf(today) + 7) % 7), everyDays: 7 }
}

function inSpan(today: WallClock, count: number, unit: string): Day {
  const wall = unit.startsWith('m')
    ? addMonths(today, count)
    : addDays(today, unit.startsWith('w') ? count * 7 : count)
  return { wall, time: { hour: today.hour, minute: today.minute } }
}

/** 31 January and a month is the last of February. */
function addMonths(wall: WallClock, count: number): WallClock {
  const first = addDays({ ...wall, month: wall.month + count, day: 1 }, 0)
  const lastDay = addDays({ ...first, month: first.month + 1, day: 0 }, 0).day
  return { ...first, day: Math.min(wall.day, lastDay) }
}

/** Friday is the next one that comes; next Friday is the one of next week, which begins on Monday. */
function takeWeekday(rest: Rest, today: WallClock): Day | null {
  const found = rest.take(`(next |this |coming )?${weekday}`)
  if (!found) return null
  const target = weekdays.indexOf(found[2]!.slice(0, 3))
  if (found[1] === 'next ') {
    return { wall: addDays(today, daysUntilMonday(today) + ((target + 6) % 7)) }
  }
  return { wall: addDays(today, (target - weekdayOf(today) + 7) % 7), everyDays: 7 }
}

function daysUntilMonday(today: WallClock): number {
  return ((8 - weekdayOf(today)) % 7) + (weekdayOf(today) === 1 ? 7 : 0)
}

function takeTime(rest: Rest): { hour: number; minute: number } | Why | null {
  const part = rest.take(Object.keys(partHours).join('|'))?.[0]
  const written = rest.take('(?:at )?(\\d{1,2})(?:[:.h](\\d\\d))? ?(am|pm)?')
  if (!written) return part === undefined ? null : { hour: partHours[part]!, minute: 0 }
  const [, hourWritten, minuteWritten, half] = written
  const hour = Number(hourWritten)
  const minute = Number(minuteWritten ?? 0)
  const isOnClock = half ? hour >= 1 && hour <= 12 : hour <= 23
  if (!isOnClock || minute > 59) return 'noSuchTime'
  return { hour: hourOfDay(hourWritten!, half ?? halfOf(part)), minute }
}

function halfOf(part: string | undefined): 'am' | 'pm' | undefined {
  if (part === undefined) return undefined
  return part === 'morning' ? 'am' : 'pm'
}

function hourOfDay(written: string, half: string | undefined): number {
  const hour = Number(written)
  if (hour > 12 || (written.startsWith('0') && !half)) return hour
  if (half) return (hour % 12) + (half === 'pm' ? 12 : 0)
  return hour >= 1 && hour <= 6 ? hour + 12 : hour
}
