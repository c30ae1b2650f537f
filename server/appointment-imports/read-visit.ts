import type { VisitFields, VisitTrouble } from '@parlor/contract/appointment-imports.ts'
import { appointmentLimits } from '@parlor/contract/appointments.ts'
import type { Service } from '@parlor/contract/services.ts'
import { Email } from '@parlor/contract/staff.ts'
import { fold } from '../clients/find-clients.ts'
import { readPhone } from '../clients/read-phone.ts'
import type { Bad } from '../client-imports/read-row.ts'
import { nowMs } from '../platform/clock.ts'

/** An event as the visit that it would be. */
export type ReadVisit = {
  uid: string
  startsAt: string
  endsAt: string
  minutes: number
  staffId: string
  locationId: string
  service: Service | null
  names: string[] // of whom it may speak
  phones: string[]
  emails: string[]
  title: string
  note: string // without the title
  isCancelled: boolean
}

export type Known = {
  country: string
  ours: ReadonlySet<string>
  services: readonly Service[]
  staffIds: ReadonlySet<string> // who work here
  locationIds: ReadonlySet<string>
}

const troubles: Record<VisitTrouble, (written: string) => string> = {
  'whole-day': () => 'It lasts the whole day: that is no appointment.',
  'no-such-zone': zone => `Nobody knows the time zone “${zone}”. Choose which one it is.`,
  'no-such-hour': time => `${time} does not exist: the clocks go forward then.`,
  'no-end': () => 'It does not say when it ends.',
  'too-often': () => 'It repeats more often than a calendar can hold: the rest of it is left out.',
  unreadable: written => `It cannot be read: ${written}`
}
const dayMs = 86_400_000

/** Reads an event, or says what is bad and why. */
export async function readVisit(fields: VisitFields, known: Known): Promise<ReadVisit | Bad> {
  const { startsAt, minutes, trouble, written } = fields
  if (trouble || startsAt === null) {
    return { field: 'startsAt', why: troubles[trouble ?? 'unreadable'](written) }
  }
  if (fields.uid.trim() === '') return { field: 'uid', why: 'It has no UID.' }
  const start = Date.parse(startsAt)
  const why = whyNotThen(start, minutes)
  if (why) return { field: 'startsAt', why }
  if (!known.staffIds.has(fields.staffId)) {
    return { field: 'staffId', why: 'This staff member works here no more.' }
  }
  if (!known.locationIds.has(fields.locationId)) {
    return { field: 'locationId', why: 'This location is not there any more.' }
  }
  const parts = partsOf(fields.title)
  const service = serviceIn(parts, known.services)
  const names = [fields.client.trim(), ...parts].filter(each => each !== '' && each.length <= 200)
  return {
    ...{ uid: fields.uid, startsAt: new Date(start).toISOString(), minutes },
    endsAt: new Date(start + minutes * 60_000).toISOString(),
    ...{ staffId: fields.staffId, locationId: fields.locationId, service, names },
    phones: await phonesIn(fields.phones, known),
    emails: fields.emails.flatMap(each => Email.safeParse(each.trim()).data ?? []),
    ...{ title: fields.title.trim(), note: fields.note.trim() },
    isCancelled: fields.isCancelled
  }
}

function whyNotThen(start: number, minutes: number): string | null {
  if (!Number.isFinite(start)) return troubles.unreadable('no such time.')
  if (!Number.isInteger(minutes) || minutes < appointmentLimits.minutesMin) {
    return `It is shorter than ${appointmentLimits.minutesMin} minutes.`
  }
  if (minutes > appointmentLimits.minutesMax) {
    return `It is longer than ${appointmentLimits.minutesMax / 60} hours.`
  }
  const days = (start - nowMs()) / dayMs
  if (days > appointmentLimits.daysAheadMax) return 'It is more than three years ahead.'
  return days < -appointmentLimits.daysBackMax ? 'It is more than twenty years ago.' : null
}

/** "Balayage · Priya Raman", "Cancelled: Cut - Ada (new)": each piece may be a service or somebody. */
function partsOf(title: string): string[] {
  return title
    .split(/\s+[-–—·|/]\s+|[:;,()]|\s+(?:with|for)\s+/iu)
    .map(each => each.trim())
    .filter(each => each !== '')
}

/** Called so, or else the longest name that stands in the title. */
function serviceIn(parts: string[], services: readonly Service[]): Service | null {
  const words = parts.map(fold)
  const named = services.filter(each => words.includes(fold(each.name)))
  if (named.length > 0) return named.find(each => each.active) ?? named[0]!
  const whole = ` ${words.join(' ')} `
  const within = services.filter(each => each.active && whole.includes(` ${fold(each.name)} `))
  return within.sort((a, b) => b.name.length - a.name.length)[0] ?? null
}

/** What could be no number of theirs is left out: it stands in the note as well. */
async function phonesIn(written: string[], { country, ours }: Known): Promise<string[]> {
  const read = await Promise.all(written.map(each => readPhone(each, country)))
  return [...new Set(read.flatMap(each => ('problem' in each ? [] : [each.phone])))].filter(
    phone => !ours.has(phone)
  )
}

/** The title stays where it says more than who comes for what. */
export function noteOf({ title, note, service }: ReadVisit, client: string | null): string {
  const said = new Set([service?.name, client].flatMap(each => (each ? [fold(each)] : [])))
  const isSaid = partsOf(title).every(part => said.has(fold(part)))
  return [isSaid ? '' : title, note].filter(each => each !== '').join('\n')
}
