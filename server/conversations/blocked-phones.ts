import type { BlockedPhone } from '@parlor/contract/conversation-changes.ts'
import type { StaffId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

/** Newest first, or one alone. */
export function listBlocked(tx: Tx, phone: string | null = null): Promise<BlockedPhone[]> {
  return tx.rows<BlockedPhone>(
    `select b.phone, b.blocked_at as "blockedAt", b.blocked_by as "blockedById", b.why, b.attempts,
       b.last_attempt_at as "lastAttemptAt",
       (select k.name from client_phones p
          join clients k on k.business_id = $1 and k.id = p.client_id
        where p.business_id = $1 and p.phone = b.phone order by k.id limit 1) as "clientName",
       array(select c.id::text from conversations c where c.business_id = $1 and c.phone = b.phone
         and c.deleted_at is null order by c.id) as "conversationIds"
     from blocked_phones b where b.business_id = $1 and ($2::text is null or b.phone = $2)
     order by b.blocked_at desc, b.phone`,
    [tx.businessId, phone]
  )
}

/** Returns the conversations that are out of the inbox from now on; null when it was blocked. */
export async function putBlock(
  tx: Tx,
  phone: string,
  { by, why }: { by: StaffId; why: string }
): Promise<string[] | null> {
  const at = now()
  const added = await tx.first(
    `insert into blocked_phones (business_id, phone, blocked_at, blocked_by, why)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning phone`,
    [tx.businessId, phone, at, by, why]
  )
  return added ? setBlockedAt(tx, phone, at) : null
}

/** Null when it was not blocked. */
export async function takeBlock(tx: Tx, phone: string): Promise<string[] | null> {
  const taken = await tx.first(
    'delete from blocked_phones where business_id = $1 and phone = $2 returning phone',
    [tx.businessId, phone]
  )
  return taken ? setBlockedAt(tx, phone, null) : null
}

async function setBlockedAt(tx: Tx, phone: string, at: Date | null): Promise<string[]> {
  const rows = await tx.rows<{ id: string; deleted: boolean }>(
    `update conversations set blocked_at = $3 where business_id = $1 and phone = $2
     returning id, deleted_at is not null as deleted`,
    [tx.businessId, phone, at]
  )
  return rows.filter(row => !row.deleted).map(row => row.id)
}

/** A text from a blocked phone: it is kept, and counted. */
export async function countAttempt(tx: Tx, phone: string): Promise<void> {
  await tx.rows(
    `update blocked_phones set attempts = attempts + 1, last_attempt_at = $3
     where business_id = $1 and phone = $2`,
    [tx.businessId, phone, now()]
  )
}
