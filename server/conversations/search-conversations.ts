import { type ConversationRow, conversationLimits } from '@parlor/contract/conversations.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import type { searchConversations } from '@parlor/contract/search.ts'
import { monotonicMs } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import {
  conversationColumns,
  marksColumn,
  type Mine,
  readCursor,
  toRow,
  viewConditions
} from './conversations.ts'
import { allOf, fewLeft, type Filter, filtersOf, looks, whoFilters } from './filters.ts'
import { visible } from './visible.ts'

const limits = {
  looked: 1_000, // rows in one statement
  lookMs: 15 // then it answers with what it has, and from where to go on
}
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
type Asked = InputOf<typeof searchConversations>
type Page = { rows: ConversationRow[]; next: string | null }
type Place = { id: string; at: string }

/** A view narrowed by filters; a number without its country is one of `country`. However rare what is
 * asked for: an answer never takes long, it may only be short and say where to go on. */
export async function searchView(
  tx: Tx,
  asked: Asked,
  caller: Caller,
  country: string
): Promise<Page> {
  const { q, view, before, ...narrow } = asked
  const who = q ? await whoFilters(q, country) : []
  const filters = [...who, ...filtersOf(narrow)]
  if (q && who.length === 0) return { rows: [], next: null }
  const few = await fewLeft(tx, filters)
  const started = monotonicMs()
  const page = conversationLimits.inboxPageRows
  const rows: ConversationRow[] = []
  let [at, id] = before ? readCursor(before) : ['infinity', lastId]
  for (;;) {
    const some = few?.ids ? null : await nextPlaces(tx, caller, view, { at, id })
    const from = { ids: some?.map(each => each.id) ?? few!.ids, at, id }
    const others = few ? few.others : filters
    rows.push(...(await matching(tx, caller, view, from, { others, most: page + 1 - rows.length })))
    const shown = rows.slice(0, page)
    const bottom = shown.at(-1)
    if (rows.length > page) return { rows: shown, next: `${bottom!.lastAt}~${bottom!.id}` }
    const end = some?.at(-1)
    if (!end || some!.length < limits.looked) return { rows, next: null }
    ;({ at, id } = end)
    if (monotonicMs() - started > limits.lookMs) return { rows, next: `${at}~${id}` }
  }
}

/** The next ones of the view, whoever they are. */
function nextPlaces(tx: Tx, caller: Caller, view: Asked['view'], { at, id }: Place) {
  return tx.rows<Place>(
    `select c.id, c.last_at as at from conversations c
     where c.business_id = $1 and $2::text <> '' and $3::uuid is not null
       and ${viewConditions[view]} and (c.last_at, c.id) < ($4::timestamptz, $5::uuid)
     order by c.last_at desc, c.id desc limit ${limits.looked}`,
    [...looks(tx, caller), at, id]
  )
}

async function matching(
  tx: Tx,
  caller: Caller,
  view: Asked['view'],
  from: Place & { ids: string[] },
  { others, most }: { others: Filter[]; most: number }
): Promise<ConversationRow[]> {
  const { is, values } = allOf(others, 8)
  const found = await tx.rows<Mine>(
    `select ${conversationColumns}, ${marksColumn} from conversations c
     where c.business_id = $1 and c.id = any($6::uuid[]) and ${visible}
       and ${viewConditions[view]} and (c.last_at, c.id) < ($4::timestamptz, $5::uuid) ${is}
     order by c.last_at desc, c.id desc limit $7`,
    [...looks(tx, caller), from.at, from.id, from.ids, most, ...values]
  )
  return found.map(toRow)
}
