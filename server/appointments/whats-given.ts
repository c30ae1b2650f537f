import { appointmentLimits } from '@parlor/contract/appointments.ts'
import type { Location } from '@parlor/contract/locations.ts'
import type { Service } from '@parlor/contract/services.ts'
import { isClientSeen } from '../clients/client-care.ts'
import { findClientName } from '../clients/clients.ts'
import { phonesOf } from '../clients/find-clients.ts'
import { readPhone } from '../clients/read-phone.ts'
import { countryOfBusiness } from '../conversations/find-recipients.ts'
import { nowMs } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { findLocation } from '../staff/locations.ts'
import { findMemberRow } from '../staff/members.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { type Busy, findOverlap, lockTimeOf, type Stored } from './appointments.ts'
import { clockIn } from './say.ts'
import { namesOf } from './tell-visit.ts'
import { findService } from './services.ts'

/** Each of these is there and may be named by whoever asks, or says in a sentence why not. */

export async function getLocation(tx: Tx, id: string): Promise<Location> {
  const location = await findLocation(tx, id)
  if (location) return location
  throw new Refusal('no-such-location', 'This location is not there any more.', {
    field: 'locationId'
  })
}

export async function refuseUnlessHere(tx: Tx, staffId: string): Promise<void> {
  const member = await findMemberRow(tx, staffId)
  if (member && !member.removedAt && !member.disabledAt) return
  throw new Refusal('no-such-staff', 'This staff member works here no more.', { field: 'staffId' })
}

export async function getService(tx: Tx, id: string | null): Promise<Service | null> {
  const service = id === null ? null : await findService(tx, id)
  if (id !== null && !service?.active) {
    throw new Refusal('no-such-service', 'This service is booked no more. Choose another.', {
      field: 'serviceId'
    })
  }
  return service
}

export async function getClient(tx: Tx, id: string | null, me: StaffCaller) {
  if (id === null) return null
  const name = await findClientName(tx, id)
  const seen = name !== null && (await isClientSeen(tx, id, { staffId: me.id, ...me.rights }))
  if (!seen) throw notFound('client')
  return { id, name }
}

/** As it was written; nothing written is no phone. */
export async function phoneWritten(tx: Tx, written: string | null): Promise<string | null> {
  if (written === null || written.trim() === '') return null
  const read = await readPhone(written, await countryOfBusiness(tx))
  if ('problem' in read) throw new Refusal('not-a-phone', read.problem, { field: 'phone' })
  return read.phone
}

export async function phoneOfClient(tx: Tx, clientId: string | null): Promise<string | null> {
  if (clientId === null) return null
  const [first] = await phonesOf(tx, [clientId])
  return first?.phone ?? null
}

const dayMs = 86_400_000

export function refuseFarTime(startsAt: string): void {
  const days = (Date.parse(startsAt) - nowMs()) / dayMs
  const field = { field: 'startsAt', status: 400 }
  if (days > appointmentLimits.daysAheadMax) {
    throw new Refusal('too-far', 'Choose a day within three years.', field)
  }
  if (days < -appointmentLimits.daysBackMax) {
    throw new Refusal('too-far', 'This day is more than twenty years ago.', field)
  }
}

export const endOf = (startsAt: string, minutes: number) =>
  new Date(Date.parse(startsAt) + minutes * 60_000).toISOString()

/** Nobody is in two places; who wants it all the same says so. */
export async function refuseOverlap(tx: Tx, me: StaffCaller, one: Stored): Promise<void> {
  await lockTimeOf(tx, one.staffId)
  const found = await overlapOf(tx, me, one)
  if (!found) return
  const { words, id, startsAt } = found
  const details = { appointmentId: id, startsAt }
  throw new Refusal('overlapping', words, { field: 'startsAt', details })
}

/** Whom the same person has then, as a sentence; null: nobody. */
export async function overlapOf(tx: Tx, me: StaffCaller, one: Busy) {
  const other = await findOverlap(tx, me, one)
  if (!other) return null
  const [{ service, staff }, { timeZone }] = await Promise.all([
    namesOf(tx, other),
    getLocation(tx, other.locationId)
  ])
  const whom = other.seen ? (other.client?.name ?? 'somebody') : 'somebody'
  const what = other.seen && service ? ` (${service})` : ''
  const [from, to] = [clockIn(timeZone, other.startsAt), clockIn(timeZone, other.endsAt)]
  const after = other.endsAt <= one.startsAt ? ', and needs the time after it to clear up' : ''
  return {
    words: `${staff} has ${whom} from ${from} to ${to} then${what}${after}.`,
    id: other.seen ? other.id : null,
    startsAt: other.startsAt
  }
}
