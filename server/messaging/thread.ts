import type { ConversationId } from '@parlor/contract/ids.ts'
import { type Message, messagingLimits } from '@parlor/contract/messaging.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { readCursor } from '../conversations/conversations.ts'
import { listEntries } from '../conversations/entries.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { type MessageColumns, messageColumns, toMessage } from './messages.ts'

/** Where a page of a thread lies; at most one of them. None: it ends with the newest text. */
export type Window = {
  before?: string | undefined
  after?: string | undefined
  at?: string | undefined
  messageId?: string | undefined
  limit?: number | undefined
}

export type Thread = {
  messages: Message[]
  entries: ThreadEntry[]
  next: string | null
  newer: string | null
}

type Place = readonly [at: string, id: string]
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** One page of a thread, newest first. What lies between two texts belongs to the page of the older
 * one. Null when the text to stand around is not in this thread. */
export async function listThread(
  tx: Tx,
  conversationId: ConversationId,
  window: Window
): Promise<Thread | null> {
  const place = await placeOf(tx, conversationId, window)
  if (!place) return null
  const limit = window.limit ?? messagingLimits.threadPageRows
  const [older, newer] = await Promise.all([
    listOlder(tx, conversationId, place, window.after ? 1 : limit + 1, window),
    isAtTheEnd(window)
      ? []
      : listNewer(tx, conversationId, place, window.before ? 1 : limit + 1, window)
  ])
  const [olderShown, newerShown] = share(older.length, newer.length, limit, window)
  const messages = [...newer.slice(0, newerShown).reverse(), ...older.slice(0, olderShown)]
  const [newest, oldest] = [messages[0], messages.at(-1)]
  const isMoreBefore = older.length > olderShown
  const afterwards = window.before ? place[0] : newer[newerShown]?.at
  return {
    messages,
    entries: await listEntries(tx, conversationId, {
      from: isMoreBefore ? (oldest?.at ?? place[0]) : '-infinity',
      to: afterwards ?? 'infinity'
    }),
    next: isMoreBefore ? cursorOf(oldest, place) : null,
    newer: newer.length > newerShown ? cursorOf(newest, place) : null
  }
}

/** Two ways to say where the page lies contradict each other. */
export function refuseTwoPlaces(window: Window): void {
  const given = (['before', 'after', 'at', 'messageId'] as const).filter(name => window[name])
  if (given.length < 2) return
  throw new Refusal('bad-input', `${given[1]}: Use it without \`${given[0]}\`.`, {
    status: 400,
    field: given[1]!
  })
}

const isAtTheEnd = ({ before, after, at, messageId }: Window) =>
  !before && !after && !at && !messageId

async function placeOf(tx: Tx, conversationId: string, window: Window): Promise<Place | null> {
  if (window.before) return readCursor(window.before)
  if (window.after) return readCursor(window.after, 'after')
  if (window.at) return [window.at, lastId]
  if (!window.messageId) return ['infinity', lastId]
  const text = await tx.first<{ at: string; id: string }>(
    `select m.at, m.id from messages m
     where m.business_id = $1 and m.conversation_id = $2 and m.id = $3 and m.deleted_at is null`,
    [tx.businessId, conversationId, window.messageId]
  )
  return text && [text.at, text.id]
}

/** How many of each side are shown: half and half around a place, and what one side lacks the other
 * gives. */
function share(older: number, newer: number, limit: number, window: Window): [number, number] {
  if (window.before) return [Math.min(older, limit), 0]
  if (window.after) return [0, Math.min(newer, limit)]
  const half = Math.floor(limit / 2)
  const newerShown = Math.min(newer, Math.max(half, limit - older))
  return [Math.min(older, limit - newerShown), newerShown]
}

const cursorOf = (text: Message | undefined, [at, id]: Place) =>
  text ? `${text.at}~${text.id}` : `${at}~${id}`

/** The place itself is older than the place, unless it is where the page before ended. */
function listOlder(tx: Tx, id: string, place: Place, limit: number, { before }: Window) {
  return listTexts(tx, id, place, limit, before ? '<' : '<=', 'desc')
}

function listNewer(tx: Tx, id: string, place: Place, limit: number, { before }: Window) {
  return listTexts(tx, id, place, limit, before ? '>=' : '>', 'asc')
}

async function listTexts(
  tx: Tx,
  conversationId: string,
  [at, id]: Place,
  limit: number,
  side: '<' | '<=' | '>' | '>=',
  order: 'asc' | 'desc'
): Promise<Message[]> {
  const rows = await tx.rows<MessageColumns>(
    `select ${messageColumns} from messages m
     where m.business_id = $1 and m.conversation_id = $2 and m.deleted_at is null
       and (m.at, m.id) ${side} ($3::timestamptz, $4::uuid)
     order by m.at ${order}, m.id ${order} limit $5`,
    [tx.businessId, conversationId, at, id, limit]
  )
  return rows.map(toMessage)
}
