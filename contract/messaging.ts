import * as z from 'zod/mini'
import { ConversationRow } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { failureReasons } from './failures.ts'
import { Id } from './ids.ts'
import { Direction, MessageKind, MessageStatus } from './message-status.ts'
import { Instant } from './time.ts'

export const messagingLimits = {
  bodyCharactersMax: 1600, // what carriers take in one text
  threadPageRows: 50,
  threadPageRowsMax: 200
}

/** Counted as carriers count, in UTF-16 units: an emoji is two. */
const Body = z.string().check(
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
  at: Instant
})
export type Message = z.infer<typeof Message>

export const listMessages = endpoint('GET', '/conversations/:id/messages', {
  may: 'conversations.view-own',
  summary: 'One page of the thread, newest first; `seq` is where live updates go on',
  input: z.object({
    id: Id,
    before: z.optional(z.string().check(z.maxLength(80))), // `next` of the page before
    limit: z.optional(
      z.coerce.number().check(z.int(), z.minimum(1), z.maximum(messagingLimits.threadPageRowsMax))
    )
  }),
  reply: z.object({
    seq: z.number(),
    conversation: ConversationRow,
    messages: z.array(Message),
    next: z.nullable(z.string())
  })
})

export const sendMessage = endpoint('POST', '/conversations/:id/messages', {
  may: 'messages.send',
  summary: 'Send a text. The sender names it: the same message id again is the same message',
  input: z.object({
    id: Id,
    messageId: Id,
    body: Body,
    resendOf: z.optional(Id)
  }),
  reply: z.object({ message: Message }),
  status: 201
})
