import type { Conversation, ConversationRow } from './conversations.ts'
import type { ParlorEvent } from './events.ts'
import type { Message } from './messaging.ts'

/** What a screen knows. Threads hold the messages loaded so far, oldest first. */
export type State = {
  conversations: Readonly<Record<string, ConversationRow>>
  threads: Readonly<Record<string, readonly Message[]>>
}

export const emptyState: State = { conversations: {}, threads: {} }

/** (state, event) → state. Pure; an event heard twice changes nothing the second time. */
export function applyEvent(state: State, event: ParlorEvent): State {
  switch (event.type) {
    case 'message.received':
    case 'message.queued':
    case 'message.updated':
      return putMessage(putConversation(state, event.conversation), event.message)
    case 'conversation.updated':
      return putConversation(state, event.conversation)
    case 'conversation.read':
      return putReadMark(state, event.conversationId, event.readThrough)
  }
}

function putConversation(state: State, conversation: Conversation): State {
  const readThrough = state.conversations[conversation.id]?.readThrough ?? null
  const row = { ...conversation, readThrough }
  return { ...state, conversations: { ...state.conversations, [row.id]: row } }
}

function putReadMark(state: State, id: string, readThrough: string): State {
  const row = state.conversations[id]
  if (!row || (row.readThrough && row.readThrough >= readThrough)) return state
  return { ...state, conversations: { ...state.conversations, [id]: { ...row, readThrough } } }
}

/** A thread that nobody has opened stays unknown: it is read whole when it is opened. */
export function putMessage(state: State, message: Message): State {
  const thread = state.threads[message.conversationId]
  if (!thread) return state
  const others = thread.filter(each => each.id !== message.id)
  const place = others.findLastIndex(each => comesBefore(each, message)) + 1
  const next = [...others.slice(0, place), message, ...others.slice(place)]
  return { ...state, threads: { ...state.threads, [message.conversationId]: next } }
}

/** The order of a thread: by the moment, ties by id. */
export function comesBefore(a: Message, b: Message): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id)
}
