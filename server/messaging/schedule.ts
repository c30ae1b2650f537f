import type { ConversationId, MessageId } from '@parlor/contract/ids.ts'
import type { Conversation } from '@parlor/contract/conversations.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import {
  type ConversationColumns,
  conversationColumns,
  toConversation
} from '../conversations/conversations.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import {
  inTheInbox,
  type MessageColumns,
  messageColumns,
  type Outbound,
  outboundToTop,
  previewOf,
  toMessage
} from './messages.ts'
import { makeFindable } from './searchable-texts.ts'

export const scheduleLimits = {
  lateMsMax: 3_600_000, // what could not leave within an hour of its time is not sent any more
  businessesPerSweep: 500,
  textsPerSweep: 200 // of one business; the next sweep goes on
}

export type Scheduled = Outbound & { dueAt: Date; cancelOnReply: boolean }

/** Stores a text for later, at the place in the thread that its time gives it. Null when there is a
 * message with that id already. The conversation is locked by whoever calls. */
export async function addScheduled(tx: Tx, text: Scheduled): Promise<Message | null> {
  const row = await tx.first<MessageColumns>(
    `insert into messages as m (business_id, id, conversation_id, number_id, direction, kind, body,
       author_id, resend_of, status, segments, priority, at, due_at, cancel_on_reply,
       carrier_account_id)
     select $1, $3, c.id, c.number_id, 'outbound', $4, $5, $6, $7, 'scheduled', $8, $9, $10, $10,
       $11, n.carrier_account_id
     from conversations c join numbers n on n.business_id = $1 and n.id = c.number_id
     where c.business_id = $1 and c.id = $2
     on conflict (business_id, id) do nothing
     returning ${messageColumns}`,
    [
      tx.businessId,
      text.conversationId,
      text.id,
      text.kind,
      text.body,
      text.authorId,
      text.resendOf,
      text.segments,
      text.priority,
      text.dueAt,
      text.cancelOnReply
    ]
  )
  return row && toMessage(row)
}

/** The number of texts that wait here, counted anew. Returns the conversation as it now stands. */
export async function countScheduled(tx: Tx, id: ConversationId): Promise<Conversation> {
  const row = await tx.first<ConversationColumns>(
    `update conversations c set scheduled = (select count(*) from messages m
       where m.business_id = $1 and m.conversation_id = $2 and m.status = 'scheduled'
         and m.deleted_at is null)
     where c.business_id = $1 and c.id = $2 returning ${conversationColumns}`,
    [tx.businessId, id]
  )
  return toConversation(row!)
}

export type Change = {
  body: string | null
  segments: number | null
  dueAt: Date | null
  cancelOnReply: boolean | null
}

/** Null when it does not wait any more. */
export async function changeWaiting(tx: Tx, id: MessageId, change: Change) {
  const row = await tx.first<MessageColumns>(
    `update messages m set body = coalesce($3, m.body), segments = coalesce($4, m.segments),
       due_at = coalesce($5, m.due_at), at = coalesce($5, m.at),
       cancel_on_reply = coalesce($6, m.cancel_on_reply)
     where m.business_id = $1 and m.id = $2 and m.status = 'scheduled' and m.deleted_at is null
     returning ${messageColumns}`,
    [tx.businessId, id, change.body, change.segments, change.dueAt, change.cancelOnReply]
  )
  return row && toMessage(row)
}

/** It stands from now on where it was cancelled. Null when it does not wait any more. */
export async function cancelWaiting(tx: Tx, id: MessageId): Promise<Message | null> {
  const row = await tx.first<MessageColumns>(
    `update messages m set status = 'cancelled', at = $3
     where m.business_id = $1 and m.id = $2 and m.status = 'scheduled' and m.deleted_at is null
     returning ${messageColumns}`,
    [tx.businessId, id, now()]
  )
  return row && toMessage(row)
}

/** Those that were to wait only as long as the client says nothing. */
export async function cancelAtReply(tx: Tx, id: ConversationId): Promise<Message[]> {
  const rows = await tx.rows<MessageColumns>(
    `update messages m set status = 'cancelled', at = $3
     where m.business_id = $1 and m.conversation_id = $2 and m.status = 'scheduled'
       and m.cancel_on_reply and m.deleted_at is null
     returning ${messageColumns}`,
    [tx.businessId, id, now()]
  )
  return rows.map(toMessage)
}

/** The conversation whose text is due first. */
export async function findDue(tx: Tx): Promise<ConversationId | null> {
  const row = await tx.first<{ id: ConversationId }>(
    `select m.conversation_id as id from messages m
     where m.business_id = $1 and m.status = 'scheduled' and m.deleted_at is null
       and m.due_at <= $2
     order by m.due_at, m.id limit 1`,
    [tx.businessId, now()]
  )
  return row?.id ?? null
}

/** Its time has come: from now on it stands in its lane like a text written just now, unless by now
 * nobody may be texted there, or it is too late. The conversation is locked by whoever calls. */
export async function release(
  tx: Tx,
  conversationId: ConversationId,
  only: MessageId | null = null
): Promise<Message | null> {
  const at = now()
  const row = await tx.first<MessageColumns>(
    `with head as (
       select m.id, c.last_at, case
         when c.deleted_at is not null then 'cancelled'
         when c.blocked_at is not null then 'blocked-by-us'
         when exists (select from opt_outs o
           where o.business_id = $1 and o.phone = c.phone) then 'opted-out'
         when m.due_at < $4 and $5::uuid is null then 'expired'
       end as why_not
       from messages m join conversations c on c.business_id = $1 and c.id = m.conversation_id
       where m.business_id = $1 and m.conversation_id = $2 and m.status = 'scheduled'
         and m.deleted_at is null and (m.id = $5 or $5::uuid is null and m.due_at <= $3)
       order by m.due_at, m.id limit 1
     ), m as (
     update messages m set
       status = case when why_not is null then 'queued' when why_not = 'cancelled' then why_not
         else 'failed' end,
       failure = nullif(why_not, 'cancelled'),
       failed_at = case when why_not <> 'cancelled' then $3::timestamptz end,
       at = greatest($3::timestamptz, head.last_at + interval '1 ms'), due_at = $3
     from head where m.business_id = $1 and m.id = head.id
     returning m.*
     ), findable as (${makeFindable} where m.status <> 'cancelled')
     select ${messageColumns} from m`,
    [tx.businessId, conversationId, at, new Date(at.getTime() - scheduleLimits.lateMsMax), only]
  )
  return row && toMessage(row)
}

/** What has left brings its conversation to the top; so does what could not, and it answers nobody. */
export async function bringToTop(tx: Tx, { id, conversationId, status }: Message) {
  const values = [tx.businessId, id, conversationId]
  if (status === 'queued') await tx.rows(outboundToTop, values)
  else if (status === 'failed') await tx.rows(failedToTop, values)
  return countScheduled(tx, conversationId)
}

const failedToTop = `
  update conversations c set last_message_id = m.id, last_direction = m.direction,
    last_kind = m.kind, last_status = m.status, last_failure = m.failure, last_preview = ${previewOf},
    last_pictures = 0, last_at = m.at, ${inTheInbox}
  from messages m
  where m.business_id = $1 and m.id = $2 and c.business_id = $1 and c.id = $3 and m.at > c.last_at`

export function businessesWithDueSchedules(db: Db): Promise<{ id: string }[]> {
  return db.rows('select businesses_with_due_schedules($1, $2) as id', [
    now(),
    scheduleLimits.businessesPerSweep
  ])
}
