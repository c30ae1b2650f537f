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
  previewCharacters: 140,
  pinsMax: 50,
  countedMax: 1_000, // a folder with more is shown as "999+"
  searchCharactersMax: 200,
  cursorCharactersMax: 80
}

/** All messages between one of our numbers and one client's number, as the whole team sees it. */
export const Conversation = z.object({
  id: Id,
  numberId: Id,
  phone: Sender,
  client: z.nullable(ClientFace), // null: not in your clients
  assigneeId: z.nullable(Id),
  closedAt: z.nullable(Instant),
  snoozedUntil: z.nullable(Instant), // out of the inbox until then, or until the client writes
  blockedAt: z.nullable(Instant), // texts from this phone are kept and shown to nobody
  labelIds: z.array(Id),
  scheduled: z.number(), // our texts that wait for their time
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

/** What is mine alone. */
export const Marks = z.object({
  readThrough: z.nullable(Instant),
  markedUnread: z.boolean(), // by hand, until I read it again
  mutedAt: z.nullable(Instant), // no alerts for me
  pinnedAt: z.nullable(Instant)
})
export type Marks = z.infer<typeof Marks>
export const noMarks: Marks = {
  readThrough: null,
  markedUnread: false,
  mutedAt: null,
  pinnedAt: null
}

export const ConversationRow = z.extend(Conversation, Marks.shape)
export type ConversationRow = z.infer<typeof ConversationRow>

export const views = [
  'open',
  'unread',
  'replied',
  'mine',
  'unassigned',
  'failed',
  'scheduled',
  'snoozed',
  'closed',
  'blocked',
  'all'
] as const
export const View = z.enum(views)
export type View = z.infer<typeof View>

/** What narrows a view. Each field leaves out what does not match it; together they all must. */
export const Filters = z.object({
  q: z.optional(z.string().check(z.maxLength(conversationLimits.searchCharactersMax))), // words, a name or a number
  from: z.optional(Instant), // last activity at or after
  to: z.optional(Instant), // and before
  clientType: z.optional(z.string().check(z.maxLength(64))),
  groupId: z.optional(Id),
  locationId: z.optional(Id), // the client's home location
  assigneeId: z.optional(Id),
  labelId: z.optional(Id),
  hasAttachment: z.optional(z.literal('yes'))
})
export type Filters = z.infer<typeof Filters>

export const Cursor = z.string().check(z.maxLength(conversationLimits.cursorCharactersMax))
const PageLimit = z.coerce
  .number()
  .check(z.int(), z.minimum(1), z.maximum(conversationLimits.inboxPageRowsMax))

export const listConversations = endpoint('GET', '/conversations', {
  may: 'conversations.view-own',
  summary: 'One page of the inbox, newest first; `seq` is where live updates go on',
  input: z.object({
    view: z._default(View, 'open'),
    before: z.optional(Cursor), // `next` of the page before
    after: z.optional(Cursor), // instead: those right above a place; `next` leads further up then
    limit: z.optional(PageLimit)
  }),
  reply: z.object({
    seq: z.number(),
    rows: z.array(ConversationRow),
    pinned: z.array(ConversationRow), // mine in this view, with the first page; they may be in `rows` too
    next: z.nullable(z.string())
  })
})

export const Counts = z.record(View, z.number())
export type Counts = z.infer<typeof Counts>

export const countConversations = endpoint('GET', '/conversation-counts', {
  may: 'conversations.view-own',
  summary: 'How many conversations each view holds for me, up to `countedMax`',
  input: z.object({}),
  reply: z.object({ seq: z.number(), counts: Counts })
})

export const getConversation = endpoint('GET', '/conversations/:id', {
  may: 'conversations.view-own',
  summary: 'One conversation',
  input: z.object({ id: Id }),
  reply: z.object({ seq: z.number(), conversation: ConversationRow })
})

/** The row belongs to the view. The same question as the SQL of the list; `me` is who looks. */
export function isInView(row: ConversationRow, view: View, me: string): boolean {
  if (view === 'blocked') return row.blockedAt !== null
  if (row.blockedAt !== null) return false
  if (view === 'all') return true
  if (view === 'closed') return row.closedAt !== null
  if (view === 'scheduled') return row.scheduled > 0
  if (row.closedAt !== null) return false
  if (view === 'snoozed') return row.snoozedUntil !== null
  if (row.snoozedUntil !== null) return false
  if (view === 'unread') return isUnread(row)
  if (view === 'replied') return row.last?.direction === 'outbound'
  if (view === 'mine') return row.assigneeId === me
  if (view === 'unassigned') return row.assigneeId === null
  if (view === 'failed') return row.last !== null && hasFailed(row.last.status)
  return true
}

export function isUnread(row: ConversationRow): boolean {
  if (row.markedUnread) return true
  if (row.unanswered === 0 || !row.lastInboundAt) return false
  return !row.readThrough || row.lastInboundAt > row.readThrough
}

export function hasFailed(status: MessageStatus): boolean {
  return status === 'failed' || status === 'undelivered'
}

/** Why nothing can be sent here, or null. Both ends ask it; the screen shows the sentence. */
export function whyNotSend(conversation: Conversation): string | null {
  const who = conversation.client?.name ?? 'This person'
  if (conversation.blockedAt) return `${who} is blocked. Unblock the number to text it.`
  if (!conversation.optedOutAt) return null
  return `${who} texted STOP and has asked not to be texted. Only a START from that phone undoes it.`
}
