import { type Conversation, type ConversationRow, type Marks, noMarks } from './conversations.ts'
import type { ParlorEvent } from './events.ts'
import type { Message } from './messaging.ts'
import type { ThreadEntry } from './thread-entries.ts'

/** What a screen knows. Threads hold the messages loaded so far, oldest first; entries likewise. */
export type State = {
  conversations: Readonly<Record<string, ConversationRow>>
  threads: Readonly<Record<string, readonly Message[]>>
  entries: Readonly<Record<string, readonly ThreadEntry[]>>
}

export const emptyState: State = { conversations: {}, threads: {}, entries: {} }

/** (state, event) → state. Pure; an event heard twice changes nothing the second time. */
export function applyEvent(state: State, event: ParlorEvent): State {
  switch (event.type) {
    case 'message.received':
    case 'message.queued':
    case 'message.updated':
      return putMessage(putConversation(state, event.conversation), event.message)
    case 'message.removed':
      return removeMessage(putConversation(state, event.conversation), event)
    case 'entry.added':
      return putEntry(putConversation(state, event.conversation), event.entry)
    case 'entry.removed':
      return removeEntry(state, event)
    case 'conversation.updated':
      return putConversation(state, event.conversation)
    case 'conversation.removed':
      return removeConversation(state, event.conversationId)
    case 'conversation.marked':
      return putMarks(state, event.conversationId, event.marks)
    case 'labels.updated':
    case 'colleagues.updated':
    case 'business.updated':
    case 'client.updated':
    case 'client.removed':
    case 'import.updated':
    case 'notifications.read':
    case 'notifications.preferred':
    case 'appointment.changed':
    case 'appointment.removed':
    case 'services.updated':
      return state // no part of the conversations
  }
}

function putConversation(state: State, conversation: Conversation): State {
  const { readThrough, markedUnread, mutedAt, pinnedAt } =
    state.conversations[conversation.id] ?? noMarks
  const row = { ...conversation, readThrough, markedUnread, mutedAt, pinnedAt }
  return { ...state, conversations: { ...state.conversations, [row.id]: row } }
}

function putMarks(state: State, id: string, marks: Marks): State {
  const row = state.conversations[id]
  if (!row) return state
  return { ...state, conversations: { ...state.conversations, [id]: { ...row, ...marks } } }
}

function removeConversation(state: State, id: string): State {
  const without = <Value>({ [id]: _, ...rest }: Readonly<Record<string, Value>>) => rest
  return {
    conversations: without(state.conversations),
    threads: without(state.threads),
    entries: without(state.entries)
  }
}

function removeMessage(
  state: State,
  { messageId, conversation: { id } }: { messageId: string; conversation: Conversation }
): State {
  const thread = state.threads[id]
  if (!thread) return state
  const rest = thread.filter(each => each.id !== messageId)
  return { ...state, threads: { ...state.threads, [id]: rest } }
}

/** Like messages, entries of a thread that nobody has opened stay unknown. */
export function putEntry(state: State, entry: ThreadEntry): State {
  const loaded = state.entries[entry.conversationId]
  if (!loaded) return state
  const entries = { ...state.entries, [entry.conversationId]: putInOrder(loaded, entry) }
  return { ...state, entries }
}

function removeEntry(
  state: State,
  { entryId, conversationId: id }: { entryId: string; conversationId: string }
): State {
  const loaded = state.entries[id]
  if (!loaded) return state
  return {
    ...state,
    entries: { ...state.entries, [id]: loaded.filter(each => each.id !== entryId) }
  }
}

/** A thread that nobody has opened stays unknown: it is read whole when it is opened. */
export function putMessage(state: State, message: Message): State {
  const thread = state.threads[message.conversationId]
  if (!thread) return state
  const threads = { ...state.threads, [message.conversationId]: putInOrder(thread, message) }
  return { ...state, threads }
}

type Placed = { id: string; at: string }

function putInOrder<Each extends Placed>(all: readonly Each[], one: Each): Each[] {
  const others = all.filter(each => each.id !== one.id)
  const place = others.findLastIndex(each => comesBefore(each, one)) + 1
  return [...others.slice(0, place), one, ...others.slice(place)]
}

/** The order of a thread: by the moment, ties by id. */
export function comesBefore(a: Placed, b: Placed): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id)
}
