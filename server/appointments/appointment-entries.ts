import type { AppointmentEntry } from '@parlor/contract/appointment-entries.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import { viewer, visible } from './visible.ts'

export async function addEntry(tx: Tx, one: AppointmentEntry): Promise<void> {
  await tx.rows(
    `insert into appointment_entries (business_id, id, appointment_id, client_id, kind, what, starts_at,
       by_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[tx.businessId, one.id, one.appointmentId, one.clientId, one.kind, one.what],
      ...[one.startsAt, one.byId, one.at]
    ]
  )
}

type Before = { clientId: ClientId; at: string; id: string; most: number }

/** What happened to the visits of a client that somebody may see, newest first. */
export function listEntries(
  tx: Tx,
  caller: Caller,
  { clientId, at, id, most }: Before
): Promise<AppointmentEntry[]> {
  return tx.rows<AppointmentEntry>(
    `select e.id, e.appointment_id as "appointmentId", e.client_id as "clientId", e.kind, e.what,
       e.starts_at as "startsAt", e.by_id as "byId", e.at
     from appointment_entries e
     where e.business_id = $1 and e.client_id = $4 and (e.at, e.id) < ($5::timestamptz, $6::uuid)
       and (select ${visible} from appointments a
         where a.business_id = $1 and a.id = e.appointment_id)
     order by e.at desc, e.id desc limit $7`,
    [tx.businessId, ...viewer(caller), clientId, at, id, most]
  )
}

/** How often a client came, moved and did not come, of what somebody may see. */
export async function countEntries(
  tx: Tx,
  caller: Caller,
  clientId: ClientId
): Promise<{ kept: number; moved: number; missed: number }> {
  const row = await tx.first<{ kept: number; moved: number; missed: number }>(
    `select count(*) filter (where a.status = 'completed')::int as kept,
       coalesce(sum((select count(*) from appointment_entries e where e.business_id = $1
         and e.appointment_id = a.id and e.client_id = $4 and e.kind = 'moved')), 0)::int as moved,
       count(*) filter (where a.status = 'no-show')::int as missed
     from appointments a where a.business_id = $1 and a.client_id = $4 and ${visible}`,
    [tx.businessId, ...viewer(caller), clientId]
  )
  return row!
}

export async function moveEntries(tx: Tx, from: ClientId, into: ClientId): Promise<void> {
  await tx.rows(
    `update appointment_entries set client_id = $3 where business_id = $1 and client_id = $2`,
    [tx.businessId, from, into]
  )
}

export async function deleteEntries(tx: Tx, clientId: ClientId): Promise<void> {
  await tx.rows(`delete from appointment_entries where business_id = $1 and client_id = $2`, [
    tx.businessId,
    clientId
  ])
}
