import type { Conversation } from '@parlor/contract/conversations.ts'
import type { MessageId } from '@parlor/contract/ids.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import {
  type ConversationColumns,
  conversationColumns,
  toConversation
} from '../conversations/conversations.ts'
import { readersOf } from '../conversations/readers.ts'
import type { Tx } from '../platform/db.ts'
import { inTheInbox, previewOf, type Stored } from './messages.ts'
import { makeFindable } from './searchable-texts.ts'

export type Inbound = {
  id: MessageId
  numberId: string
  phone: string
  body: string
  media: { url: string; contentType: string }[]
  segments: number
  carrierAccountId: string
  carrierMessageId: string
  sentAt: Date | null
  arrivedAt: Date
}

/** Stores texts of different clients and brings their conversations to the top, in one statement.
 * Those are missing for which there is no conversation yet, and those that we have already. */
export async function addInbound(tx: Tx, texts: Inbound[]): Promise<Map<Inbound, Stored>> {
  const rows = await tx.rows<ConversationColumns>(insertInbound, [
    tx.businessId,
    ...columnsOf(texts)
  ])
  const stored = new Map(rows.map(row => [row.last_message_id, row]))
  return new Map(
    texts.flatMap(text => {
      const row = stored.get(text.id)
      if (!row) return []
      const conversation = toConversation(row)
      return [[text, { message: asMessage(text, conversation), conversation }]]
    })
  )
}

function columnsOf(texts: Inbound[]) {
  return [
    texts.map(text => text.numberId),
    texts.map(text => text.phone),
    texts.map(text => text.id),
    texts.map(text => text.body),
    texts.map(text => JSON.stringify(text.media)),
    texts.map(text => text.segments),
    texts.map(text => text.sentAt),
    texts.map(text => text.arrivedAt),
    texts.map(text => text.carrierAccountId),
    texts.map(text => text.carrierMessageId)
  ]
}

function asMessage(text: Inbound, conversation: Conversation): Message {
  return {
    id: text.id,
    conversationId: conversation.id,
    direction: 'inbound',
    kind: 'direct',
    label: null,
    body: text.body,
    media: text.media.map(({ contentType }) => ({ contentType })),
    authorId: null,
    status: 'received',
    failure: null,
    mayResend: false,
    resendOf: null,
    segments: text.segments,
    scheduledFor: null,
    cancelOnReply: false,
    at: text.sentAt?.toISOString() ?? conversation.lastAt
  }
}

// A text that came just now stands last, even if two come in one millisecond; one that the
// carrier held for us stands where its time puts it, and rises in the inbox all the same.
//
// Every conversation is found by its key: a join might be planned as a walk through all
// conversations of the business. Hence the lookups one by one, and an insert that always meets the
// row that is there. They are locked in the order of their ids, as by all who lock several.
const insertInbound = `
  with arrived as (
    select t.*, c.last_at
    from (
      select t.*, (select id from conversations
        where business_id = $1 and number_id = t.number_id and phone = t.phone) as conversation_id
      from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::jsonb[], $7::int[],
          $8::timestamptz[], $9::timestamptz[], $10::uuid[], $11::text[])
        as t (number_id, phone, id, body, media, segments, sent_at, arrived_at,
          carrier_account_id, carrier_message_id)
      order by conversation_id
    ) t
    cross join lateral (
      select last_at from conversations
      where business_id = $1 and id = t.conversation_id for update
    ) c
  ), m as (
    insert into messages (business_id, id, conversation_id, number_id, direction, kind, body,
      media, status, segments, at, carrier_account_id, carrier_message_id)
    select $1, id, conversation_id, number_id, 'inbound', 'direct', body, media, 'received',
      segments, coalesce(sent_at, greatest(arrived_at, last_at + interval '1 ms')),
      carrier_account_id, carrier_message_id
    from arrived
    on conflict (business_id, carrier_account_id, carrier_message_id) do nothing
    returning id, conversation_id, direction, kind, status, body, media, at
  ), findable as (${makeFindable})
  insert into conversations as c (business_id, id, number_id, phone, last_at, last_message_id,
    last_direction, last_kind, last_status, last_preview, last_pictures)
  select $1, m.conversation_id, number_id, phone, greatest(m.at, arrived_at), m.id, direction, kind,
    status, ${previewOf}, jsonb_array_length(m.media)
  from m join arrived on arrived.id = m.id
  on conflict (business_id, id) do update set last_message_id = excluded.last_message_id,
    last_direction = excluded.last_direction, last_kind = excluded.last_kind,
    last_status = excluded.last_status, last_failure = null, last_preview = excluded.last_preview,
    last_pictures = excluded.last_pictures, last_at = excluded.last_at,
    last_inbound_at = excluded.last_at,
    readers = ${readersOf('c.id', 'excluded.last_at')}, unanswered = c.unanswered + 1,
    ${inTheInbox}
  returning ${conversationColumns}`
