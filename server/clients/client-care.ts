import type { ClientCare } from '@parlor/contract/clients.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'

/** Who looks after a client, and where; null when there is no such client. */
export function findCare(tx: Tx, id: ClientId): Promise<ClientCare | null> {
  return tx.first<ClientCare>(
    `select k.provider_id as "providerId", k.location_id as "locationId",
       array(select p.staff_id::text from client_providers p
         where p.business_id = k.business_id and p.client_id = k.id order by 1) as "providerIds"
     from clients k where k.business_id = $1 and k.id = $2 for no key update of k`,
    [tx.businessId, id]
  )
}

export async function putCare(
  tx: Tx,
  id: ClientId,
  care: Pick<ClientCare, 'providerId' | 'locationId'>
): Promise<void> {
  await tx.rows(
    'update clients set provider_id = $3, location_id = $4 where business_id = $1 and id = $2',
    [tx.businessId, id, care.providerId, care.locationId]
  )
}

/** A client has an appointment with her: from now on she sees the client. Once or often is the same. */
export async function addProvider(tx: Tx, id: ClientId, staffId: string): Promise<void> {
  await tx.rows(
    `insert into client_providers (business_id, client_id, staff_id) values ($1, $2, $3)
     on conflict do nothing`,
    [tx.businessId, id, staffId]
  )
}

/** Whether somebody sees client `k`: `$3` who, `$4` which clients they see. The same rule as for
 * conversations, without strangers. */
export const clientSeen = `(case $4::text
       when 'all' then true
       when 'location' then not exists (select from staff_locations l
           where l.business_id = $1 and l.staff_id = $3)
         or exists (select from staff_locations l where l.business_id = $1
           and l.staff_id = $3 and l.location_id = k.location_id)
       when 'appointments' then k.provider_id = $3 or exists (select from client_providers p
         where p.business_id = $1 and p.client_id = k.id and p.staff_id = $3)
       else k.provider_id = $3
     end)`

/** May somebody see this client? */
export async function isClientSeen(
  tx: Tx,
  id: ClientId,
  by: { staffId: string; clients: string }
): Promise<boolean> {
  const row = await tx.first(
    `select from clients k where k.business_id = $1 and k.id = $2 and ${clientSeen}`,
    [tx.businessId, id, by.staffId, by.clients]
  )
  return row !== null
}
