import * as z from 'zod/mini'
import { ConversationRow, Cursor } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { failureReasons } from './failures.ts'
import { Id } from './ids.ts'
import { Direction, MessageKind, MessageStatus } from './message-status.ts'
import { ThreadEntry } from './thread-entries.ts'
import { Instant } from './time.ts'

export const messagingLimits = {
  bodyCharactersMax: 1600, // what carriers take in one text
  threadPageRows: 50,
  threadPageRowsMax: 200,
  scheduleDaysMax: 366,
  scheduledMax: 50 // in one conversation
}

/** Counted as carriers count, in UTF-16 units: an emoji is two. */
export const Body = z.string().check(
  z.minLength(1),
  z.maxLength(messagingLimits.bodyCharactersMax),
  z.refine(
    text => text.length <= messagingLimits.bodyCharactersMax,
    `One text holds ${messagingLimits.bodyCharactersMax.toLocaleString('en')} characters; an emoji counts as two.`
  )
)

export const Message = z.object({
  id: Id,
  conversationId: Id,
  direction: Direction,
  kind: MessageKind,
  label: z.nullable(z.string()), // "Reminder", for what was not written by hand
  body: z.string(),
  media: z.array(z.object({ contentType: z.string() })),
  authorId: z.nullable(Id),
  status: MessageStatus,
  failure: z.nullable(
    z.object({ reason: z.enum(failureReasons), carrierCode: z.nullable(z.string()), at: Instant })
  ),
  mayResend: z.boolean(), // nobody can tell whether it left: a person may decide
  resendOf: z.nullable(Id),
  segments: z.number(),
  scheduledFor: z.nullable(Instant), // while its status is `scheduled`
  cancelOnReply: z.boolean(), // a scheduled text is dropped when the client writes first
  at: Instant
})
export type Message = z.infer<typeof Message>

export const listMessages = endpoint('GET', '/conversations/:id/messages', {
  may: 'conversations.view-own',
  summary: 'One page of the thread, newest first; `seq` is where live updates go on',
  input: z.object({
    id: Id,
    before: z.optional(Cursor), // `next` of a page: what is older
    after: z.optional(Cursor), // `newer` of a page: what came after it
    at: z.optional(Instant), // the page around a moment
    messageId: z.optional(Id), // the page around a text
    limit: z.optional(
      z.coerce.number().check(z.int(), z.minimum(1), z.maximum(messagingLimits.threadPageRowsMax))
    )
  }),
  reply: z.object({
    seq: z.number(),
    conversation: ConversationRow,
    messages: z.array(Message),
    entries: z.array(ThreadEntry), // of the same stretch of time, newest first
    next: z.nullable(z.string()),
    newer: z.nullable(z.string()) // null: the page ends with the newest
  })
})

export const sendMessage = endpoint('POST', '/conversations/:id/messages', {
  may: 'messages.send',
  summary: 'Send a text. The sender names it: the same message id again is the same message',
  input: z.object({
    id: Id,
    messageId: Id,
    body: Body,
    resendOf: z.optional(Id),
    thenClose: z.optional(z.boolean()), // send and close
    // The newest text on the sender's screen. If a colleague's came after it: 409 `collision`.
    lastSeenId: z.optional(z.nullable(Id)),
    scheduledFor: z.optional(Instant),
    cancelOnReply: z.optional(z.boolean())
  }),
  reply: z.object({ message: Message }),
  status: 201
})

/** Why no more texts can wait here for their time, or null. */
export function whyNotSchedule(conversation: { scheduled: number }): string | null {
  if (conversation.scheduled < messagingLimits.scheduledMax) return null
  return `${messagingLimits.scheduledMax} texts wait here already. Send or cancel one of them first.`
}

/** `details` of 409 `collision`: what a colleague wrote meanwhile. Sending again with this id as
 * `lastSeenId` means "anyway". */
export const Collision = z.object({
  messageId: Id,
  authorId: Id,
  authorName: z.string(),
  body: z.string(),
  at: Instant
})
export type Collision = z.infer<typeof Collision>

export const changeScheduled = endpoint('PATCH', '/messages/:id/schedule', {
  may: 'messages.send',
  summary: 'Other words, another time or now, for a text that has not left yet',
  input: z.object({
    id: Id,
    body: z.optional(Body),
    scheduledFor: z.optional(Instant),
    cancelOnReply: z.optional(z.boolean()),
    sendNow: z.optional(z.boolean())
  }),
  reply: z.object({ message: Message })
})

export const cancelScheduled = endpoint('DELETE', '/messages/:id/schedule', {
  may: 'messages.send',
  summary: 'It will not be sent. A text that has left already is answered 409',
  input: z.object({ id: Id }),
  reply: z.object({ message: Message })
})

export const deleteMessage = endpoint('DELETE', '/messages/:id', {
  may: 'messages.delete',
  summary: 'Delete a text here for all. The client’s phone keeps it',
  input: z.object({ id: Id }),
  reply: z.object({})
})
