import type { Appointment } from '@parlor/contract/appointments.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import { viewer, visible } from './visible.ts'

/** A visit with what decides a change of it. */
export type Stored = Appointment & {
  externalId: string | null
  createdById: string | null
  bufferMinutes: number
  changedIn: Record<string, number> // field → the version that changed it last
}

/** A visit `a` as the contract sends it. */
const columns = `a.id, a.location_id as "locationId",
  (select jsonb_build_object('id', k.id, 'name', k.name) from clients k
    where k.business_id = a.business_id and k.id = a.client_id) as client,
  a.service_id as "serviceId", a.staff_id as "staffId", a.starts_at as "startsAt",
  a.ends_at as "endsAt", a.status, a.phone, a.note, a.source, a.version,
  a.changed_by as "changedById", a.changed_at as "changedAt"`

const storedColumns = `${columns}, a.external_id as "externalId", a.created_by as "createdById",
  (extract(epoch from a.busy_until - a.ends_at) / 60)::int as "bufferMinutes",
  a.changed_in as "changedIn"`

const takesTime = `a.status not in ('cancelled', 'no-show')`
/** None is longer than a day, with four hours to clear up. */
const longest = `interval '28 hours'`

export type Stretch = {
  from: string
  to: string
  locationId?: string | undefined
  staffId?: string | undefined
  serviceId?: string | undefined
  after: [at: string, id: string] | null
  limit: number
}

/** The visits of a stretch of time, earliest first. */
export function listWithin(tx: Tx, caller: Caller, asked: Stretch): Promise<Appointment[]> {
  const [at, id] = asked.after ?? ['-infinity', '00000000-0000-0000-0000-000000000000']
  return tx.rows<Appointment>(
    `select ${columns} from appointments a
     where a.business_id = $1 and ${visible}
       and a.starts_at > $4::timestamptz - ${longest} and a.starts_at < $5::timestamptz
       and a.ends_at > $4::timestamptz and (a.starts_at, a.id) > ($6::timestamptz, $7::uuid)
       and ($8::uuid is null or a.location_id = $8) and ($9::uuid is null or a.staff_id = $9)
       and ($10::uuid is null or a.service_id = $10)
     order by a.starts_at, a.id limit $11`,
    [
      ...[tx.businessId, ...viewer(caller), asked.from, asked.to, at, id],
      ...[asked.locationId ?? null, asked.staffId ?? null, asked.serviceId ?? null, asked.limit]
    ]
  )
}

export type OfClient = {
  clientId: ClientId
  before: [at: string, id: string] | null
  limit: number
}

/** The visits of a client, latest first. */
export function listOfClient(tx: Tx, caller: Caller, asked: OfClient): Promise<Appointment[]> {
  const [at, id] = asked.before ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  return tx.rows<Appointment>(
    `select ${columns} from appointments a
     where a.business_id = $1 and ${visible} and a.client_id = $4
       and (a.starts_at, a.id) < ($5::timestamptz, $6::uuid)
     order by a.starts_at desc, a.id desc limit $7`,
    [tx.businessId, ...viewer(caller), asked.clientId, at, id, asked.limit]
  )
}

/** The visit that comes next, and the last one that was: who is here now has come. */
export async function comingAndLast(
  tx: Tx,
  caller: Caller,
  clientId: ClientId,
  now: Date
): Promise<{ coming: Appointment | null; last: Appointment | null }> {
  const find = (sql: string) =>
    tx.first<Appointment>(
      `select ${columns} from appointments a
       where a.business_id = $1 and ${visible} and a.client_id = $4 and ${takesTime} and ${sql}`,
      [tx.businessId, ...viewer(caller), clientId, now]
    )
  const [coming, last] = await Promise.all([
    find('a.starts_at > $5 order by a.starts_at, a.id limit 1'),
    find('a.starts_at <= $5 order by a.starts_at desc, a.id desc limit 1')
  ])
  return { coming, last }
}

/** Null when it is not there or may not be seen: nobody can tell which. */
export function findVisible(tx: Tx, caller: Caller, id: string): Promise<Appointment | null> {
  return tx.first<Appointment>(
    `select ${columns} from appointments a
     where a.business_id = $1 and ${visible} and a.id = $4`,
    [tx.businessId, ...viewer(caller), id]
  )
}

/** The same, locked until the commit. */
export function lockVisible(tx: Tx, caller: Caller, id: string): Promise<Stored | null> {
  return tx.first<Stored>(
    `select ${storedColumns} from appointments a
     where a.business_id = $1 and ${visible} and a.id = $4 for no key update of a`,
    [tx.businessId, ...viewer(caller), id]
  )
}

/** Whoever may see it. */
export function findStored(tx: Tx, id: string): Promise<Stored | null> {
  return tx.first<Stored>(
    `select ${storedColumns} from appointments a where a.business_id = $1 and a.id = $2`,
    [tx.businessId, id]
  )
}

/** Those that earlier files brought, by their ids there; locked until the commit. */
export function lockImported(tx: Tx, externalIds: string[]): Promise<Stored[]> {
  return tx.rows<Stored>(
    `select ${storedColumns} from appointments a
     where a.business_id = $1 and a.source = 'import' and a.external_id = any($2)
     order by a.id for no key update of a`,
    [tx.businessId, externalIds]
  )
}

/** Of these visits, those that are still as they were left are gone with what is told of them; their
 * versions say so. */
export function deleteUnchanged(
  tx: Tx,
  given: { id: string; version: number }[]
): Promise<Stored[]> {
  return tx.rows<Stored>(
    `delete from appointments a using jsonb_to_recordset($2::jsonb) as g(id uuid, version int)
     where a.business_id = $1 and a.id = g.id and a.version = g.version
     returning ${storedColumns}`,
    [tx.businessId, JSON.stringify(given)]
  )
}

/** Who no longer has a visit with a client has none any more: returned with whom. */
export async function forgetProviders(
  tx: Tx,
  pairs: { clientId: ClientId; staffId: string }[]
): Promise<string[]> {
  const rows = await tx.rows<{ staffId: string }>(
    `delete from client_providers p
     using jsonb_to_recordset($2::jsonb) as g("clientId" uuid, "staffId" uuid)
     where p.business_id = $1 and p.client_id = g."clientId" and p.staff_id = g."staffId"
       and not exists (select from appointments a where a.business_id = $1
         and a.client_id = p.client_id and a.staff_id = p.staff_id)
     returning p.staff_id as "staffId"`,
    [tx.businessId, JSON.stringify(pairs)]
  )
  return [...new Set(rows.map(row => row.staffId))]
}

/** Two who book the same person at once: the second waits, and finds the first one's visit. */
export async function lockTimeOf(tx: Tx, staffId: string): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('time ' || $1::text || $2, 0))`, [
    tx.businessId,
    staffId
  ])
}

export type Busy = Pick<Stored, 'id' | 'staffId' | 'startsAt' | 'endsAt' | 'bufferMinutes'>

/** The first visit that the same person has at that time, and whether whoever asks may see it. */
export function findOverlap(
  tx: Tx,
  caller: Caller,
  { id, staffId, startsAt, endsAt, bufferMinutes }: Busy
): Promise<(Appointment & { busyUntil: string; seen: boolean }) | null> {
  return tx.first(
    `select ${columns}, a.busy_until as "busyUntil", ${visible} as seen from appointments a
     where a.business_id = $1 and a.staff_id = $4 and a.id <> $5 and ${takesTime}
       and a.starts_at > $6::timestamptz - ${longest}
       and a.starts_at < $7::timestamptz + make_interval(mins => $8)
       and a.busy_until > $6::timestamptz
     order by a.starts_at, a.id limit 1`,
    [tx.businessId, ...viewer(caller), staffId, id, startsAt, endsAt, bufferMinutes]
  )
}

/** False when there is a visit with that id already. */
export async function addAppointment(tx: Tx, one: Stored): Promise<boolean> {
  const row = await tx.first(
    `insert into appointments (business_id, id, location_id, client_id, service_id, staff_id,
       starts_at, ends_at, busy_until, status, phone, note, source, external_id, version, created_by,
       created_at, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8::timestamptz + make_interval(mins => $9), $10, $11,
       $12, $13, $14, 1, $15, $16, $15, $16)
     on conflict do nothing returning id`,
    [
      ...[tx.businessId, one.id, one.locationId, one.client?.id ?? null, one.serviceId],
      ...[one.staffId, one.startsAt, one.endsAt, one.bufferMinutes, one.status, one.phone],
      ...[one.note, one.source, one.externalId, one.changedById, one.changedAt]
    ]
  )
  return row !== null
}

export async function putAppointment(tx: Tx, one: Stored): Promise<void> {
  await tx.rows(
    `update appointments set location_id = $3, client_id = $4, service_id = $5, staff_id = $6,
       starts_at = $7, ends_at = $8, busy_until = $8::timestamptz + make_interval(mins => $9),
       status = $10, phone = $11, note = $12, version = $13, changed_in = $14, changed_by = $15,
       changed_at = $16
     where business_id = $1 and id = $2`,
    [
      ...[tx.businessId, one.id, one.locationId, one.client?.id ?? null, one.serviceId],
      ...[one.staffId, one.startsAt, one.endsAt, one.bufferMinutes, one.status, one.phone],
      ...[one.note, one.version, JSON.stringify(one.changedIn), one.changedById, one.changedAt]
    ]
  )
}

/** One client's visits become another's; those since a moment are returned, earliest first. */
export function moveToClient(
  tx: Tx,
  from: ClientId,
  into: ClientId,
  since: Date
): Promise<Stored[]> {
  return returningSince(tx, 'client_id = $3', [from, into], since)
}

/** The visits stay in the days of the staff, without the client; what was to come is cancelled. */
export function forgetClient(tx: Tx, id: ClientId, since: Date, now: Date): Promise<Stored[]> {
  const status = `case when a.starts_at > $3 and ${takesTime} then 'cancelled' else a.status end`
  const nobody = `client_id = null, phone = null, note = '', external_id = null, status = ${status}`
  return returningSince(tx, nobody, [id, now], since)
}

const toldMax = 500

async function returningSince(
  tx: Tx,
  set: string,
  [id, more]: [string, string | Date],
  since: Date
) {
  const changed = await tx.rows<Stored>(
    `update appointments a set ${set}, version = a.version + 1
     where a.business_id = $1 and a.client_id = $2 returning ${storedColumns}`,
    [tx.businessId, id, more]
  )
  return changed
    .filter(each => Date.parse(each.startsAt) > since.getTime())
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .slice(0, toldMax)
}

/** What was told of the visits of a client is no longer kept. */
export async function forgetInEvents(tx: Tx, id: ClientId): Promise<void> {
  await tx.rows(
    `update events set event = jsonb_build_object('type', 'appointment.removed',
         'appointmentId', event->'appointment'->>'id')
     where business_id = $1 and event->>'type' = 'appointment.changed'
       and audience->'visit'->>'clientId' in (select $2::text union all
         select m.id::text from merged_clients m where m.business_id = $1 and m.into_id = $2::uuid)`,
    [tx.businessId, id]
  )
}
