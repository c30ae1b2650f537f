import { remembered } from '../remembered.ts'
import { t } from './en.ts'

const dayMs = 86_400_000
const daysByName = 6

/** Every time of the business is told in its own zone, in the words of the reader's locale. */
export type Times = {
  /** In a list: 10:38 AM, Yesterday, Sunday, 12 Nov. */
  inList(instant: string, nowMs: number): string
  /** Under a text: 10:38 AM. */
  clock(instant: string): string
  /** For support: 10:14:08 AM. */
  toTheSecond(instant: string): string
  /** Over a day of texts: Today, Tuesday 24 November. */
  day(instant: string, nowMs: number): string
  /** In a sentence: Thu 26 Nov. */
  date(instant: string, nowMs: number): string
  /** In a sentence, to the minute: Thu 26 Nov, 9:00 AM. */
  moment(instant: string): string
  /** Of what is to come: 3:00 PM, Tomorrow, 9:00 AM, Sun 6 Jun 2027, 9:00 AM. */
  ahead(instant: string, nowMs: number): string
  dayKey(instant: string): string
  /** Everything, with the zone: on hover, focus and a long press. */
  exact(instant: string): string
  /** The same to the minute. */
  exactMinute(instant: string): string
}

const cache = new Map<string, Times>()

export function timesIn(timeZone: string, locale = usualLocale()): Times {
  const key = `${timeZone} ${locale}`
  const times = cache.get(key) ?? makeTimes(timeZone, locale)
  cache.set(key, times)
  return times
}

/** The reader's own, as far as clocks and words understand it. */
export function usualLocale(): string {
  if (typeof navigator === 'undefined') return 'en-US'
  return understood(navigator.language)
}

const understood = remembered(locale => {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en-US'
  } catch {
    return 'en-US' // some browsers say "en-US@posix", which no clock understands
  }
})

function makeTimes(timeZone: string, locale: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    return (at: Date) => formatter.format(at)
  }
  const clock = format({ hour: 'numeric', minute: '2-digit' })
  const seconds = format({ hour: 'numeric', minute: '2-digit', second: '2-digit' })
  const weekday = format({ weekday: 'long' })
  const date = format({ day: 'numeric', month: 'short' })
  const dateWithYear = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' })
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const longDayWithYear = format({
    ...{ weekday: 'long', day: 'numeric' },
    ...{ month: 'long', year: 'numeric' }
  })
  const exact = format({
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' }
  })
  const exactMinute = format({
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }
  })
  const shortDayWithYear = format({
    ...{ weekday: 'short', day: 'numeric' },
    ...{ month: 'short', year: 'numeric' }
  })
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const dayKey = (at: Date) => parts.format(at)
  const daysBetween = (from: Date, until: Date) =>
    Math.round((Date.parse(dayKey(until)) - Date.parse(dayKey(from))) / dayMs)
  const isThisYear = (at: Date, now: Date) => dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4)

  return {
    clock: remembered(instant => clock(new Date(instant))),
    toTheSecond: instant => seconds(new Date(instant)),
    exact: instant => exact(new Date(instant)),
    moment: instant => `${shortDay(new Date(instant))}, ${clock(new Date(instant))}`,
    exactMinute: instant => exactMinute(new Date(instant)),
    ahead(instant, nowMs) {
      const [at, now] = [new Date(instant), new Date(nowMs)]
      const days = -daysBetween(at, now)
      if (days <= 0) return clock(at)
      const day = isThisYear(at, now) ? shortDay(at) : shortDayWithYear(at)
      return `${days === 1 ? t.times.tomorrow : day}, ${clock(at)}`
    },
    dayKey: remembered(instant => dayKey(new Date(instant))),
    inList(instant, nowMs) {
      const [at, now] = [new Date(instant), new Date(nowMs)]
      const days = daysBetween(at, now)
      if (days <= 0) return clock(at)
      if (days === 1) return t.times.yesterday
      if (days <= daysByName) return weekday(at)
      return isThisYear(at, now) ? date(at) : dateWithYear(at)
    },
    date(instant, nowMs) {
      const [at, now] = [new Date(instant), new Date(nowMs)]
      return isThisYear(at, now) ? shortDay(at) : dateWithYear(at)
    },
    day(instant, nowMs) {
      const [at, now] = [new Date(instant), new Date(nowMs)]
      const days = daysBetween(at, now)
      const said = isThisYear(at, now) ? longDay(at) : longDayWithYear(at)
      if (days === 0) return `${t.times.today}, ${said}`
      if (days === -1) return `${t.times.tomorrow}, ${said}`
      return days === 1 ? `${t.times.yesterday}, ${said}` : said
    }
  }
}
