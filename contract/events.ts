import * as z from 'zod/mini'
import { Conversation } from './conversations.ts'
import { Id } from './ids.ts'
import { Message } from './messaging.ts'
import { Instant } from './time.ts'

/** Everything that can happen and be heard. An event carries the thing as it now stands, so that
 * nobody has to ask again. */
export const ParlorEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message.received'), message: Message, conversation: Conversation }),
  z.object({ type: z.literal('message.queued'), message: Message, conversation: Conversation }),
  z.object({ type: z.literal('message.updated'), message: Message, conversation: Conversation }),
  z.object({ type: z.literal('conversation.updated'), conversation: Conversation }),
  z.object({
    type: z.literal('conversation.read'),
    conversationId: Id,
    staffId: Id,
    readThrough: Instant
  })
])
export type ParlorEvent = z.infer<typeof ParlorEvent>
export type EventType = ParlorEvent['type']
export type NumberedEvent = { seq: number; event: ParlorEvent }

/** What the server says on the live socket. `events` come in order, without gaps in what this
 * person may see; `seq` is the business's number up to which they now know everything. */
export type LiveFrame =
  | { type: 'hello'; seq: number }
  | { type: 'events'; seq: number; events: NumberedEvent[] }
  | { type: 'resync'; why: 'too-old' | 'rights-changed' }
