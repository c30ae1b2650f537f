import type { ClientId } from '@parlor/contract/ids.ts'
import type { Phone } from '@parlor/contract/phone.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

export type NewClient = {
  id: ClientId
  name: string
  providerId: string | null
  note: string | null
  phones: Phone[]
}

export async function addClient(tx: Tx, client: NewClient): Promise<void> {
  await tx.rows(
    `insert into clients (business_id, id, name, provider_id, note, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.businessId, client.id, client.name, client.providerId, client.note, now()]
  )
  await tx.rows(
    `insert into client_phones (business_id, phone, client_id)
     select $1, phone, $2 from unnest($3::text[]) as phone`,
    [tx.businessId, client.id, client.phones]
  )
}
