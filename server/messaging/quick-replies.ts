import type { QuickReply } from '@parlor/contract/quick-replies.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

const columns = 'q.id, q.name, q.body, q.is_shared as "isShared", q.owner_id as "ownerId"'
const listedMax = 2_000 // more nobody looks through

/** Somebody's own and those shared with all, by name. */
export function listQuickRepliesOf(tx: Tx, staffId: string): Promise<QuickReply[]> {
  return tx.rows<QuickReply>(
    `select ${columns} from quick_replies q
     where q.business_id = $1 and (q.is_shared or q.owner_id = $2)
     order by lower(q.name), q.id limit ${listedMax}`,
    [tx.businessId, staffId]
  )
}

/** Locked until the commit. Someone else's own is not there. */
export function findQuickReply(tx: Tx, id: string): Promise<QuickReply | null> {
  return tx.first<QuickReply>(
    `select ${columns} from quick_replies q where q.business_id = $1 and q.id = $2 for update`,
    [tx.businessId, id]
  )
}

export async function countQuickReplies(tx: Tx, staffId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    'select count(*)::int as count from quick_replies where business_id = $1 and owner_id = $2',
    [tx.businessId, staffId]
  )
  return row!.count
}

export async function putQuickReply(tx: Tx, reply: QuickReply): Promise<void> {
  await tx.rows(
    `insert into quick_replies (business_id, id, owner_id, name, body, is_shared, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (business_id, id) do update set name = excluded.name, body = excluded.body,
       is_shared = excluded.is_shared, changed_at = excluded.changed_at`,
    [tx.businessId, reply.id, reply.ownerId, reply.name, reply.body, reply.isShared, now()]
  )
}

export async function dropQuickReply(tx: Tx, id: string): Promise<void> {
  await tx.rows('delete from quick_replies where business_id = $1 and id = $2', [tx.businessId, id])
}
