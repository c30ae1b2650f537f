import ICAL from 'ical.js'
import { visitImportLimits, type VisitFields } from '@parlor/contract/appointment-imports.ts'
import { momentsOf } from '@parlor/contract/wall-clock.ts'
import { whoIn } from './calendar-who.ts'

/** An event as it goes to be checked; whose and where is said by whoever imports it. */
export type EventFields = Omit<VisitFields, 'staffId' | 'locationId'>
export type Calendar = { events: EventFields[]; unknownZones: string[] }
/** `floating` holds for times without a zone; `zones` says which one a name in the file means. */
export type ZonesGiven = { floating: string; zones: Readonly<Record<string, string>> }

const limits = {
  timesOfSeries: 2_000,
  looks: 20_000, // at the times of one series
  daysAhead: 366 // of a series without an end
}
const dayMs = 86_400_000

/** Every event of a calendar file, those of a series one by one; null: it ends in the middle of one. */
export function calendarEvents(text: string, given: ZonesGiven, nowMs: number): Calendar | null {
  const blocks = text.match(/^BEGIN:VEVENT[ \t]*\r?$[\s\S]*?^END:VEVENT/gim) ?? []
  if (blocks.length < (text.match(/^BEGIN:VEVENT/gim) ?? []).length) return null
  const known = { ...given, own: zonesIn(text), unknown: new Set<string>() }
  const isCancelled = /^METHOD:CANCEL/im.test(text)
  const parsed = blocks.map(block => parse(block))
  const latest = latestOf(parsed.flatMap(each => (each instanceof ICAL.Component ? [each] : [])))
  const replaced = replacedIn(latest, known)
  const events = parsed.flatMap(each => {
    if (!(each instanceof ICAL.Component)) return [unreadable(each)]
    if (!latest.includes(each)) return []
    const times = attempt(() => timesOf(each, { known, nowMs, replaced }))
    if (times instanceof Error) return [unreadable(times)]
    return isCancelled ? times.map(time => ({ ...time, isCancelled })) : times
  })
  return { events, unknownZones: [...known.unknown].sort() }
}

type Known = ZonesGiven & { own: Map<string, ICAL.Timezone>; unknown: Set<string> }

function zonesIn(text: string): Map<string, ICAL.Timezone> {
  const blocks = text.match(/^BEGIN:VTIMEZONE[\s\S]*?^END:VTIMEZONE/gim) ?? []
  const zones = blocks.flatMap(block => {
    const component = parse(block)
    return component instanceof ICAL.Component ? [new ICAL.Timezone(component)] : []
  })
  return new Map(zones.map(zone => [zone.tzid, zone]))
}

const parse = (block: string) => attempt(() => new ICAL.Component(ICAL.parse(block) as unknown[]))

function attempt<Result>(act: () => Result): Result | Error {
  try {
    return act()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function textOf(component: ICAL.Component, name: string): string {
  const value = attempt(() => String(component.getFirstPropertyValue(name) ?? ''))
  return value instanceof Error ? '' : value
}
const idOf = (component: ICAL.Component) =>
  `${textOf(component, 'uid')} ${textOf(component, 'recurrence-id')}`

/** A file may hold an event in several writings: the last one counts. */
function latestOf(all: ICAL.Component[]): ICAL.Component[] {
  const sequence = (each: ICAL.Component) => Number(textOf(each, 'sequence')) || 0
  const latest = new Map<string | ICAL.Component, ICAL.Component>()
  for (const each of all) {
    const id = textOf(each, 'uid') === '' ? each : idOf(each)
    const before = latest.get(id)
    if (!before || sequence(each) >= sequence(before)) latest.set(id, each)
  }
  return [...latest.values()]
}

/** The times of series that an event of its own replaces. */
function replacedIn(all: ICAL.Component[], known: Known): Set<string> {
  return new Set(
    all.flatMap(each => {
      const property = each.getFirstProperty('recurrence-id')
      const moment = property && attempt(() => momentOf(property, known))
      return typeof moment === 'number' ? [timeId(textOf(each, 'uid'), moment)] : []
    })
  )
}

const timeId = (uid: string, moment: number) => `${uid}/${new Date(moment).toISOString()}`

type Around = { known: Known; nowMs: number; replaced: ReadonlySet<string> }

function timesOf(event: ICAL.Component, { known, nowMs, replaced }: Around): EventFields[] {
  const start = event.getFirstProperty('dtstart')
  const plain = fieldsOf(event)
  if (!start)
    return [{ ...plain, trouble: 'unreadable', written: 'it does not say when it begins.' }]
  const written = writtenAt(start)
  const begins = momentOf(start, known)
  if (typeof begins !== 'number') return [{ ...plain, ...begins }]
  const minutes = minutesOf(event, begins, known)
  if (minutes === null) return [{ ...plain, written, trouble: 'no-end' }]
  const at = (moment: number, uid: string): EventFields => ({
    ...{ ...plain, uid, written, minutes },
    startsAt: new Date(moment).toISOString()
  })
  const instead = event.getFirstProperty('recurrence-id')
  if (instead) {
    const moment = momentOf(instead, known)
    return [at(begins, typeof moment === 'number' ? timeId(plain.uid, moment) : plain.uid)]
  }
  if (!event.hasProperty('rrule') && !event.hasProperty('rdate')) return [at(begins, plain.uid)]
  const series = momentsOfSeries(event, start, { known, nowMs })
  const times = series.moments
    .map(
      (moment): EventFields =>
        typeof moment === 'number' ? at(moment, timeId(plain.uid, moment)) : { ...plain, ...moment }
    )
    .filter(each => !replaced.has(each.uid))
  return series.isWhole ? times : [...times, { ...plain, written, trouble: 'too-often' }]
}

type Trouble = Pick<EventFields, 'trouble' | 'written'>

/** Each time of a series at its own clock time; what it leaves out and where it ends are moments. */
function momentsOfSeries(
  event: ICAL.Component,
  start: ICAL.Property,
  { known, nowMs }: Omit<Around, 'replaced'>
): { moments: (number | Trouble)[]; isWhole: boolean } {
  const left = leftOut(event, known)
  const until = takeUntil(event, start, known)
  const last = Math.min(until ?? Number.POSITIVE_INFINITY, nowMs + limits.daysAhead * dayMs)
  event.removeAllProperties('exdate')
  const times = new ICAL.RecurExpansion({
    component: event,
    dtstart: start.getFirstValue() as ICAL.Time
  })
  const moments: (number | Trouble)[] = []
  for (let looks = 0; looks < limits.looks; looks++) {
    const time = times.next()
    if (!time) return { moments, isWhole: true }
    const moment = resolve(time, zoneOf(start), known)
    if (typeof moment !== 'number') {
      moments.push(moment)
      if (moment.trouble !== 'no-such-hour') return { moments, isWhole: true }
      continue
    }
    if (moment > last) return { moments, isWhole: true }
    if (left.moments.has(moment) || left.days.has(dayOf(time))) continue
    if (moments.length === limits.timesOfSeries) break
    moments.push(moment)
  }
  return { moments, isWhole: false }
}

const dayOf = (time: ICAL.Time) => `${time.year}-${time.month}-${time.day}`

function leftOut(event: ICAL.Component, known: Known) {
  const moments = new Set<number>()
  const days = new Set<string>()
  for (const property of event.getAllProperties('exdate')) {
    for (const value of property.getValues() as ICAL.Time[]) {
      if (value.isDate) days.add(dayOf(value))
      const moment = value.isDate ? null : resolve(value, zoneOf(property), known)
      if (typeof moment === 'number') moments.add(moment)
    }
  }
  return { moments, days }
}

/** Where a series ends, as a moment: the library would compare it with clock times. */
function takeUntil(event: ICAL.Component, start: ICAL.Property, known: Known): number | null {
  let last: number | null = null
  for (const property of event.getAllProperties('rrule')) {
    const rule = property.getFirstValue() as unknown as ICAL.Recur
    if (!rule.until) continue
    const until = rule.until.isDate
      ? resolve(endOfDay(rule.until), zoneOf(start), known)
      : resolve(rule.until, zoneOf(start), known)
    if (typeof until === 'number') last = Math.max(last ?? until, until)
    rule.until = null as unknown as ICAL.Time
    property.setValue(rule)
  }
  return last
}

function endOfDay(day: ICAL.Time): ICAL.Time {
  const zone = ICAL.Timezone.localTimezone
  const last = { hour: 23, minute: 59, second: 0, isDate: false }
  return new ICAL.Time({ year: day.year, month: day.month, day: day.day, ...last }, zone)
}

function minutesOf(event: ICAL.Component, begins: number, known: Known): number | null {
  const length = event.getFirstPropertyValue('duration') as ICAL.Duration | null
  if (length) return Math.round(length.toSeconds() / 60)
  const end = event.getFirstProperty('dtend')
  const moment = end && momentOf(end, known)
  return typeof moment === 'number' ? Math.round((moment - begins) / 60_000) : null
}

const zoneOf = (property: ICAL.Property) => (property.getParameter('tzid') as string) ?? null
const writtenAt = (property: ICAL.Property) =>
  String(property.getFirstValue() ?? '')
    .replace('T', ' ')
    .slice(0, 16)

function momentOf(property: ICAL.Property, known: Known): number | Trouble {
  const time = property.getFirstValue()
  if (!(time instanceof ICAL.Time)) return { trouble: 'unreadable', written: writtenAt(property) }
  return resolve(time, zoneOf(property), known)
}

/** What the clock in some zone says, as a moment. The zones that the world knows go before what a file
 * says of them. */
function resolve(time: ICAL.Time, zone: string | null, known: Known): number | Trouble {
  const { year, month, day, hour, minute } = time
  if (time.isDate) return { trouble: 'whole-day', written: `${time}` }
  if (time.zone === ICAL.Timezone.utcTimezone) return Date.UTC(year, month - 1, day, hour, minute)
  const name = zone === null ? known.floating : (known.zones[zone] ?? knownZone(zone))
  if (name) {
    const [moment] = momentsOf({ year, month, day, hour, minute }, name)
    if (moment !== undefined) return moment
    return { trouble: 'no-such-hour', written: `${time}`.replace('T', ' ').slice(0, 16) }
  }
  const own = known.own.get(zone!)
  if (own) {
    const seconds = own.utcOffset(time)
    return Date.UTC(year, month - 1, day, hour, minute) - seconds * 1_000
  }
  known.unknown.add(zone!)
  return { trouble: 'no-such-zone', written: zone!.slice(0, 100) }
}

/** Some programs write a path before the name, like `/citadel.org/20250101/America/Vancouver`. */
function knownZone(written: string): string | null {
  const parts = written.split('/')
  const names = [written, parts.slice(-2).join('/'), parts.slice(-3).join('/')]
  return names.find(isZone) ?? null
}

const zones = new Map<string, boolean>()
function isZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  let is = /^[A-Za-z]+(\/|$)/.test(name)
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    is = false
  }
  zones.set(name, is)
  return is
}

const nothing: EventFields = {
  ...{ uid: '', startsAt: null, minutes: 0, written: '', title: '', note: '', client: '' },
  ...{ phones: [], emails: [], isCancelled: false, trouble: null }
}

function unreadable(error: Error): EventFields {
  const written = error.message.slice(0, visitImportLimits.writtenCharactersMax)
  return { ...nothing, trouble: 'unreadable', written }
}

function fieldsOf(event: ICAL.Component): EventFields {
  return {
    ...{ ...nothing, ...whoIn(event) },
    uid: textOf(event, 'uid').slice(0, 200),
    title: textOf(event, 'summary').trim().slice(0, 500),
    isCancelled: textOf(event, 'status').toUpperCase() === 'CANCELLED'
  }
}
