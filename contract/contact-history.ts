import * as z from 'zod/mini'
import { ClientRecord, Consent } from './client-cards.ts'
import { Cursor } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Message } from './messaging.ts'
import { ThreadEntry } from './thread-entries.ts'
import { Instant } from './time.ts'

export const historyLimits = { pageRows: 100 }

/** What stands on a card beside texts and visits. */
export const ClientEntry = z.object({
  kind: z.enum(['note', 'added', 'imported', 'merged', 'email']),
  body: z.nullable(z.string()), // of a note or an e-mail
  name: z.nullable(z.string()), // who was merged, the file, the subject
  status: z.nullable(z.string()), // of an e-mail: queued, sent, failed
  byId: z.nullable(Id)
})
export type ClientEntry = z.infer<typeof ClientEntry>

const place = { id: Id, at: Instant }

/** One line of everything that we and a client had to do with each other. */
export const HistoryItem = z.discriminatedUnion('of', [
  z.object({ of: z.literal('text'), ...place, message: Message }),
  z.object({ of: z.literal('thread'), ...place, entry: ThreadEntry }),
  z.object({ of: z.literal('card'), ...place, entry: ClientEntry }),
  z.object({ of: z.literal('consent'), ...place, consent: Consent })
])
export type HistoryItem = z.infer<typeof HistoryItem>

export const historyKinds = [
  ...(['all', 'texts', 'automated', 'campaigns', 'emails'] as const),
  ...(['consent', 'notes'] as const)
] as const
export const HistoryKind = z.enum(historyKinds)
export type HistoryKind = z.infer<typeof HistoryKind>

const threadKinds: Partial<Record<HistoryKind, readonly string[]>> = {
  consent: ['opted-out', 'opted-in'],
  notes: ['note']
}

/** Whether an item stands under a filter: the same question as the SQL of the list. */
export function isOfKind(item: HistoryItem, kind: HistoryKind): boolean {
  if (kind === 'all') return true
  if (item.of === 'text') return kindOfText(item.message.kind) === kind
  if (item.of === 'thread') return threadKinds[kind]?.includes(item.entry.kind) ?? false
  if (item.of === 'consent') return kind === 'consent'
  return item.entry.kind === { emails: 'email', notes: 'note' }[kind as string]
}

function kindOfText(kind: Message['kind']): HistoryKind {
  if (kind === 'direct') return 'texts'
  return kind === 'marketing' ? 'campaigns' : 'automated'
}

export const listHistory = endpoint('GET', '/clients/:id/history', {
  may: 'conversations.view-own',
  summary: 'Contact history, newest first: texts, notes, consent, and what happened',
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
