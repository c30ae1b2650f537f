import type { InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { type searchMessages, searchLimits } from '@parlor/contract/search.ts'
import { readCursor, rowsById } from '../conversations/conversations.ts'
import { allOf, fewLeft, type Filter, filtersOf, looks } from '../conversations/filters.ts'
import { visible } from '../conversations/visible.ts'
import { monotonicMs, now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import { type MessageColumns, messageColumns, toMessage } from './messages.ts'
import { type Asked, askedOf, marksIn } from './search-words.ts'

type Input = InputOf<typeof searchMessages>
type Found = { id: string; conversationId: string; at: string }
/** A stretch of time that is looked through at once; without hours and days, all the rest. */
type Stretch = { hours: string[] | null; days: string[] | null; from: Date | null }

const limits = {
  within: 100, // conversations that the index itself is asked for
  firstHits: 300,
  hits: 1_000,
  lookMs: 15 // then it answers with what it has, and from where to go on
}
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const firstId = '00000000-0000-0000-0000-000000000000'

/** Texts that hold every word, newest first. A common word is found among the newest hours, a rare one
 * anywhere at once: an answer never takes long, it may only be short and say where to go on. */
export async function searchTexts(
  tx: Tx,
  input: Input,
  caller: Caller
): Promise<ReplyOf<typeof searchMessages>> {
  const { q = '', from, to, before, hasAttachment, conversationId, ...narrow } = input
  const asked = await askedOf(tx, q, hasAttachment === 'yes')
  const filters = filtersOf(narrow)
  const few = conversationId ? [conversationId] : asked ? await idsLeft(tx, filters) : []
  if (!asked || few?.length === 0) return { hits: [], next: null, searchedTo: null }
  const look = {
    asked,
    within: few && few.length <= limits.within ? few : null,
    since: from ?? null
  }
  const started = monotonicMs()
  const found: Found[] = []
  let place = placeOf(before, to)
  for (const stretch of conversationId ? [allTime] : stretchesBefore(place[0])) {
    for (;;) {
      const most = found.length === 0 ? limits.firstHits : limits.hits
      const some = await findTexts(tx, look, stretch, place, most)
      found.push(...(await seen(tx, caller, some, filters)))
      if (found.length > searchLimits.pageHits) return pageOf(tx, caller, asked, found, null)
      if (some.length < most) break
      const bottom = some.at(-1)!
      place = [bottom.at, bottom.id]
      if (isLate(started)) return pageOf(tx, caller, asked, found, place)
    }
    if (!stretch.from || (from && stretch.from.toISOString() <= from)) break
    place = [stretch.from.toISOString(), firstId]
    if (isLate(started)) return pageOf(tx, caller, asked, found, place)
  }
  return pageOf(tx, caller, asked, found, null)
}

const idsLeft = async (tx: Tx, filters: Filter[]) => (await fewLeft(tx, filters))?.ids ?? null

const isLate = (started: number) => monotonicMs() - started > limits.lookMs

type Place = [at: string, id: string]

function placeOf(before: string | undefined, to: string | undefined): Place {
  const place: Place = before ? readCursor(before) : ['infinity', lastId]
  return to && (place[0] === 'infinity' || to <= place[0]) ? [to, firstId] : place
}

const allTime: Stretch = { hours: null, days: null, from: null }

/** Ever longer: two hours, half a day, four days, four weeks, all the rest. */
function* stretchesBefore(end: string): Generator<Stretch> {
  const newest = end === 'infinity' ? now().getTime() + hourMs : Date.parse(end)
  let hour = Math.floor(newest / hourMs) * hourMs
  for (const count of [2, 12]) {
    const hours = backFrom(hour, count, hourMs)
    hour = hours.at(-1)! - hourMs
    yield { hours: hours.map(unzoned), days: null, from: new Date(hours.at(-1)!) }
  }
  let day = Math.floor(hour / dayMs) * dayMs
  for (const count of [4, 28]) {
    const days = backFrom(day, count, dayMs)
    day = days.at(-1)! - dayMs
    yield { hours: null, days: days.map(unzoned), from: new Date(days.at(-1)!) }
  }
  yield allTime
}

const backFrom = (newest: number, count: number, stepMs: number) =>
  Array.from({ length: count }, (_, n) => newest - n * stepMs)
const unzoned = (ms: number) => new Date(ms).toISOString().slice(0, -1)

function findTexts(
  tx: Tx,
  look: { asked: Asked; within: string[] | null; since: string | null },
  { hours, days }: Stretch,
  [at, id]: Place,
  most: number
): Promise<Found[]> {
  return tx.rows<Found>(
    `select message_id as id, conversation_id as "conversationId", at from find_texts($1, $2::tsquery,
       $3, $4::timestamp[], $5::timestamp[], $6::uuid[], $7, $8, $9, $10)`,
    [
      tx.businessId,
      look.asked.query,
      look.asked.beginning,
      hours,
      days,
      look.within,
      look.since,
      at,
      id,
      most
    ]
  )
}

/** Those in conversations that may be seen and are not left out, in their order. */
async function seen(tx: Tx, caller: Caller, found: Found[], filters: Filter[]) {
  if (found.length === 0) return []
  const { is, values } = allOf(filters, 5)
  const rows = await tx.rows<{ id: string }>(
    `select c.id from conversations c
     where c.business_id = $1 and c.id = any($4::uuid[]) and c.blocked_at is null and ${visible} ${is}`,
    [...looks(tx, caller), [...new Set(found.map(each => each.conversationId))], ...values]
  )
  const ids = new Set(rows.map(row => row.id))
  return found.filter(each => ids.has(each.conversationId))
}

async function pageOf(
  tx: Tx,
  caller: Caller,
  { words, unfinished }: Asked,
  found: Found[],
  cut: Place | null
): Promise<ReplyOf<typeof searchMessages>> {
  const shown = found.slice(0, searchLimits.pageHits)
  const bottom = shown.at(-1)
  const end: Place | null = found.length > shown.length ? [bottom!.at, bottom!.id] : cut
  const [texts, conversations] = await Promise.all([
    tx.rows<MessageColumns>(
      `select ${messageColumns} from messages m
       where m.business_id = $1 and m.id = any($2::uuid[]) and m.deleted_at is null`,
      [tx.businessId, shown.map(each => each.id)]
    ),
    rowsById(tx, caller, [...new Set(shown.map(each => each.conversationId))])
  ])
  const messages = new Map(texts.map(row => [row.id, toMessage(row)]))
  const hits = shown.flatMap(each => {
    const message = messages.get(each.id)
    const conversation = conversations.get(each.conversationId)
    if (!message || !conversation) return []
    return [{ message, conversation, marks: marksIn(message.body, words, unfinished) }]
  })
  return { hits, next: end && end.join('~'), searchedTo: end && end[0] }
}
