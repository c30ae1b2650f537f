import type { ConversationId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'

/** Who has read a conversation up to the client's last text, as SQL. Its row keeps them: whoever writes
 * a read mark, or moves `last_inbound_at`, keeps them right. */
export const readersOf = (conversation: string, lastInbound: string) => `array(
  select r.staff_id from conversation_marks r
  where r.business_id = $1 and r.conversation_id = ${conversation}
    and r.read_through >= ${lastInbound} order by 1)`

/** Taken before marks are written, as whoever deletes a conversation takes it first. */
export async function lockRows(tx: Tx, ids: ConversationId[]): Promise<void> {
  await tx.rows(
    `select from conversations where business_id = $1 and id = any($2::uuid[])
     order by id for no key update`,
    [tx.businessId, ids]
  )
}

export async function recountReaders(tx: Tx, ids: string[] | null): Promise<void> {
  await tx.rows(
    `update conversations c set readers = ${readersOf('c.id', 'c.last_inbound_at')}
     where c.business_id = $1 and ($2::uuid[] is null or c.id = any($2))`,
    [tx.businessId, ids]
  )
}
