import { confirmationText } from '@parlor/contract/appointments.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

/** The business's own words, or ours. */
export async function findConfirmationText(tx: Tx): Promise<string> {
  const row = await tx.first<{ body: string }>(
    'select body from confirmation_texts where business_id = $1',
    [tx.businessId]
  )
  return row?.body ?? confirmationText.usual
}

export async function putConfirmationText(tx: Tx, body: string): Promise<void> {
  await tx.rows(
    `insert into confirmation_texts (business_id, body, changed_at) values ($1, $2, $3)
     on conflict (business_id) do update set body = excluded.body, changed_at = excluded.changed_at`,
    [tx.businessId, body, now()]
  )
}
