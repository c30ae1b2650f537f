import type {
  Appointment,
  bookAppointment as bookEndpoint,
  Confirmation
} from '@parlor/contract/appointments.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import type { Mail } from '../platform/mail.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { addAppointment, findStored, type Stored } from './appointments.ts'
import { asSent, giveSight, noteEntry, tellAppointment, tellThread } from './tell-visit.ts'
import { confirmByEmail } from './email-confirmation.ts'
import { confirmByText } from './text-confirmation.ts'
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

type Input = InputOf<typeof bookEndpoint>
type Booked = { appointment: Appointment; confirmation: Confirmation | null }

const usualMinutes = 30

/** Somebody comes at a time. If they are to be told and cannot be, the booking stands. */
export async function bookAppointment(
  tx: Tx,
  input: Input,
  { me, mail }: { me: StaffCaller; mail: Mail }
): Promise<Booked> {
  const earlier = await findStored(tx, input.appointmentId)
  if (earlier) return sameOrRefused(earlier, input, me)
  const one = await asStored(tx, input, me)
  if (!input.evenIfOverlapping) await refuseOverlap(tx, me, one)
  if (!(await addAppointment(tx, one))) {
    return sameOrRefused((await findStored(tx, one.id))!, input, me)
  }
  await giveSight(tx, one)
  const appointment = tellAppointment(tx, one, null, await noteEntry(tx, one, 'booked', me.id))
  await tellThread(tx, appointment, 'appointment-booked', me.id)
  const isTold = input.confirmBy !== 'none'
  const confirmation = isTold ? await tryToTell(tx, appointment, input, { me, mail }) : null
  return { appointment, confirmation }
}

export async function asStored(
  tx: Tx,
  input: Omit<Input, 'confirmBy'>,
  me: StaffCaller
): Promise<Stored> {
  const { clientId, serviceId, staffId, locationId, startsAt } = input
  refuseFarTime(startsAt)
  const client = await getClient(tx, clientId, me)
  await getLocation(tx, locationId)
  await refuseUnlessHere(tx, staffId)
  const service = await getService(tx, serviceId)
  const phone =
    input.phone === undefined
      ? await phoneOfClient(tx, clientId)
      : await phoneWritten(tx, input.phone)
  const minutes = input.minutes ?? service?.minutes ?? usualMinutes
  const start = new Date(startsAt).toISOString()
  return {
    ...{ id: input.appointmentId, locationId, client, serviceId, staffId, phone },
    ...{ startsAt: start, endsAt: endOf(start, minutes), status: 'booked', note: input.note },
    ...{ source: 'parlor', externalId: null, version: 1, changedIn: {} },
    ...{ bufferMinutes: service?.bufferMinutes ?? 0, createdById: me.id },
    ...{ changedById: me.id, changedAt: now().toISOString() }
  }
}

async function tryToTell(
  tx: Tx,
  appointment: Appointment,
  { messageId, confirmBy }: Input,
  { me, mail }: { me: StaffCaller; mail: Mail }
): Promise<Confirmation> {
  if (!me.may('messages.send')) {
    return { message: null, problem: 'You may book, but not send texts.' }
  }
  const id = messageId ?? newId()
  try {
    if (confirmBy === 'email') {
      await confirmByEmail(tx, appointment, { id, me, mail })
      return { message: null, problem: null }
    }
    const { message } = await confirmByText(tx, appointment, id, me)
    return { message, problem: null }
  } catch (error) {
    if (error instanceof Refusal) return { message: null, problem: error.message }
    throw error
  }
}

/** Booked twice by one press is booked once. */
function sameOrRefused(earlier: Stored, input: Input, me: StaffCaller): Booked {
  const same = earlier.createdById === me.id && earlier.version === 1
  if (same && earlier.startsAt === new Date(input.startsAt).toISOString()) {
    return { appointment: asSent(earlier), confirmation: null }
  }
  throw new Refusal('id-taken', 'This appointment id belongs to another. Make a new id.', {
    field: 'appointmentId'
  })
}
