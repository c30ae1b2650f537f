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
  emails?: string[]
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
  await tx.rows(
    `insert into client_emails (business_id, email, client_id)
     select $1, email, $2 from unnest($3::text[]) as email`,
    [tx.businessId, client.id, client.emails ?? []]
  )
  await putWords(tx, [client.id])
}

/** Whoever changes how a client is called, or can be reached, writes the client's words anew. */
export async function putWords(tx: Tx, ids: ClientId[]): Promise<void> {
  await tx.rows('delete from client_words where business_id = $1 and client_id = any($2)', [
    tx.businessId,
    ids
  ])
  await tx.rows(
    `insert into client_words (business_id, client_id, word, kind)
     select $1, id, w.word, w.kind
     from unnest($2::uuid[]) as id cross join lateral words_of_client($1, id) w`,
    [tx.businessId, ids]
  )
}

export async function findClientName(tx: Tx, id: ClientId): Promise<string | null> {
  const row = await tx.first<{ name: string }>(
    'select name from clients where business_id = $1 and id = $2',
    [tx.businessId, id]
  )
  return row?.name ?? null
}

/** One more number of a client; who has it already keeps it. */
export async function addPhone(tx: Tx, id: ClientId, phone: Phone): Promise<void> {
  await tx.rows(
    `insert into client_phones (business_id, phone, client_id) values ($1, $2, $3)
     on conflict do nothing`,
    [tx.businessId, phone, id]
  )
  await putWords(tx, [id])
}
