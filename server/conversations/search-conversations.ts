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
import { allOf, fewLeft, filtersOf, looks, whoFilters } from './filters.ts'
import { visible } from './visible.ts'

const limits = {
  walked: 4_000, // rows in one statement
  lookMs: 15 // then it answers with what it has, and from where to go on
}
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
type Asked = InputOf<typeof searchConversations>
type Page = { rows: ConversationRow[]; next: string | null }

/** A view narrowed by filters; a number without its country is one of `country`. However rare what is asked for: an answer never takes long, it may
 * only be short and say where to go on. */
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
  const { is, values } = allOf(filters, 8)
  const started = monotonicMs()
  const page = conversationLimits.inboxPageRows
  const rows: ConversationRow[] = []
  let place: string[] = before ? readCursor(before) : ['infinity', lastId]
  for (;;) {
    const [found, end] = await Promise.all([
      tx.rows<Mine>(
        `select ${conversationColumns}, ${marksColumn} from (${few ? theFew(view) : theNext(view)}) c
         where ${visible} ${is}
         order by c.last_at desc, c.id desc limit $7`,
        [...looks(tx, caller), place[0]!, place[1]!, few, page + 1 - rows.length, ...values]
      ),
      few
        ? null
        : tx.first<{ at: string; id: string }>(
            `select c.last_at as at, c.id from conversations c
             where c.business_id = $1 and ${viewConditions[view]} and $2::text <> '' and $3::uuid is not null
               and (c.last_at, c.id) < ($4::timestamptz, $5::uuid)
             order by c.last_at desc, c.id desc offset ${limits.walked - 1} limit 1`,
            [...looks(tx, caller), place[0]!, place[1]!]
          )
    ])
    rows.push(...found.map(toRow))
    const shown = rows.slice(0, page)
    const bottom = shown.at(-1)
    if (rows.length > page) return { rows: shown, next: `${bottom!.lastAt}~${bottom!.id}` }
    if (!end) return { rows, next: null }
    place = [end.at, end.id]
    if (monotonicMs() - started > limits.lookMs) return { rows, next: place.join('~') }
  }
}

type View = Asked['view']

const theFew = (view: View) => `select * from conversations c
  where c.business_id = $1 and c.id = any($6::uuid[]) and ${viewConditions[view]}
    and (c.last_at, c.id) < ($4::timestamptz, $5::uuid)`

const theNext = (view: View) => `select * from conversations c
  where c.business_id = $1 and $6::uuid[] is null and ${viewConditions[view]}
    and (c.last_at, c.id) < ($4::timestamptz, $5::uuid)
  order by c.last_at desc, c.id desc limit ${limits.walked}`
