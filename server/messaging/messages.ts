import { type Conversation, conversationLimits } from '@parlor/contract/conversations.ts'
import type { ConversationId, MessageId } from '@parlor/contract/ids.ts'
import { hasFailed } from '@parlor/contract/conversations.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import type { MessageKind, MessageStatus } from '@parlor/contract/message-status.ts'
import type { FailureReason } from '@parlor/contract/failures.ts'
import {
  type ConversationColumns,
  conversationColumns,
  toConversation
} from '../conversations/conversations.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { makeFindable } from './searchable-texts.ts'

/** A message `m` as the contract sends it. */
export const messageColumns = `m.id, m.conversation_id, m.direction, m.kind, m.label, m.body, m.media,
  m.author_id, m.status, m.failure, m.carrier_code, m.failed_at, m.may_resend, m.resend_of,
  m.segments, m.due_at, m.cancel_on_reply, m.at`

export type MessageColumns = {
  id: string
  conversation_id: string
  direction: 'inbound' | 'outbound'
  kind: MessageKind
  label: string | null
  body: string
  media: { url: string; contentType: string }[]
  author_id: string | null
  status: MessageStatus
  failure: FailureReason | null
  carrier_code: string | null
  failed_at: string | null
  may_resend: boolean
  resend_of: string | null
  segments: number
  due_at: string | null
  cancel_on_reply: boolean
  at: string
}

export function toMessage(row: MessageColumns): Message {
  const { failure: reason, carrier_code: carrierCode, failed_at: at } = row
  return {
    id: row.id,
    conversationId: row.conversation_id,
    direction: row.direction,
    kind: row.kind,
    label: row.label,
    body: row.body,
    media: row.media.map(({ contentType }) => ({ contentType })),
    authorId: row.author_id,
    status: row.status,
    failure: hasFailed(row.status) && reason && at ? { reason, carrierCode, at } : null,
    mayResend: row.may_resend && row.status === 'unknown',
    resendOf: row.resend_of,
    segments: row.segments,
    scheduledFor: row.status === 'scheduled' ? row.due_at : null,
    cancelOnReply: row.cancel_on_reply,
    at: row.at
  }
}

export type Stored = { message: Message; conversation: Conversation }

/** The words of a text `m` as the row of the inbox shows them. */
export const previewOf = `left(regexp_replace(m.body, '\\s+', ' ', 'g'),
  ${conversationLimits.previewCharacters})`

const lastColumns = `last_message_id = m.id, last_direction = m.direction, last_kind = m.kind,
  last_status = m.status, last_failure = null,
  last_preview = ${previewOf},
  last_pictures = jsonb_array_length(m.media)`

/** Whoever writes brings it back from where it was put away. */
export const inTheInbox = `closed_at = null, closed_by = null, snoozed_until = null, snoozed_by = null,
  deleted_at = null`

export type Outbound = {
  id: MessageId
  conversationId: ConversationId
  kind: MessageKind
  label?: string
  body: string
  authorId: string | null
  resendOf: string | null
  segments: number
  priority: number
}

/** Stores a text of ours as queued and brings its conversation to the top, in one trip. Null when
 * there is a message with that id already. */
export async function addOutbound(tx: Tx, text: Outbound): Promise<Stored | null> {
  const [messages, conversations] = await Promise.all([
    tx.rows<MessageColumns>(insertOutbound, [
      tx.businessId,
      text.conversationId,
      text.id,
      text.kind,
      text.body,
      text.authorId,
      text.resendOf,
      text.segments,
      text.priority,
      now(),
      text.label ?? null
    ]),
    tx.rows<ConversationColumns>(outboundToTop, [tx.businessId, text.id, text.conversationId])
  ])
  if (!messages[0]) return null
  return { message: toMessage(messages[0]), conversation: toConversation(conversations[0]!) }
}

const insertOutbound = `
  with conversation as (
    select c.id, c.last_at, c.number_id, n.carrier_account_id
    from conversations c join numbers n on n.business_id = $1 and n.id = c.number_id
    where c.business_id = $1 and c.id = $2 for update of c
  ), m as (
  insert into messages (business_id, id, conversation_id, number_id, direction, kind, body,
    author_id, resend_of, status, segments, priority, at, due_at, carrier_account_id, label)
  select $1, $3, conversation.id, conversation.number_id, 'outbound', $4, $5, $6, $7, 'queued', $8,
    $9, greatest($10::timestamptz, conversation.last_at + interval '1 ms'), $10,
    conversation.carrier_account_id, $11
  from conversation
  on conflict (business_id, id) do nothing
  returning *
  ), findable as (${makeFindable})
  select ${messageColumns} from m`

// A message that was there before is no longer queued at the top: it must not move anything.
export const outboundToTop = `
  update conversations c set ${lastColumns}, last_at = m.at, unanswered = 0,
    assignee_id = coalesce(c.assignee_id, case when m.kind = 'direct' then m.author_id end),
    ${inTheInbox}
  from messages m
  where m.business_id = $1 and m.id = $2 and c.business_id = $1 and c.id = $3
    and c.id = m.conversation_id and m.at > c.last_at
  returning ${conversationColumns}`

export async function findMessage(tx: Tx, id: MessageId): Promise<Message | null> {
  const row = await tx.first<MessageColumns>(
    `select ${messageColumns} from messages m where m.business_id = $1 and m.id = $2 and m.deleted_at is null`,
    [tx.businessId, id]
  )
  return row && toMessage(row)
}

/** The row of the inbox shows how its last text fares. Returns the conversation as it now stands; null
 * for a text that was deleted meanwhile. */
export async function showStatus(tx: Tx, message: Message): Promise<Conversation | null> {
  const row = await tx.first<ConversationColumns>(
    `update conversations c set
       last_status = case when c.last_message_id = $3 then $4 else c.last_status end,
       last_failure = case when c.last_message_id = $3 then $5 else c.last_failure end
     from messages m
     where c.business_id = $1 and c.id = $2 and m.business_id = $1 and m.id = $3
       and m.deleted_at is null
     returning ${conversationColumns}`,
    [
      tx.businessId,
      message.conversationId,
      message.id,
      message.status,
      message.failure?.reason ?? null
    ]
  )
  return row && toConversation(row)
}

/** Which of these carrier ids we have. */
export async function knownCarrierIds(tx: Tx, accountId: string, ids: string[]) {
  const rows = await tx.rows<{ carrierMessageId: string; id: string; status: MessageStatus }>(
    `select carrier_message_id as "carrierMessageId", id, status from messages
     where business_id = $1 and carrier_account_id = $2 and carrier_message_id = any($3)`,
    [tx.businessId, accountId, ids]
  )
  return new Map(rows.map(row => [row.carrierMessageId, row]))
}
