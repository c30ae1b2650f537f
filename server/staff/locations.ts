import type { Location } from '@parlor/contract/locations.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

const columns = 'id, name, time_zone as "timeZone"'

export async function addLocation(tx: Tx, location: Location): Promise<void> {
  await tx.rows(
    `insert into locations (business_id, id, name, time_zone, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [tx.businessId, location.id, location.name, location.timeZone, now()]
  )
}

export function listLocations(tx: Tx): Promise<Location[]> {
  return tx.rows<Location>(
    `select ${columns} from locations where business_id = $1 order by name, id`,
    [tx.businessId]
  )
}

export function findLocation(tx: Tx, id: string): Promise<Location | null> {
  return tx.first<Location>(`select ${columns} from locations where business_id = $1 and id = $2`, [
    tx.businessId,
    id
  ])
}

export async function putLocation(tx: Tx, location: Location): Promise<void> {
  await tx.rows(
    'update locations set name = $3, time_zone = $4 where business_id = $1 and id = $2',
    [tx.businessId, location.id, location.name, location.timeZone]
  )
}

/** False while anybody works there, or a client, a number or an appointment belongs to it. */
export async function deleteLocation(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.first(
    `delete from locations l where l.business_id = $1 and l.id = $2
       and not exists (select from staff_locations s
         where s.business_id = $1 and s.location_id = l.id)
       and not exists (select from clients k where k.business_id = $1 and k.location_id = l.id)
       and not exists (select from numbers n where n.business_id = $1 and n.location_id = l.id)
       and not exists (select from appointments a
         where a.business_id = $1 and a.location_id = l.id)
     returning id`,
    [tx.businessId, id]
  )
  return row !== null
}
