import * as z from 'zod/mini'
import { AppointmentEntry } from './appointment-entries.ts'
import { Appointment } from './appointments.ts'
import { Business } from './businesses.ts'
import { ClientImport } from './client-imports.ts'
import { ClientNews } from './contact-history.ts'
import { Conversation, Marks } from './conversations.ts'
import { Id } from './ids.ts'
import { Label } from './labels.ts'
import { Message } from './messaging.ts'
import { NotificationPreferences } from './notifications.ts'
import { Service } from './services.ts'
import { Staff } from './staff.ts'
import { ThreadEntry } from './thread-entries.ts'
import { Instant } from './time.ts'

/** Everything that can happen and be heard. An event carries the thing as it now stands, so that
 * nobody has to ask again. */
export const ParlorEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message.received'), message: Message, conversation: Conversation }),
  z.object({ type: z.literal('message.queued'), message: Message, conversation: Conversation }),
  z.object({ type: z.literal('message.updated'), message: Message, conversation: Conversation }),
  z.object({ type: z.literal('message.removed'), messageId: Id, conversation: Conversation }),
  z.object({ type: z.literal('entry.added'), entry: ThreadEntry, conversation: Conversation }),
  z.object({ type: z.literal('entry.removed'), entryId: Id, conversationId: Id }),
  z.object({ type: z.literal('conversation.updated'), conversation: Conversation }),
  // Deleted, or no longer visible to those who hear it.
  z.object({ type: z.literal('conversation.removed'), conversationId: Id }),
  z.object({
    type: z.literal('conversation.marked'),
    conversationId: Id,
    staffId: Id,
    marks: Marks
  }),
  z.object({ type: z.literal('labels.updated'), labels: z.array(Label) }),
  // Somebody came, left, or has another name or role.
  z.object({ type: z.literal('colleagues.updated'), colleagues: z.array(Staff) }),
  // Booked, moved, changed or cancelled.
  z.object({
    type: z.literal('appointment.changed'),
    appointment: Appointment,
    happened: z.nullable(AppointmentEntry) // the new line of its client's history
  }),
  // No longer visible to those who hear it.
  z.object({ type: z.literal('appointment.removed'), appointmentId: Id }),
  z.object({ type: z.literal('services.updated'), services: z.array(Service) }),
  z.object({ type: z.literal('business.updated'), business: Business }),
  ClientNews,
  // Erased, or merged with another.
  z.object({ type: z.literal('client.removed'), clientId: Id }),
  z.object({ type: z.literal('import.updated'), import: ClientImport }),
  // By me, on whatever screen: these, or all up to a moment.
  z.object({
    type: z.literal('notifications.read'),
    ids: z.array(Id),
    through: z.nullable(Instant)
  }),
  z.object({ type: z.literal('notifications.preferred'), preferences: NotificationPreferences })
])
export type ParlorEvent = z.infer<typeof ParlorEvent>
export type EventType = ParlorEvent['type']
export type NumberedEvent = { seq: number; event: ParlorEvent }

export const presenceLimits = { typingMs: 6_000, viewingMs: 60_000 }

/** Who else looks at a conversation, and who writes there. Never kept, never numbered. */
export type Presence = { staffId: string; typing: 'text' | 'note' | null }

/** What the server says on the live socket. `events` come in order, without gaps in what this
 * person may see; `seq` is the business's number up to which they now know everything. */
export type LiveFrame =
  | { type: 'hello'; seq: number }
  | { type: 'events'; seq: number; events: NumberedEvent[] }
  | { type: 'resync'; why: 'too-old' | 'rights-changed' }
  | { type: 'presence'; conversationId: string; people: Presence[] }

/** What a screen says on the live socket: where it looks, and whether its person writes. Said again
 * while it holds, at least every `viewingMs / 2`; typing every `typingMs / 2`. */
export const ScreenFrame = z.object({
  type: z.literal('looking'),
  conversationId: z.nullable(Id),
  typing: z.nullable(z.enum(['text', 'note']))
})
export type ScreenFrame = z.infer<typeof ScreenFrame>
