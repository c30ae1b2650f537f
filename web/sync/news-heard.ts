import { hasFailed } from '@parlor/contract/conversations.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import {
  type Notification,
  type NotificationKind,
  notificationLimits
} from '@parlor/contract/notifications.ts'
import type { EntryKind, ThreadEntry } from '@parlor/contract/thread-entries.ts'

export type News = readonly Notification[]
export type Hearer = { me: string; muted: ReadonlySet<string> }

/** (news, event) → news, newest first. The same questions as the server asks of what it lists; an
 * event heard twice changes nothing the second time. */
export function hearNews(news: News, event: ParlorEvent, hearer: Hearer): News {
  switch (event.type) {
    case 'message.received':
      return put(withConversation(news, event.conversation), textOf(event), hearer)
    case 'message.queued':
    case 'message.updated':
      return hearOurs(withConversation(news, event.conversation), event, hearer)
    case 'message.removed':
      return without(
        withConversation(news, event.conversation),
        each => each.id === event.messageId
      )
    case 'entry.added':
      return put(withConversation(news, event.conversation), entryOf(event, hearer.me), hearer)
    case 'entry.removed':
      return without(news, each => each.id === event.entryId)
    case 'conversation.updated':
      return withConversation(news, event.conversation)
    case 'conversation.removed':
      return without(news, each => each.conversation.id === event.conversationId)
    case 'conversation.marked':
      return event.staffId === hearer.me ? hearMarks(news, event) : news
    case 'notifications.read':
      return read(news, ({ id, at }) => event.ids.includes(id) || at <= (event.through ?? ''))
    default:
      return news
  }
}

type Of<Type extends ParlorEvent['type']> = Extract<ParlorEvent, { type: Type }>

function textOf({ message, conversation }: Of<'message.received'>): Notification {
  return { ...happened(message, 'text'), conversation, byId: null }
}

function happened(message: Message, kind: NotificationKind) {
  return {
    ...{ id: message.id, kind, at: message.at, isRead: false, until: null },
    words: message.body.slice(0, notificationLimits.wordsCharacters),
    pictures: message.media.length,
    failure: message.failure?.reason ?? null
  }
}

/** Ours failed, or did not after all; one that somebody wrote answers what came before it. */
function hearOurs(
  news: News,
  { message, conversation }: Of<'message.queued' | 'message.updated'>,
  hearer: Hearer
): News {
  if (message.direction === 'inbound') return news
  const isWritten = message.authorId && !['scheduled', 'cancelled'].includes(message.status)
  const answered = isWritten ? readTexts(news, conversation.id, message.at) : news
  if (!hasFailed(message.status)) return without(answered, each => each.id === message.id)
  const { authorId: byId, failure } = message
  const at = failure?.at ?? message.at
  return put(answered, { ...happened(message, 'failed'), at, byId, conversation }, hearer)
}

const kinds: Partial<Record<EntryKind, NotificationKind>> = {
  note: 'mention',
  assigned: 'assigned',
  'opted-out': 'opted-out',
  'appointment-booked': 'booked',
  'appointment-moved': 'moved',
  'appointment-confirmed': 'confirmed',
  'appointment-cancelled': 'cancelled'
}

function entryOf({ entry, conversation }: Of<'entry.added'>, me: string): Notification | null {
  const kind = kinds[entry.kind]
  if (!kind || entry.byId === me || !isForMe(entry, me)) return null
  const words = (entry.kind === 'note' ? entry.body : entry.name) ?? ''
  return {
    ...{ id: entry.id, kind, at: entry.at, isRead: false, conversation, pictures: 0 },
    ...{ byId: entry.byId, until: entry.until, failure: null },
    words: words.slice(0, notificationLimits.wordsCharacters)
  }
}

function isForMe({ kind, mentions, toId }: ThreadEntry, me: string): boolean {
  if (kind === 'note') return mentions.includes(me)
  return kind !== 'assigned' || toId === me
}

function hearMarks(news: News, { conversationId, marks }: Of<'conversation.marked'>): News {
  const isIt = (each: Notification) => each.conversation.id === conversationId
  if (marks.mutedAt) return without(news, isIt)
  if (marks.markedUnread || !marks.readThrough) return news
  return read(news, each => isIt(each) && each.at <= marks.readThrough!)
}

/** As it stands now: of a blocked phone nothing is told; a closed one needs nothing more. */
function withConversation(news: News, conversation: Notification['conversation']): News {
  const isIt = (each: Notification) => each.conversation.id === conversation.id
  if (!news.some(isIt)) return news
  if (conversation.blockedAt) return without(news, isIt)
  const now = news.map(each => (isIt(each) ? { ...each, conversation } : each))
  return conversation.closedAt ? readTexts(now, conversation.id, '9') : now
}

function readTexts(news: News, conversationId: string, before: string): News {
  return read(
    news,
    each => each.kind === 'text' && each.conversation.id === conversationId && each.at < before
  )
}

function read(news: News, isRead: (each: Notification) => boolean): News {
  if (!news.some(each => !each.isRead && isRead(each))) return news
  return news.map(each => (isRead(each) ? { ...each, isRead: true } : each))
}

function without(news: News, isGone: (each: Notification) => boolean): News {
  return news.some(isGone) ? news.filter(each => !isGone(each)) : news
}

function put(news: News, one: Notification | null, { muted }: Hearer): News {
  if (!one || one.conversation.blockedAt || muted.has(one.conversation.id)) return news
  if (news.some(each => each.id === one.id)) return news
  const isNewer = (each: Notification) =>
    each.at > one.at || (each.at === one.at && each.id > one.id)
  const place = news.findLastIndex(isNewer) + 1
  return [...news.slice(0, place), one, ...news.slice(place)]
}
