import type { Consent } from '@parlor/contract/client-cards.ts'
import type { ClientEntry } from '@parlor/contract/contact-history.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'

export type PlacedEntry = { id: string; at: string; entry: ClientEntry }

/** False: it is there already. */
export async function addClientEntry(
  tx: Tx,
  clientId: ClientId,
  { id, at, entry }: PlacedEntry
): Promise<boolean> {
  const row = await tx.first(
    `insert into client_entries (business_id, id, client_id, kind, body, name, status, address, trouble, by_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (business_id, id) do nothing returning id`,
    [
      ...[tx.businessId, id, clientId, entry.kind, entry.body],
      ...[entry.name, entry.status, entry.address, entry.trouble, entry.byId, at]
    ]
  )
  return row !== null
}

export async function addConsent(
  tx: Tx,
  clientId: ClientId,
  id: string,
  consent: Consent
): Promise<void> {
  await tx.rows(
    `insert into consents (business_id, id, client_id, contact, purpose, given, source, by_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[tx.businessId, id, clientId, consent.contact, consent.purpose],
      ...[consent.given, consent.source, consent.byId, consent.at]
    ]
  )
}
