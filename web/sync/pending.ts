import {
  type ConversationRow,
  type Counts,
  conversationLimits
} from '@parlor/contract/conversations.ts'
import { comesBefore } from '@parlor/contract/apply-event.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import type { Message, sendMessage } from '@parlor/contract/messaging.ts'
import type { Problem } from '@parlor/contract/problems.ts'
import { addCounts, countChange, type Known } from './known.ts'
import { type RowChanges, stillUntold, withChange } from './row-changes.ts'

/** How it is to be sent, as the server is asked. */
export type SendHow = Partial<
  Pick<InputOf<typeof sendMessage>, 'lastSeenId' | 'thenClose' | 'scheduledFor' | 'cancelOnReply'>
>

/** A text that this browser has taken on, until the server has answered. */
export type OutboxItem = {
  id: string
  conversationId: string
  businessId: string
  staffId: string
  body: string
  resendOf: string | null
  how?: SendHow
  at: string
  refusal: Problem | null // the server said no; a person decides what becomes of it
}

/** What we did and the server has not told us yet. It lies over what is known, never in it. */
export type Pending = {
  reads: Readonly<Record<string, string>> // conversation → read through
  changes: RowChanges
  outbox: readonly OutboxItem[]
}

export const nothingPending: Pending = { reads: {}, changes: {}, outbox: [] }

/** The row as it will be. The same object when nothing is pending for it. */
export function withPending(row: ConversationRow, pending: Pending): ConversationRow {
  let next = row
  const read = pending.reads[row.id]
  if (read && (row.markedUnread || !row.readThrough || row.readThrough < read)) {
    next = { ...next, readThrough: read, markedUnread: false }
  }
  next = withChange(next, pending.changes[row.id])
  const item = pending.outbox.findLast(
    each => each.conversationId === row.id && !each.how?.scheduledFor
  )
  if (!item || row.last?.id === item.id || row.lastAt >= item.at) return next
  return { ...next, ...asLast(item, row) }
}

function asLast(item: OutboxItem, row: ConversationRow) {
  return {
    lastAt: item.at,
    unanswered: item.refusal ? row.unanswered : 0,
    ...(!item.refusal && { closedAt: item.how?.thenClose ? item.at : null, snoozedUntil: null }),
    last: {
      id: item.id,
      direction: 'outbound' as const,
      kind: 'direct' as const,
      status: item.refusal ? ('failed' as const) : ('queued' as const),
      failure: null,
      preview: item.body.slice(0, conversationLimits.previewCharacters),
      pictures: 0
    }
  }
}

/** One line of a thread: a message, and whether it has left this browser. */
export type Line = { message: Message; here: 'no' | 'waiting' | 'refused'; refusal: Problem | null }

/** A thread with our own texts below it that the server has not told us of. */
export function linesOf(thread: readonly Message[], outbox: readonly OutboxItem[]): Line[] {
  const ids = new Set(thread.map(each => each.id))
  const lines: Line[] = thread.map(message => ({ message, here: 'no', refusal: null }))
  // What waits for its time stands below what is written now.
  const later = lines.splice(lines.findLastIndex(each => each.message.status !== 'scheduled') + 1)
  for (const item of outbox) {
    if (ids.has(item.id)) continue
    const here = item.refusal ? 'refused' : 'waiting'
    const stretch = item.how?.scheduledFor && !item.refusal ? later : lines
    stretch.push({ message: asMessage(item), here, refusal: item.refusal })
  }
  later.sort((a, b) => (comesBefore(a.message, b.message) ? -1 : 1))
  return [...lines, ...later]
}

function asMessage(item: OutboxItem): Message {
  return {
    id: item.id,
    conversationId: item.conversationId,
    direction: 'outbound',
    kind: 'direct',
    label: null,
    body: item.body,
    media: [],
    authorId: item.staffId,
    status: item.how?.scheduledFor ? 'scheduled' : 'queued',
    failure: null,
    mayResend: false,
    resendOf: item.resendOf,
    segments: 0,
    scheduledFor: null,
    cancelOnReply: item.how?.cancelOnReply ?? false,
    at: item.how?.scheduledFor ?? item.at
  }
}

/** The numbers of the folders with what is pending counted in. */
export function countsWithPending(known: Known, pending: Pending): Counts | null {
  if (!known.counts) return null
  const touched = new Set([
    ...Object.keys(pending.reads),
    ...Object.keys(pending.changes),
    ...pending.outbox.map(each => each.conversationId)
  ])
  let { counts } = known.counts
  for (const id of touched) {
    const row = known.state.conversations[id]
    if (!row) continue
    const after = withPending(row, pending)
    if (after !== row) counts = addCounts(counts, countChange(known.me, row, after))
  }
  return counts
}

/** Leaves out what the server has told us meanwhile. */
export function settle(pending: Pending, known: Known): Pending {
  if (Object.keys(pending.reads).length + Object.keys(pending.changes).length === 0) return pending
  const rows = known.state.conversations
  const reads = Object.entries(pending.reads).filter(([id, through]) => {
    const row = rows[id]
    return !row?.readThrough || row.readThrough < through
  })
  const changes = Object.entries(pending.changes).flatMap(([id, change]) => {
    const row = rows[id]
    const left = row ? stillUntold(change, row) : change
    return left ? [[id, left] as const] : []
  })
  return { ...pending, reads: Object.fromEntries(reads), changes: Object.fromEntries(changes) }
}
