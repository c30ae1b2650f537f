import { appointmentLimits, type listAppointments } from '@parlor/contract/appointments.ts'
import type { Appointment, listClientAppointments } from '@parlor/contract/appointments.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { isClientSeen } from '../clients/client-care.ts'
import { openWithPhones } from '../conversations/by-phone.ts'
import { findRow, readCursor } from '../conversations/conversations.ts'
import { whyNotText } from '../conversations/find-recipients.ts'
import { factsOfPhones } from '../conversations/recipients.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { countEntries } from './appointment-entries.ts'
import { comingAndLast, findVisible, listOfClient, listWithin } from './appointments.ts'
import { noPhone } from './text-confirmation.ts'

const dayMs = 86_400_000

/** Who comes when, and which of them are talking to us. */
export async function listVisits(
  tx: Tx,
  { cursor, ...asked }: InputOf<typeof listAppointments>,
  me: StaffCaller
) {
  const from = asked.from ?? now().toISOString()
  const to = asked.to ?? new Date(Date.parse(from) + dayMs).toISOString()
  const days = (Date.parse(to) - Date.parse(from)) / dayMs
  const bad = (message: string) => new Refusal('bad-input', message, { status: 400, field: 'to' })
  if (days <= 0) throw bad('to: It comes after `from`.')
  if (days > appointmentLimits.rangeDaysMax + 1) {
    throw bad(`to: Ask for ${appointmentLimits.rangeDaysMax} days at most.`)
  }
  const limit = asked.limit ?? appointmentLimits.pageRows
  const after = cursor === undefined ? null : readCursor(cursor, 'cursor')
  const rows = await listWithin(tx, me, { ...asked, from, to, after, limit: limit + 1 })
  const appointments = rows.slice(0, limit)
  const phones = [...new Set(appointments.flatMap(each => each.phone ?? []))]
  const mayTalk = me.may('conversations.view-own')
  return {
    appointments,
    conversations: mayTalk ? await openWithPhones(tx, me, phones) : [],
    next: rows.length > limit ? placeOf(appointments.at(-1)!) : null
  }
}

/** One visit with the talk of its phone; without a working mobile, why there is none. */
export async function openVisit(tx: Tx, id: string, me: StaffCaller) {
  const appointment = await findVisible(tx, me, id)
  if (!appointment) throw notFound('appointment')
  if (appointment.phone === null) return { appointment, conversation: null, problem: noPhone }
  const [facts] = await factsOfPhones(tx, [appointment.phone], me, null)
  const why = await whyNotText(facts!)
  const talkId = me.may('conversations.view-own') ? facts!.conversation?.id : undefined
  const conversation = talkId === undefined ? null : await findRow(tx, me, talkId)
  return { appointment, conversation, problem: why?.reason ?? null }
}

/** What a client had done here, and what is to come. */
export async function listVisitsOf(
  tx: Tx,
  { id, before, limit: asked }: InputOf<typeof listClientAppointments>,
  me: StaffCaller
) {
  const seen = await isClientSeen(tx, id, { staffId: me.id, ...me.rights })
  if (!seen) throw notFound('client')
  const limit = asked ?? appointmentLimits.clientPageRows
  const place = before === undefined ? null : readCursor(before)
  const [rows, ends, counts] = await Promise.all([
    listOfClient(tx, me, { clientId: id, before: place, limit: limit + 1 }),
    place ? { coming: null, last: null } : comingAndLast(tx, me, id, now()),
    place ? null : countEntries(tx, me, id)
  ])
  const appointments = rows.slice(0, limit)
  const next = rows.length > limit ? placeOf(appointments.at(-1)!) : null
  return { ...ends, counts, appointments, next }
}

const placeOf = ({ startsAt, id }: Appointment) => `${startsAt}~${id}`
