import * as z from 'zod/mini'
import { ConversationRow } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Instant } from './time.ts'

export const changeLimits = { bulkMax: 200, whyCharactersMax: 200, snoozeDaysMax: 366 }

const one = z.object({ id: Id })
const conversation = z.object({ conversation: ConversationRow })

export const markRead = endpoint('PUT', '/conversations/:id/read', {
  may: 'conversations.view-own',
  summary: 'I have read up to this moment; never moves back, and takes my mark as unread away',
  input: z.object({ id: Id, through: Instant }),
  reply: z.object({ readThrough: Instant })
})

export const markUnread = endpoint('DELETE', '/conversations/:id/read', {
  may: 'conversations.view-own',
  summary: 'Show it as new to me again, until I open it',
  input: one,
  reply: conversation
})

export const mute = endpoint('PUT', '/conversations/:id/mute', {
  may: 'conversations.view-own',
  summary: 'No alerts for me from this conversation; it stays in the list',
  input: one,
  reply: conversation
})

export const unmute = endpoint('DELETE', '/conversations/:id/mute', {
  may: 'conversations.view-own',
  summary: 'Alert me again',
  input: one,
  reply: conversation
})

export const pin = endpoint('PUT', '/conversations/:id/pin', {
  may: 'conversations.view-own',
  summary: 'Keep it at the top of my lists',
  input: one,
  reply: conversation
})

export const unpin = endpoint('DELETE', '/conversations/:id/pin', {
  may: 'conversations.view-own',
  summary: 'Let it stand where its time puts it',
  input: one,
  reply: conversation
})

export const closeConversation = endpoint('PUT', '/conversations/:id/closure', {
  may: 'messages.send',
  summary: 'Close: needs nothing more from us. Closing twice changes nothing',
  input: one,
  reply: conversation
})

export const reopenConversation = endpoint('DELETE', '/conversations/:id/closure', {
  may: 'messages.send',
  summary: 'Open it again',
  input: one,
  reply: conversation
})

export const snooze = endpoint('PUT', '/conversations/:id/snooze', {
  may: 'messages.send',
  summary: 'Out of the inbox for all until then, or until the client writes',
  input: z.object({ id: Id, until: Instant }),
  reply: conversation
})

export const wake = endpoint('DELETE', '/conversations/:id/snooze', {
  may: 'messages.send',
  summary: 'Back into the inbox now',
  input: one,
  reply: conversation
})

export const assign = endpoint('PUT', '/conversations/:id/assignee', {
  may: 'messages.send',
  summary: 'Who looks after it; null: nobody in particular',
  input: z.object({ id: Id, staffId: z.nullable(Id) }),
  reply: conversation
})

export const putLabel = endpoint('PUT', '/conversations/:id/labels/:labelId', {
  may: 'messages.send',
  summary: 'Put a label on it',
  input: z.object({ id: Id, labelId: Id }),
  reply: conversation
})

export const takeLabel = endpoint('DELETE', '/conversations/:id/labels/:labelId', {
  may: 'messages.send',
  summary: 'Take a label off it',
  input: z.object({ id: Id, labelId: Id }),
  reply: conversation
})

/** One change for many. Undo is the opposite change for `changed`, with what stood in `before`. */
export const BulkChange = z.discriminatedUnion('to', [
  z.object({ to: z.enum(['closed', 'open', 'woken', 'read', 'unread', 'muted', 'unmuted']) }),
  z.object({ to: z.enum(['pinned', 'unpinned', 'blocked', 'unblocked']) }),
  z.object({ to: z.literal('snoozed'), until: Instant }),
  z.object({ to: z.literal('assigned'), staffId: z.nullable(Id) }),
  z.object({ to: z.enum(['labelled', 'unlabelled']), labelId: Id })
])
export type BulkChange = z.infer<typeof BulkChange>

const Before = z.object({
  id: Id,
  assigneeId: z.nullable(Id),
  closedAt: z.nullable(Instant),
  snoozedUntil: z.nullable(Instant)
})
export type Before = z.infer<typeof Before>

export const changeConversations = endpoint('POST', '/conversation-changes', {
  may: 'conversations.view-own',
  summary: 'The same change for many at once. Each needs the right that it needs alone',
  input: z.object({
    ids: z.array(Id).check(z.minLength(1), z.maxLength(changeLimits.bulkMax)),
    change: BulkChange
  }),
  reply: z.object({
    changed: z.array(Id), // those it made a difference to
    before: z.array(Before) // of `changed`, for undo
  })
})

export const deleteConversation = endpoint('DELETE', '/conversations/:id', {
  may: 'messages.delete',
  summary: 'Delete it for good with everything in it. The client’s phone keeps the texts',
  input: one,
  reply: z.object({})
})

export const BlockedPhone = z.object({
  phone: z.string(),
  clientName: z.nullable(z.string()),
  conversationIds: z.array(Id),
  blockedAt: Instant,
  blockedById: Id,
  why: z.string(),
  attempts: z.number(), // texts since
  lastAttemptAt: z.nullable(Instant)
})
export type BlockedPhone = z.infer<typeof BlockedPhone>

export const blockPhone = endpoint('PUT', '/blocked-phones/:phone', {
  may: 'numbers.block',
  summary: 'Texts from this phone are kept, alert nobody and stay out of the inbox',
  input: z.object({
    phone: z.string().check(z.minLength(1), z.maxLength(64)),
    why: z._default(z.string().check(z.maxLength(changeLimits.whyCharactersMax)), '')
  }),
  reply: z.object({ blocked: BlockedPhone })
})

export const unblockPhone = endpoint('DELETE', '/blocked-phones/:phone', {
  may: 'numbers.block',
  summary: 'Texts from this phone come into the inbox again',
  input: z.object({ phone: z.string().check(z.minLength(1), z.maxLength(64)) }),
  reply: z.object({})
})

export const listBlockedPhones = endpoint('GET', '/blocked-phones', {
  may: 'numbers.block',
  summary: 'Who is blocked, by whom, why, and how often they tried since; newest first',
  input: z.object({}),
  reply: z.object({ blocked: z.array(BlockedPhone) })
})
