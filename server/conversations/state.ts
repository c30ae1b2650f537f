import type { ConversationId, StaffId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx, Value } from '../platform/db.ts'

/** What is everybody's: each returns those that it changed. */

export function setClosed(tx: Tx, ids: ConversationId[], by: StaffId | null): Promise<string[]> {
  return changed(
    tx,
    `update conversations set closed_at = $3, closed_by = $4,
       snoozed_until = case when $3::timestamptz is null then snoozed_until end
     where business_id = $1 and id = any($2::uuid[])
       and (closed_at is null) <> ($3::timestamptz is null)
     returning id`,
    [ids, by ? now() : null, by]
  )
}

export function setSnoozed(
  tx: Tx,
  ids: ConversationId[],
  until: string | null,
  by: StaffId | null
): Promise<string[]> {
  return changed(
    tx,
    `update conversations set snoozed_until = $3, snoozed_by = $4
     where business_id = $1 and id = any($2::uuid[])
       and snoozed_until is distinct from $3::timestamptz
     returning id`,
    [ids, until, by]
  )
}

export function setAssignee(
  tx: Tx,
  ids: ConversationId[],
  staffId: StaffId | null
): Promise<string[]> {
  return changed(
    tx,
    `update conversations set assignee_id = $3
     where business_id = $1 and id = any($2::uuid[]) and assignee_id is distinct from $3::uuid
     returning id`,
    [ids, staffId]
  )
}

export function putLabelOn(tx: Tx, ids: ConversationId[], labelId: string): Promise<string[]> {
  return changed(
    tx,
    `insert into conversation_labels (business_id, conversation_id, label_id)
     select $1, id, $3 from unnest($2::uuid[]) id order by id
     on conflict do nothing returning conversation_id as id`,
    [ids, labelId]
  )
}

export function takeLabelOff(tx: Tx, ids: ConversationId[], labelId: string): Promise<string[]> {
  return changed(
    tx,
    `delete from conversation_labels
     where business_id = $1 and conversation_id = any($2::uuid[]) and label_id = $3
     returning conversation_id as id`,
    [ids, labelId]
  )
}

async function changed(tx: Tx, text: string, values: Value[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(text, [tx.businessId, ...values])
  return rows.map(row => row.id)
}

/** Conversations whose snooze has ended. */
export async function wakeDue(tx: Tx, moment: Date, most: number): Promise<{ id: string }[]> {
  return tx.rows<{ id: string }>(
    `update conversations set snoozed_until = null, snoozed_by = null
     where business_id = $1 and id in (
       select id from conversations
       where business_id = $1 and snoozed_until <= $2 and deleted_at is null
       order by snoozed_until limit $3 for update skip locked)
     returning id`,
    [tx.businessId, moment, most]
  )
}

/** Open conversations without a text, a note or a change since `days` days ago by the clock on the
 * wall, are closed now. */
export async function closeIdle(
  tx: Tx,
  { days, timeZone, most }: { days: number; timeZone: string; most: number }
): Promise<{ id: string }[]> {
  return tx.rows<{ id: string }>(
    `with before as (
       select (($2::timestamptz at time zone $3) - make_interval(days => $4)) at time zone $3 as at
     )
     update conversations set closed_at = $2, closed_by = null
     where business_id = $1 and id in (
       select c.id from conversations c, before
       where c.business_id = $1 and c.closed_at is null and c.last_at <= before.at
         and c.snoozed_until is null and c.scheduled = 0 and c.blocked_at is null
         and c.deleted_at is null
         and not exists (select from thread_entries e where e.business_id = $1
           and e.conversation_id = c.id and e.at > before.at)
       order by c.last_at desc limit $5 for update of c skip locked)
     returning id`,
    [tx.businessId, now(), timeZone, days, most]
  )
}
