import type { InputOf } from '@parlor/contract/endpoint.ts'
import { type Hours, whyNotHours } from '@parlor/contract/hours.ts'
import {
  type addLocation,
  type changeLocation,
  type Location,
  locationLimits
} from '@parlor/contract/locations.ts'
import { noteInAudit } from '../businesses/audit.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { findHours, putHours } from './location-hours.ts'
import {
  addLocation as insert,
  deleteLocation,
  findLocation,
  listLocations,
  putLocation
} from './locations.ts'

export async function openLocation(
  tx: Tx,
  input: InputOf<typeof addLocation>,
  by: string
): Promise<Location> {
  const { locationId: id, name, timeZone } = input
  const locations = await listLocations(tx)
  if (locations.length >= locationLimits.perBusinessMax) {
    throw new Refusal(
      'too-many',
      `A business has ${locationLimits.perBusinessMax} locations at most.`
    )
  }
  refuseUnless(locations, { id, name, timeZone })
  await insert(tx, { id, name, timeZone })
  await noteInAudit(tx, { act: 'location.added', by, subject: { kind: 'location', id } })
  return { id, name, timeZone }
}

export async function editLocation(
  tx: Tx,
  input: InputOf<typeof changeLocation>,
  by: string
): Promise<Location> {
  const location = await getLocation(tx, input.id)
  const next = {
    ...location,
    name: input.name ?? location.name,
    timeZone: input.timeZone ?? location.timeZone
  }
  refuseUnless(await listLocations(tx), next)
  await putLocation(tx, next)
  await noteInAudit(tx, { act: 'location.changed', by, subject: { kind: 'location', id: next.id } })
  return next
}

export async function closeLocation(tx: Tx, id: string, by: string): Promise<void> {
  const { name } = await getLocation(tx, id)
  if (!(await deleteLocation(tx, id))) {
    throw new Refusal(
      'location-in-use',
      `Staff, clients, numbers or appointments still belong to ${name}. Move them first.`
    )
  }
  const subject = { kind: 'location' as const, id }
  await noteInAudit(tx, { act: 'location.removed', by, subject, details: { name } })
}

export async function editHours(
  tx: Tx,
  { id, ...hours }: Hours & { id: string },
  by: string
): Promise<Hours> {
  await getLocation(tx, id)
  const why = whyNotHours(hours)
  if (why) throw new Refusal('bad-hours', why, { status: 400, field: 'week' })
  await putHours(tx, id, hours)
  await noteInAudit(tx, { act: 'location.hours-changed', by, subject: { kind: 'location', id } })
  return findHours(tx, id)
}

export async function hoursOf(tx: Tx, id: string): Promise<Hours> {
  await getLocation(tx, id)
  return findHours(tx, id)
}

async function getLocation(tx: Tx, id: string): Promise<Location> {
  const location = await findLocation(tx, id)
  if (!location) throw notFound('location')
  return location
}

function refuseUnless(others: Location[], { id, name, timeZone }: Location): void {
  const taken = others.some(
    each => each.id !== id && each.name.toLowerCase() === name.toLowerCase()
  )
  if (taken) {
    throw new Refusal('name-taken', `There is a location ${name} already.`, { field: 'name' })
  }
  refuseUnknownTimeZone(timeZone)
}

export function refuseUnknownTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new Refusal('bad-input', `There is no time zone ${timeZone.slice(0, 40)}.`, {
      status: 400,
      field: 'timeZone'
    })
  }
}
