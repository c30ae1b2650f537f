import type { ConversationId, MessageId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import { recountReaders } from '../conversations/readers.ts'
import type { Tx } from '../platform/db.ts'
import { previewOf } from './messages.ts'

/** What is kept of a deleted text is that it was there, so that the carrier's next call of it is known.
 * What had not left yet never leaves. */
const asDeleted = `deleted_at = $3, body = '', media = '[]', label = null,
  status = case when status in ('scheduled', 'held', 'queued') then 'cancelled' else status end`

/** The conversation that it was in; null when it is not there. */
export async function deleteMessageRow(tx: Tx, id: MessageId): Promise<ConversationId | null> {
  await tx.rows('delete from searchable_texts where business_id = $1 and message_id = $2', [
    tx.businessId,
    id
  ])
  const row = await tx.first<{ conversationId: string }>(
    `update messages set ${asDeleted}
     where business_id = $1 and id = $2 and deleted_at is null
     returning conversation_id as "conversationId"`,
    [tx.businessId, id, now()]
  )
  return row?.conversationId ?? null
}

export async function deleteMessageRows(tx: Tx, id: ConversationId): Promise<void> {
  await tx.rows(
    `update messages set ${asDeleted}
     where business_id = $1 and conversation_id = $2 and deleted_at is null`,
    [tx.businessId, id, now()]
  )
}

/** Everything else in it, and what it is beside its phone and its client. */
export async function deleteConversationRows(tx: Tx, id: ConversationId): Promise<void> {
  const given = [tx.businessId, id]
  await Promise.all([
    tx.rows('delete from searchable_texts where business_id = $1 and conversation_id = $2', given),
    tx.rows('delete from thread_entries where business_id = $1 and conversation_id = $2', given),
    tx.rows(
      'delete from conversation_marks where business_id = $1 and conversation_id = $2',
      given
    ),
    tx.rows(
      'delete from conversation_labels where business_id = $1 and conversation_id = $2',
      given
    ),
    tx.rows(
      `update conversations set deleted_at = $3, closed_at = null, closed_by = null,
         assignee_id = null, snoozed_until = null, snoozed_by = null, scheduled = 0, unanswered = 0,
         last_inbound_at = null, readers = '{}', last_message_id = null, last_direction = null, last_kind = null,
         last_status = null, last_failure = null, last_preview = null, last_pictures = 0
       where business_id = $1 and id = $2`,
      [...given, now()]
    )
  ])
}

/** The row of the inbox as its texts now say. Its place stays where it was. */
export async function recountConversation(tx: Tx, id: ConversationId): Promise<void> {
  await tx.rows(
    `with left_over as (
       select * from messages
       where business_id = $1 and conversation_id = $2 and deleted_at is null
     ), sent as (
       select max(at) as at from left_over
       where direction = 'outbound' and status not in ('scheduled', 'cancelled')
     )
     update conversations c set (last_message_id, last_direction, last_kind, last_status,
         last_failure, last_preview, last_pictures) = (
         select m.id, m.direction, m.kind, m.status, m.failure, ${previewOf},
           coalesce(jsonb_array_length(m.media), 0)
         from (values (1)) always left join (
           select * from left_over where status not in ('scheduled', 'cancelled')
           order by at desc, id desc limit 1
         ) m on true),
       last_inbound_at = (select max(at) from left_over where direction = 'inbound'),
       unanswered = (select count(*) from left_over, sent
         where direction = 'inbound' and left_over.at > coalesce(sent.at, '-infinity')),
       scheduled = (select count(*) from left_over where status = 'scheduled')
     where c.business_id = $1 and c.id = $2`,
    [tx.businessId, id]
  )
  await recountReaders(tx, [id])
}

/** A screen that catches up must not hear its words again: the events that told of it say only that
 * it is gone. */
export async function forgetInEvents(
  tx: Tx,
  gone: { conversationId: ConversationId; messageId: MessageId | null }
): Promise<void> {
  const { conversationId, messageId } = gone
  if (messageId === null) {
    await tx.rows(
      `update events set event = jsonb_build_object('type', 'conversation.removed',
         'conversationId', $2::text)
       where business_id = $1 and conversation_id = $2::uuid`,
      [tx.businessId, conversationId]
    )
    return
  }
  await tx.rows(
    `update events set event = jsonb_build_object('type', 'entry.removed', 'entryId', $3::text,
       'conversationId', $2::text)
     where business_id = $1 and conversation_id = $2::uuid and event->'message'->>'id' = $3::text`,
    [tx.businessId, conversationId, messageId]
  )
  await tx.rows(
    `update events set event = jsonb_set(event, '{conversation,last}', 'null')
     where business_id = $1 and conversation_id = $2::uuid
       and event->'conversation'->'last'->>'id' = $3::text`,
    [tx.businessId, conversationId, messageId]
  )
}
