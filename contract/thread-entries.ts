import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Instant } from './time.ts'

export const entryLimits = { noteCharactersMax: 5_000, mentionsMax: 20 }

/** What happened to a conversation, and notes of the staff: they stand among the texts. */
export const EntryKind = z.enum([
  'note', // `body`, `mentions`
  'closed', // by `byId`; null: after `name` days without activity
  'reopened',
  'assigned', // to `toId`; null: to nobody
  'snoozed', // `until`
  'woken', // its time came (`byId` null), or somebody woke it
  'labelled', // `name`
  'unlabelled',
  'client-linked', // the number belongs to client `name` now
  'blocked', // `body` is why
  'unblocked',
  'opted-out', // the client texted STOP
  'opted-in',
  'message-deleted',
  'schedule-cancelled', // `byId` null: because the client wrote
  'appointment-booked', // `name` is what, `until` when
  'appointment-moved',
  'appointment-confirmed',
  'appointment-cancelled'
])
export type EntryKind = z.infer<typeof EntryKind>

export const ThreadEntry = z.object({
  id: Id,
  conversationId: Id,
  kind: EntryKind,
  byId: z.nullable(Id), // null: Parlor itself
  body: z.nullable(z.string()),
  mentions: z.array(Id),
  toId: z.nullable(Id),
  name: z.nullable(z.string()),
  until: z.nullable(Instant),
  at: Instant
})
export type ThreadEntry = z.infer<typeof ThreadEntry>

export const addNote = endpoint('POST', '/conversations/:id/notes', {
  may: 'messages.send',
  summary: 'A note for the staff alone. The same note id again is the same note',
  input: z.object({
    id: Id,
    noteId: Id,
    body: z.string().check(z.minLength(1), z.maxLength(entryLimits.noteCharactersMax)),
    mentions: z._default(z.array(Id).check(z.maxLength(entryLimits.mentionsMax)), [])
  }),
  reply: z.object({ entry: ThreadEntry }),
  status: 201
})

export const deleteNote = endpoint('DELETE', '/notes/:id', {
  may: 'messages.send',
  summary: 'Delete a note: one’s own, or any with the right to delete messages',
  input: z.object({ id: Id }),
  reply: z.object({})
})
