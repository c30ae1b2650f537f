import type { AppointmentEntry } from '@parlor/contract/appointment-entries.ts'
import {
  type Appointment,
  type AppointmentStatus,
  type changeAppointment as changeEndpoint,
  takesTime,
  whyNotChangeAppointment,
  whyNotStatus
} from '@parlor/contract/appointments.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal, refuseIf } from '../platform/errors.ts'
import { findMemberRow } from '../staff/members.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { lockVisible, putAppointment, type Stored } from './appointments.ts'
import { firstName, momentIn } from './say.ts'
import { asSent, giveSight, noteEntry, tellAppointment, tellThread } from './tell-visit.ts'
import {
  endOf,
  getClient,
  getLocation,
  getService,
  phoneOfClient,
  phoneWritten,
  refuseFarTime,
  refuseOverlap,
  refuseUnlessHere
} from './whats-given.ts'

type Input = InputOf<typeof changeEndpoint>

/** What one says of a visit, each on its own: two people may change different ones at once. */
const fields = {
  startsAt: (one: Stored) => one.startsAt,
  minutes: (one: Stored) => minutesOf(one),
  clientId: (one: Stored) => one.client?.id ?? null,
  serviceId: (one: Stored) => one.serviceId,
  staffId: (one: Stored) => one.staffId,
  locationId: (one: Stored) => one.locationId,
  phone: (one: Stored) => one.phone,
  note: (one: Stored) => one.note
}
type Field = keyof typeof fields

/** A visit is moved, or is otherwise. */
export async function changeAppointment(
  tx: Tx,
  input: Input,
  me: StaffCaller
): Promise<Appointment> {
  const before = await lockVisible(tx, me, input.id)
  if (!before) throw notFound('appointment')
  refuseIf(whyNotChangeAppointment(before), 'kept-elsewhere')
  const wanted = await asWanted(tx, before, input, me)
  const changed = (Object.keys(fields) as Field[]).filter(
    field => fields[field](wanted) !== fields[field](before)
  )
  if (changed.length === 0) return asSent(before)
  const clashing = changed.filter(field => (before.changedIn[field] ?? 1) > input.version)
  if (clashing.length > 0) throw await changedMeanwhile(tx, before, clashing)
  const next = stamped(wanted, changed, me)
  const isElsewhen = changed.some(each => ['startsAt', 'minutes', 'staffId'].includes(each))
  if (isElsewhen && takesTime(next) && !input.evenIfOverlapping) await refuseOverlap(tx, me, next)
  await putAppointment(tx, next)
  if (changed.includes('clientId') || changed.includes('staffId')) await giveSight(tx, next)
  const isMoved = changed.includes('startsAt') || changed.includes('staffId')
  const isOthers = changed.includes('clientId')
  if (isOthers && takesTime(before)) await noteEntry(tx, before, 'cancelled', me.id)
  const entry = isOthers
    ? takesTime(next) && (await noteEntry(tx, next, 'booked', me.id))
    : isMoved && (await noteEntry(tx, next, 'moved', me.id))
  const appointment = tellAppointment(tx, next, before, entry || null)
  if (isMoved) await tellThread(tx, appointment, 'appointment-moved', me.id)
  return appointment
}

const happened: Partial<Record<AppointmentStatus, Parameters<typeof tellThread>[2]>> = {
  confirmed: 'appointment-confirmed',
  cancelled: 'appointment-cancelled'
}
const told: Partial<Record<AppointmentStatus, AppointmentEntry['kind']>> = {
  confirmed: 'confirmed',
  cancelled: 'cancelled',
  completed: 'kept',
  'no-show': 'missed'
}

/** Confirmed, cancelled, arrived: the last word counts, whoever says it. */
export async function setStatus(
  tx: Tx,
  { id, status, evenIfOverlapping }: { id: string; status: AppointmentStatus } & Overlapping,
  me: StaffCaller
): Promise<Appointment> {
  const before = await lockVisible(tx, me, id)
  if (!before) throw notFound('appointment')
  if (before.status === status) return asSent(before)
  refuseIf(whyNotStatus(before, status, now().toISOString()), 'not-now')
  const next = stamped({ ...before, status }, ['status'], me)
  const comesBack = takesTime(next) && !takesTime(before)
  if (comesBack && !evenIfOverlapping) await refuseOverlap(tx, me, next)
  await putAppointment(tx, next)
  const line = told[status] ?? (comesBack ? 'booked' : null)
  const entry = line && (await noteEntry(tx, next, line, me.id))
  const appointment = tellAppointment(tx, next, before, entry)
  const kind = comesBack ? 'appointment-booked' : happened[status]
  if (kind) await tellThread(tx, appointment, kind, me.id)
  return appointment
}
type Overlapping = { evenIfOverlapping?: boolean | undefined }

function stamped(one: Stored, changed: string[], me: StaffCaller): Stored {
  const version = one.version + 1
  const changedIn = { ...one.changedIn }
  for (const field of changed) changedIn[field] = version
  return { ...one, version, changedIn, changedById: me.id, changedAt: now().toISOString() }
}

/** As it would stand with what was given. A new client comes with their own phone. */
async function asWanted(tx: Tx, before: Stored, input: Input, me: StaffCaller): Promise<Stored> {
  const next = { ...before }
  if (input.startsAt !== undefined) {
    refuseFarTime(input.startsAt)
    next.startsAt = new Date(input.startsAt).toISOString()
  }
  next.endsAt = endOf(next.startsAt, input.minutes ?? minutesOf(before))
  if (input.clientId !== undefined && input.clientId !== (before.client?.id ?? null)) {
    next.client = await getClient(tx, input.clientId, me)
    next.phone = await phoneOfClient(tx, input.clientId)
  }
  if (input.phone !== undefined) next.phone = await phoneWritten(tx, input.phone)
  if (input.serviceId !== undefined && input.serviceId !== before.serviceId) {
    const service = await getService(tx, input.serviceId)
    next.serviceId = input.serviceId
    next.bufferMinutes = service?.bufferMinutes ?? 0
  }
  if (input.staffId !== undefined && input.staffId !== before.staffId) {
    await refuseUnlessHere(tx, input.staffId)
    next.staffId = input.staffId
  }
  if (input.locationId !== undefined) {
    next.locationId = (await getLocation(tx, input.locationId)).id
  }
  if (input.note !== undefined) next.note = input.note
  return next
}

const minutesOf = ({ startsAt, endsAt }: Appointment) =>
  Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)

const words: Record<Field, string> = {
  ...{ startsAt: 'the time', minutes: 'how long it takes', clientId: 'the client' },
  ...{ serviceId: 'the service', staffId: 'who does it', locationId: 'the location' },
  ...{ phone: 'the mobile number', note: 'the note' }
}

async function changedMeanwhile(tx: Tx, now: Stored, clashing: Field[]): Promise<Refusal> {
  const [by, staff, location] = await Promise.all([
    now.changedById ? findMemberRow(tx, now.changedById) : null,
    findMemberRow(tx, now.staffId),
    getLocation(tx, now.locationId)
  ])
  const who = by ? firstName(by.name) : 'Somebody'
  const [first] = clashing
  const how =
    first === 'startsAt'
      ? `moved this appointment to ${momentIn(location.timeZone, now.startsAt)}`
      : first === 'staffId'
        ? `gave this appointment to ${firstName(staff!.name)}`
        : `changed ${clashing.map(field => words[field]).join(' and ')}`
  return new Refusal('changed-meanwhile', `${who} ${how} meanwhile. Look at it again.`, {
    details: { appointment: asSent(now), fields: clashing }
  })
}
