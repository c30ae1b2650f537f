import * as z from 'zod/mini'
import { ClientFace } from './clients.ts'
import { endpoint } from './endpoint.ts'
import { failureReasons } from './failures.ts'
import { Id } from './ids.ts'
import { Direction, MessageKind, MessageStatus } from './message-status.ts'
import { Sender } from './phone.ts'
import { Instant } from './time.ts'

export const conversationLimits = {
  inboxPageRows: 40,
  inboxPageRowsMax: 100,
  previewCharacters: 140
}

/** All messages between one of our numbers and one client's number, as the whole team sees it. */
export const Conversation = z.object({
  id: Id,
  numberId: Id,
  phone: Sender,
  client: z.nullable(ClientFace), // null: not in your clients
  assigneeId: z.nullable(Id),
  closedAt: z.nullable(Instant),
  optedOutAt: z.nullable(Instant), // the client texted STOP
  lastAt: Instant,
  lastInboundAt: z.nullable(Instant),
  unanswered: z.number(), // the client's texts since our last
  last: z.nullable(
    z.object({
      id: Id,
      direction: Direction,
      kind: MessageKind,
      status: MessageStatus,
      failure: z.nullable(z.enum(failureReasons)),
      preview: z.string(),
      pictures: z.number()
    })
  )
})
export type Conversation = z.infer<typeof Conversation>

/** What is mine alone: how far I have read. */
export const ConversationRow = z.extend(Conversation, { readThrough: z.nullable(Instant) })
export type ConversationRow = z.infer<typeof ConversationRow>

export const View = z.enum(['open', 'unread', 'replied', 'failed', 'closed', 'all'])
export type View = z.infer<typeof View>

export const listConversations = endpoint('GET', '/conversations', {
  may: 'conversations.view-own',
  summary: 'One page of the inbox, newest first; `seq` is where live updates go on',
  input: z.object({
    view: z._default(View, 'open'),
    before: z.optional(z.string().check(z.maxLength(80))), // `next` of the page before
    limit: z.optional(
      z.coerce.number().check(z.int(), z.minimum(1), z.maximum(conversationLimits.inboxPageRowsMax))
    )
  }),
  reply: z.object({ seq: z.number(), rows: z.array(ConversationRow), next: z.nullable(z.string()) })
})

export const countConversations = endpoint('GET', '/conversation-counts', {
  may: 'conversations.view-own',
  summary: 'How many conversations each view holds for me',
  input: z.object({}),
  reply: z.object({
    seq: z.number(),
    open: z.number(),
    unread: z.number(),
    replied: z.number(),
    failed: z.number()
  })
})

export const getConversation = endpoint('GET', '/conversations/:id', {
  may: 'conversations.view-own',
  summary: 'One conversation',
  input: z.object({ id: Id }),
  reply: z.object({ seq: z.number(), conversation: ConversationRow })
})

export const markRead = endpoint('PUT', '/conversations/:id/read', {
  may: 'conversations.view-own',
  summary: 'I have read up to this moment; never moves back',
  input: z.object({ id: Id, through: Instant }),
  reply: z.object({ readThrough: Instant })
})

export const closeConversation = endpoint('PUT', '/conversations/:id/closure', {
  may: 'messages.send',
  summary: 'Close: needs nothing more from us. Closing twice changes nothing',
  input: z.object({ id: Id }),
  reply: z.object({ conversation: ConversationRow })
})

export const reopenConversation = endpoint('DELETE', '/conversations/:id/closure', {
  may: 'messages.send',
  summary: 'Open it again',
  input: z.object({ id: Id }),
  reply: z.object({ conversation: ConversationRow })
})

export function isUnread(row: ConversationRow): boolean {
  if (row.unanswered === 0 || !row.lastInboundAt) return false
  return !row.readThrough || row.lastInboundAt > row.readThrough
}

/** Does the row belong to the view? The same question as the SQL of the list. */
export function isInView(row: ConversationRow, view: View): boolean {
  if (view === 'all') return true
  if (view === 'closed') return row.closedAt !== null
  if (row.closedAt !== null) return false
  if (view === 'unread') return isUnread(row)
  if (view === 'replied') return row.last?.direction === 'outbound'
  if (view === 'failed') return row.last !== null && hasFailed(row.last.status)
  return true
}

export function hasFailed(status: MessageStatus): boolean {
  return status === 'failed' || status === 'undelivered'
}

/** Why nothing can be sent here, or null. Both ends ask it; the screen shows the sentence. */
export function whyNotSend(conversation: Conversation): string | null {
  if (!conversation.optedOutAt) return null
  const who = conversation.client?.name ?? 'This person'
  return `${who} texted STOP and has asked not to be texted. Only a START from that phone undoes it.`
}
