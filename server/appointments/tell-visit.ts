import type { AppointmentEntry } from '@parlor/contract/appointment-entries.ts'
import { type Appointment, appointmentLimits } from '@parlor/contract/appointments.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
import { newId } from '@parlor/contract/ids.ts'
import type { EntryKind } from '@parlor/contract/thread-entries.ts'
import { addProvider, findCare } from '../clients/client-care.ts'
import { conversationsWithPhone } from '../conversations/by-phone.ts'
import { tellChanges } from '../conversations/tell.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { findMemberRow } from '../staff/members.ts'
import { changeRights, rightsOf } from '../staff/rights.ts'
import { addEntry } from './appointment-entries.ts'
import type { Stored } from './appointments.ts'
import { firstName } from './say.ts'
import { findService } from './services.ts'
import { audienceOf } from './visible.ts'

/** Every screen that may see the visit follows; who no longer may, loses it. */
export function tellAppointment(
  tx: Tx,
  one: Stored,
  before: Appointment | null,
  happened: AppointmentEntry | null = null
): Appointment {
  const appointment = asSent(one)
  const isElsewhere =
    before !== null && JSON.stringify(audienceOf(before)) !== JSON.stringify(audienceOf(one))
  if (isElsewhere) tellGone(tx, before)
  const event: ParlorEvent = { type: 'appointment.changed', appointment, happened }
  tx.append({ audience: audienceOf(one), event })
  return appointment
}

/** What the screen is sent, and nothing of what only decides changes. */
export function asSent(one: Stored): Appointment {
  const { externalId: _id, createdById: _by, bufferMinutes: _buffer, changedIn: _in, ...rest } = one
  return rest
}

/** What no open screen shows need not be told. */
export function shownSince(): Date {
  return new Date(now().getTime() - appointmentLimits.rangeDaysMax * 86_400_000)
}

/** The visit is not there any more, and was seen by whoever could. */
export function tellGone(tx: Tx, one: Appointment): void {
  const event: ParlorEvent = { type: 'appointment.removed', appointmentId: one.id }
  tx.append({ audience: audienceOf(one), event })
}

/** It stands in the history of the client whose visit it is, at the moment when it happened. */
export async function noteEntry(
  tx: Tx,
  one: Appointment,
  kind: AppointmentEntry['kind'],
  byId: string,
  at = now().toISOString()
): Promise<AppointmentEntry | null> {
  if (!one.client) return null
  const entry = {
    ...{ id: newId(Date.parse(at)), appointmentId: one.id, clientId: one.client.id, kind, byId },
    ...{ what: await whatWithWhom(tx, one), startsAt: one.startsAt, at }
  }
  await addEntry(tx, entry)
  return entry
}

/** It stands among the texts of the phone that the visit has. */
export async function tellThread(
  tx: Tx,
  one: Appointment,
  kind: EntryKind & `appointment-${string}`,
  byId: string
): Promise<void> {
  if (one.phone === null) return
  const ids = await conversationsWithPhone(tx, one.phone)
  if (ids.length === 0) return
  await tellChanges(tx, ids, { kind, byId, name: await whatWithWhom(tx, one), until: one.startsAt })
}

/** "Balayage with Zoe". */
export async function whatWithWhom(tx: Tx, one: Appointment): Promise<string> {
  const { service, staff } = await namesOf(tx, one)
  return `${service ?? 'Appointment'} with ${firstName(staff)}`
}

export async function namesOf(tx: Tx, { serviceId, staffId }: Appointment) {
  const [service, member] = await Promise.all([
    serviceId ? findService(tx, serviceId) : null,
    findMemberRow(tx, staffId)
  ])
  return { service: service?.name ?? null, staff: member!.name }
}

/** From now on she has an appointment with this client, and sees them if that is what it takes. */
export async function giveSight(tx: Tx, { client, staffId }: Appointment): Promise<void> {
  const care = client && (await findCare(tx, client.id))
  if (!care || care.providerIds.includes(staffId)) return
  await addProvider(tx, client.id, staffId)
  const member = await findMemberRow(tx, staffId)
  const gains = member && care.providerId !== staffId && rightsOf(member).clients === 'appointments'
  if (gains) await changeRights(tx, [staffId])
}
