import { notificationLimits } from '@parlor/contract/notifications.ts'
import { viewer, visible } from '../conversations/visible.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'

/** Null when there is no such thing in a conversation that she may see. */
export function findItem(tx: Tx, me: Caller, id: string): Promise<{ at: string } | null> {
  return tx.first(
    `select x.at from (
       select m.conversation_id, coalesce(m.failed_at, m.at) as at from messages m
         where m.business_id = $1 and m.id = $4
       union all select e.conversation_id, e.at from thread_entries e
         where e.business_id = $1 and e.id = $4
     ) x join conversations c on c.business_id = $1 and c.id = x.conversation_id
     where ${visible}`,
    [tx.businessId, ...viewer(me), id]
  )
}

export async function putRead(tx: Tx, staffId: string, id: string, at: string): Promise<void> {
  await tx.rows(
    `insert into notification_reads (business_id, staff_id, item_id, at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [tx.businessId, staffId, id, at]
  )
}

/** The mark never moves back; what is older than it needs no mark of its own. */
export async function putReadThrough(tx: Tx, staffId: string, through: Date): Promise<string> {
  const row = await tx.first<{ through: string }>(
    `insert into notification_marks as n (business_id, staff_id, read_through) values ($1, $2, $3)
     on conflict (business_id, staff_id) do update
       set read_through = greatest(n.read_through, excluded.read_through)
     returning read_through as through`,
    [tx.businessId, staffId, through]
  )
  await tx.rows(
    'delete from notification_reads where business_id = $1 and staff_id = $2 and at <= $3',
    [tx.businessId, staffId, row!.through]
  )
  return row!.through
}

export async function countWaitingRows(tx: Tx, me: Caller): Promise<number> {
  const before = new Date(now().getTime() - notificationLimits.waitsMinutes * 60_000)
  const row = await tx.first<{ count: number }>(
    `select count(*)::int as count from conversations c
     where c.business_id = $1 and ${visible} and c.closed_at is null and c.unanswered > 0
       and c.blocked_at is null and c.snoozed_until is null and c.assignee_id is null
       and c.last_inbound_at <= $4`,
    [tx.businessId, ...viewer(me), before]
  )
  return row!.count
}

/** A handful: what somebody has muted. */
export async function listMuted(tx: Tx, staffId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select conversation_id as id from conversation_marks
     where business_id = $1 and staff_id = $2 and muted_at is not null`,
    [tx.businessId, staffId]
  )
  return rows.map(row => row.id)
}
