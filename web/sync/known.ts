import {
  applyEvent,
  comesBefore,
  emptyState,
  putMessage,
  type State
} from '@parlor/contract/apply-event.ts'
import {
  type ConversationRow,
  type Counts,
  conversationLimits,
  isInView,
  type View,
  views
} from '@parlor/contract/conversations.ts'
import type { NumberedEvent } from '@parlor/contract/events.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'

export const knownLimits = { recentEvents: 1_000, rows: 6_000, threads: 20 }

/** A row's place in every list: newest first, ties by id. */
export type Place = { lastAt: string; id: string }
/** `through` null: down to its end. `above`: a stretch further down is loaded, which begins at `place`,
 * below about so many rows. */
export type LoadedList = {
  through: Place | null
  next: string | null
  above?: { place: Place; count: number } | null
}
/** `newer`: a stretch of the past is loaded, which ends there; `missed` texts came in meanwhile. */
export type LoadedThread = {
  next: string | null
  seq: number
  newer?: string | null
  missed?: number
}

/** What the server has told us, and up to which event each part of it stands. */
export type Known = {
  me: string // whose screen it is
  seq: number // heard live up to here; -1: nothing read yet
  recentFrom: number // `recent` holds every event after this number
  recent: readonly NumberedEvent[]
  state: State
  rowSeq: Readonly<Record<string, number>> // a row without one is shown, but may be old
  lists: Readonly<Partial<Record<View, LoadedList>>>
  threads: Readonly<Record<string, LoadedThread>>
  counts: { seq: number; counts: Counts } | null
  changes: readonly { seq: number; by: Counts | null }[] // null: nobody can tell
  countsAreStale: boolean
  rowsToAskFor: readonly string[]
}

export const nothingKnown: Known = {
  me: '',
  seq: -1,
  recentFrom: -1,
  recent: [],
  state: emptyState,
  rowSeq: {},
  lists: {},
  threads: {},
  counts: null,
  changes: [],
  countsAreStale: false,
  rowsToAskFor: []
}

/** Events heard live, in order. Those heard before change nothing. */
export function hearEvents(known: Known, events: readonly NumberedEvent[]): Known {
  const fresh = events.filter(each => each.seq > known.seq)
  if (fresh.length === 0) return known
  const recent = [...known.recent, ...fresh]
  const dropped = recent.splice(0, recent.length - knownLimits.recentEvents)
  return fresh.reduce(applyNumbered, {
    ...known,
    recent,
    recentFrom: dropped.at(-1)?.seq ?? known.recentFrom,
    seq: fresh.at(-1)!.seq
  })
}

/** A snapshot older than the events we still have would leave a gap: it must be read again. */
export function isTooOld(known: Known, seq: number): boolean {
  return seq < known.recentFrom
}

/** The first snapshot says where live updates go on. */
export function startAt(known: Known, seq: number): Known {
  return known.seq === -1 ? { ...known, seq, recentFrom: seq } : known
}

/** Everything is to be read again, and stays on the screen until it is. `seq` -1: as at the start,
 * with what this browser kept; else what comes after it is heard live already. */
export function asStale(known: Known, seq: number): Known {
  const threads = Object.entries(known.threads).map(([id, each]) => [id, { ...each, seq: -1 }])
  return {
    ...nothingKnown,
    me: known.me,
    seq,
    recentFrom: seq,
    state: known.state,
    lists: known.lists,
    threads: Object.fromEntries(threads),
    counts: known.counts && { ...known.counts, seq: -1 }
  }
}

export type ListPage = {
  view: View
  seq: number
  rows: readonly ConversationRow[]
  pinned?: readonly ConversationRow[]
  next: string | null
}

/** The first page takes the place of all that may be old; `keep` is the conversation on screen. */
export function putFirstPage(known: Known, page: ListPage, keep: string | null): Known {
  const isFresh = (id: string) => known.rowSeq[id] !== undefined || id === keep
  const all = Object.values(known.state.conversations)
  const { [page.view]: _, ...others } = known.lists
  if (all.every(row => isFresh(row.id))) return putNextPage({ ...known, lists: others }, page)
  const conversations = Object.fromEntries(
    all.filter(row => isFresh(row.id)).map(row => [row.id, row])
  )
  const lists = {}
  return putNextPage({ ...known, lists, state: { ...known.state, conversations } }, page)
}

export function putNextPage(known: Known, page: ListPage): Known {
  const last = page.rows.at(-1)
  const through = page.next && last ? { lastAt: last.lastAt, id: last.id } : null
  const above = known.lists[page.view]?.above ?? null
  const lists = { ...known.lists, [page.view]: { through, next: page.next, above } }
  return putRows({ ...known, lists }, [...page.rows, ...(page.pinned ?? [])], page.seq)
}

/** Rows as they stood at `seq`, and everything we heard since. */
export function putRows(known: Known, rows: readonly ConversationRow[], seq: number): Known {
  const conversations = { ...known.state.conversations }
  const rowSeq = { ...known.rowSeq }
  const ids = new Set<string>()
  for (const row of rows) {
    if ((rowSeq[row.id] ?? -1) > seq) continue
    conversations[row.id] = row
    rowSeq[row.id] = seq
    ids.add(row.id)
  }
  const rowsToAskFor = known.rowsToAskFor.filter(id => !ids.has(id))
  const put: Known = { ...known, rowSeq, rowsToAskFor, state: { ...known.state, conversations } }
  return put.recent
    .filter(each => each.seq > seq && ids.has(conversationOf(each) ?? ''))
    .reduce(applyToRow, put)
}

export type ThreadPage = {
  conversation: ConversationRow
  seq: number
  messages: readonly Message[] // newest first, as the server gives them
  entries: readonly ThreadEntry[]
  next: string | null
  newer?: string | null
}

/** The newest page of a thread, or one of its past; what was loaded of it before is forgotten. */
export function putThread(known: Known, page: ThreadPage): Known {
  const { conversation, messages, entries, next, newer = null, seq } = page
  const id = conversation.id
  const withRow = putRows(known, [conversation], seq)
  const threads = { ...without(withRow.threads, id), [id]: { next, seq, newer } }
  const stateThreads = { ...withRow.state.threads, [id]: messages.toReversed() }
  const stateEntries = { ...withRow.state.entries, [id]: entries.toReversed() }
  // The one opened longest ago is forgotten first.
  for (const old of Object.keys(threads).slice(0, -knownLimits.threads)) {
    delete threads[old]
    delete stateThreads[old]
    delete stateEntries[old]
  }
  const state = { ...withRow.state, threads: stateThreads, entries: stateEntries }
  const put = { ...withRow, threads, state }
  return put.recent
    .filter(each => each.seq > seq && conversationOf(each) === id)
    .reduce(applyToThread, put)
}

export function putCounts(known: Known, { seq, counts }: { seq: number; counts: Counts }): Known {
  const later = known.changes.filter(each => each.seq > seq)
  const sum = later.reduce((total, { by }) => (by ? addCounts(total, by) : total), counts)
  const countsAreStale = isTooOld(known, seq) || later.some(({ by }) => isUnsure(counts, by))
  return { ...known, counts: { seq, counts: sum }, changes: later, countsAreStale }
}

/** The answer to our own send. The event of it may have come first, and is as new or newer. */
export function putSent(known: Known, message: Message): Known {
  const thread = known.state.threads[message.conversationId]
  const isPast = known.threads[message.conversationId]?.newer
  if (!thread || isPast || thread.some(each => each.id === message.id)) return known
  return { ...known, state: putMessage(known.state, message) }
}

/** A view that holds more than are counted stays at that, whatever changes. */
export function addCounts(counts: Counts, by: Counts): Counts {
  return eachView(view => (isCapped(counts, view) ? counts[view] : counts[view] + by[view]))
}

function isCapped(counts: Counts, view: View): boolean {
  return counts[view] >= conversationLimits.countedMax
}

/** Nobody here can tell what the change makes of the numbers. */
function isUnsure(counts: Counts, by: Counts | null): boolean {
  return by === null || views.some(view => by[view] !== 0 && isCapped(counts, view))
}

/** How the numbers of the folders change when a row changes. */
export function countChange(
  me: string,
  before: ConversationRow | null,
  after: ConversationRow | null
): Counts {
  const isIn = (row: ConversationRow | null, view: View) => row !== null && isInView(row, view, me)
  return eachView(view => Number(isIn(after, view)) - Number(isIn(before, view)))
}

function eachView(count: (view: View) => number): Counts {
  return Object.fromEntries(views.map(view => [view, count(view)])) as Counts
}

function without<Value>(record: Readonly<Record<string, Value>>, id: string) {
  const { [id]: _, ...rest } = record
  return rest
}

/** Null for what is about no single conversation. */
export function conversationOf({ event }: NumberedEvent): string | null {
  if ('conversation' in event) return event.conversation.id
  return 'conversationId' in event ? event.conversationId : null
}

function applyNumbered(known: Known, numbered: NumberedEvent): Known {
  return applyToThread(applyToRow(known, numbered), numbered)
}

function applyToRow(known: Known, numbered: NumberedEvent): Known {
  const { seq, event } = numbered
  const id = conversationOf(numbered)
  if (id === null) return known
  if (seq <= (known.rowSeq[id] ?? -1)) return noteChange(known, seq, null)
  const isStale = known.rowSeq[id] === undefined
  const before = (!isStale && known.state.conversations[id]) || null
  const isAboutKnown = event.type === 'conversation.marked' || event.type === 'entry.removed'
  if (!known.state.conversations[id] && isAboutKnown) return noteChange(known, seq, null)
  const { conversations } = applyEvent({ ...known.state, threads: {}, entries: {} }, event)
  const after = conversations[id] ?? null
  const changed: Known = {
    ...known,
    state: { ...known.state, conversations },
    rowSeq: { ...known.rowSeq, [id]: seq },
    // My marks are mine alone and not in the event: they are asked for.
    rowsToAskFor: after && !before ? [...known.rowsToAskFor, id] : known.rowsToAskFor
  }
  return noteChange(changed, seq, before ? countChange(known.me, before, after) : null)
}

function noteChange(known: Known, seq: number, by: Counts | null): Known {
  if (known.counts && seq <= known.counts.seq) return known
  if (known.changes.some(each => each.seq === seq)) return known
  const changes = [...known.changes, { seq, by }].slice(-knownLimits.recentEvents)
  if (!known.counts) return { ...known, changes }
  const { seq: countedAt, counts } = known.counts
  const countsAreStale = known.countsAreStale || isUnsure(counts, by)
  if (by === null) return { ...known, changes, countsAreStale }
  const after = { seq: countedAt, counts: addCounts(counts, by) }
  return { ...known, changes, countsAreStale, counts: after }
}

export function applyToThread(known: Known, numbered: NumberedEvent): Known {
  const { seq, event } = numbered
  const id = conversationOf(numbered)
  const thread = id !== null && known.threads[id]
  if (!thread || seq <= thread.seq) return known
  if (event.type === 'conversation.removed') return removeThread(known, event)
  const threads = { ...known.threads, [id]: { ...thread, seq } }
  const oldest = known.state.threads[id]?.[0]
  const placed = 'message' in event ? event.message : 'entry' in event ? event.entry : null
  // It stands in a page that is not loaded yet, and comes with it.
  if (placed && thread.next !== null && oldest && comesBefore(placed, oldest)) {
    return { ...known, threads }
  }
  if (placed && thread.newer && isBeyond(known, id, placed)) {
    const missed = (thread.missed ?? 0) + Number(event.type === 'message.received')
    return { ...known, threads: { ...threads, [id]: { ...thread, seq, missed } } }
  }
  const after = applyEvent(known.state, event)
  const state = { ...known.state, threads: after.threads, entries: after.entries }
  return { ...known, threads, state }
}

/** It stands below the stretch of the past that is loaded. */
function isBeyond(known: Known, id: string, placed: Message | ThreadEntry): boolean {
  const last = known.state.threads[id]?.at(-1)
  return last !== undefined && last.id !== placed.id && comesBefore(last, placed)
}

/** It is deleted, or no longer mine to see. */
export function forgetConversation(known: Known, id: string): Known {
  const { conversations } = known.state
  const state = { ...known.state, conversations: without(conversations, id) }
  return removeThread({ ...known, state }, { conversationId: id })
}

function removeThread(known: Known, event: { conversationId: string }): Known {
  const id = event.conversationId
  const state = {
    ...known.state,
    threads: without(known.state.threads, id),
    entries: without(known.state.entries, id)
  }
  return { ...known, threads: without(known.threads, id), state }
}
