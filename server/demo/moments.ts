/** When a text of a demo world was written, seen from now. */
export type Moment = { minutesAgo: number } | { daysAgo: number; hour: number; minute: number }

const todayMinutesMax = 180 // the texts of "today" fit in so much of a day
const answerMsMin = 20_000 // between two texts of one minute

/** Instants of one conversation, strictly rising and never in the future, at any hour of the day:
 * shortly after midnight, today's texts stand closer together so that they stay today's. */
export function placeMoments(moments: Moment[], nowMs: number, timeZone: string): number[] {
  const here = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone)
  const sinceMidnightMs = nowMs - here.startOfDay().epochMilliseconds
  const pace = Math.min(1, sinceMidnightMs / (todayMinutesMax * 60_000))
  const placed = moments.map(moment => {
    if ('minutesAgo' in moment) return Math.round(nowMs - moment.minutesAgo * 60_000 * pace)
    const { daysAgo, hour, minute } = moment
    const day = here.toPlainDate().subtract({ days: daysAgo })
    return day.toZonedDateTime({ timeZone, plainTime: { hour, minute } }).epochMilliseconds
  })
  for (let at = 1; at < placed.length; at++) {
    if (placed[at]! <= placed[at - 1]!) placed[at] = placed[at - 1]! + answerMsMin
  }
  let nextMs = nowMs + 1
  for (let at = placed.length - 1; at >= 0; at--) {
    nextMs = Math.min(placed[at]!, nextMs - 1)
    placed[at] = nextMs
  }
  return placed
}

export function dayOf(nowMs: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate()
}

/** `{day+2}` is the weekday two days from today, `{date-9}` the date nine days ago. */
export function writeDays(words: string, today: Temporal.PlainDate): string {
  return words.replace(/\{(day|date)([+-]\d+)\}/g, (_, what: string, days: string) => {
    const day = today.add({ days: Number(days) })
    return what === 'day'
      ? day.toLocaleString('en-CA', { weekday: 'long' })
      : day.toLocaleString('en-CA', { day: 'numeric', month: 'long' })
  })
}
