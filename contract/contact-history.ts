import * as z from 'zod/mini'
import { AppointmentEntry } from './appointment-entries.ts'
import { ClientRecord, Consent } from './client-cards.ts'
import { EmailStatus, EmailTrouble } from './client-emails.ts'
import { Cursor } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { MessageKind } from './message-status.ts'
import { Message } from './messaging.ts'
import { type EntryKind, ThreadEntry } from './thread-entries.ts'
import { Instant } from './time.ts'

export const historyLimits = { pageRows: 100 }

/** What stands on a card beside texts and visits. */
export const ClientEntry = z.object({
  kind: z.enum(['note', 'added', 'imported', 'merged', 'email']),
  body: z.nullable(z.string()), // of a note or an e-mail
  name: z.nullable(z.string()), // who was merged, the file, the subject
  status: z.nullable(EmailStatus), // of an e-mail, as the next two
  address: z.nullable(z.string()),
  trouble: z.nullable(EmailTrouble),
  byId: z.nullable(Id)
})
export type ClientEntry = z.infer<typeof ClientEntry>

/** Of everything that is no e-mail. */
export const noEmail = { status: null, address: null, trouble: null }

const place = { id: Id, at: Instant }

/** One line of everything that we and a client had to do with each other. */
export const HistoryItem = z.discriminatedUnion('of', [
  z.object({ of: z.literal('text'), ...place, message: Message }),
  z.object({ of: z.literal('thread'), ...place, entry: ThreadEntry }),
  z.object({ of: z.literal('card'), ...place, entry: ClientEntry }),
  z.object({ of: z.literal('consent'), ...place, consent: Consent }),
  z.object({ of: z.literal('appointment'), ...place, entry: AppointmentEntry })
])
export type HistoryItem = z.infer<typeof HistoryItem>

export const historyKinds = [
  ...(['all', 'texts', 'automated', 'campaigns', 'emails'] as const),
  ...(['appointments', 'consent', 'notes'] as const)
] as const
export const HistoryKind = z.enum(historyKinds)
export type HistoryKind = z.infer<typeof HistoryKind>

/** What of a thread, and of the card, stands under each filter. */
export const threadKindsOf: Partial<Record<HistoryKind, readonly EntryKind[]>> = {
  consent: ['opted-out', 'opted-in'],
  notes: ['note'],
  all: [
    ...(['note', 'closed', 'reopened', 'client-linked', 'blocked', 'unblocked'] as const),
    ...(['opted-out', 'opted-in', 'message-deleted'] as const)
  ]
}
export const cardKindsOf: Partial<Record<HistoryKind, readonly ClientEntry['kind'][]>> = {
  notes: ['note'],
  emails: ['email'],
  all: ['note', 'email', 'added', 'imported', 'merged']
}
export const textKindsOf: Partial<Record<HistoryKind, readonly MessageKind[]>> = {
  texts: ['direct'],
  automated: ['transactional', 'auto_reply', 'system'],
  campaigns: ['marketing'],
  all: MessageKind.options
}
/** It is no history yet, or never will be. */
export const notYetSent: readonly Message['status'][] = ['scheduled', 'cancelled']

/** Whether an item stands under a filter: the same question as the SQL of the list. */
export function isOfKind(item: HistoryItem, kind: HistoryKind): boolean {
  if (item.of === 'appointment') return kind === 'all' || kind === 'appointments'
  if (item.of === 'consent') return kind === 'all' || kind === 'consent'
  if (item.of === 'thread') return threadKindsOf[kind]?.includes(item.entry.kind) ?? false
  if (item.of === 'card') return cardKindsOf[kind]?.includes(item.entry.kind) ?? false
  const { message } = item
  const isSent = !notYetSent.includes(message.status)
  return isSent && (textKindsOf[kind]?.includes(message.kind) ?? false)
}

export const listHistory = endpoint('GET', '/clients/:id/history', {
  may: 'conversations.view-own',
  summary: 'Contact history, newest first: texts, appointments, notes, consent',
  input: z.object({
    id: Id,
    kind: z._default(HistoryKind, 'all'),
    before: z.optional(Cursor) // `next` of the page before
  }),
  reply: z.object({
    seq: z.number(), // where live updates go on
    items: z.array(HistoryItem),
    next: z.nullable(z.string())
  })
})

/** What is told of a client: the card as it now stands, and the new line of its history. */
export const ClientNews = z.object({
  type: z.literal('client.updated'),
  client: ClientRecord,
  happened: z.nullable(HistoryItem)
})
