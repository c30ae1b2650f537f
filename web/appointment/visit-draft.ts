import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Drafts } from '../sync/drafts.ts'
import { type Day, wallOf } from '../sync/visit-days.ts'

/** What the form of a visit says: all as it is written. */
export type VisitFields = {
  client: { id: string; name: string } | null
  serviceId: string | null
  staffId: string
  locationId: string
  day: Day
  time: string
  second: boolean // of an hour that autumn repeats, the second time
  minutes: number
  phone: string
  note: string
}

/** Only what was changed, and the version that was looked at then: the rest follows the others. */
export type VisitDraft = { version: number; fields: Partial<VisitFields> }

export function fieldsOf(one: Appointment, timeZone: string): VisitFields {
  const { day, time } = wallOf(timeZone, one.startsAt)
  return {
    ...{ client: one.client, serviceId: one.serviceId, staffId: one.staffId },
    ...{ locationId: one.locationId, day, time, second: false, minutes: minutesOf(one) },
    ...{ phone: one.phone ?? '', note: one.note }
  }
}

export function minutesOf({ startsAt, endsAt }: Pick<Appointment, 'startsAt' | 'endsAt'>): number {
  return Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
}

const key = (id: string) => `visit-${id}`

/** Nothing typed is lost: it waits here until it is saved or discarded. */
export function draftIn(drafts: Drafts, id: string): VisitDraft | null {
  const kept = drafts.get(key(id))
  return kept === '' ? null : (JSON.parse(kept) as VisitDraft)
}

export function keepDraft(drafts: Drafts, id: string, draft: VisitDraft | null): void {
  const isEmpty = !draft || Object.keys(draft.fields).length === 0
  drafts.set(key(id), isEmpty ? '' : JSON.stringify(draft))
}

/** With what is changed; what is written back as it was is no change. */
export function changed(
  draft: VisitDraft | null,
  base: VisitFields,
  version: number,
  fields: Partial<VisitFields>
): VisitDraft {
  const next = { ...draft?.fields, ...fields }
  const rest = Object.entries(next).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(base[name as keyof VisitFields])
  )
  return { version: draft?.version ?? version, fields: Object.fromEntries(rest) }
}
