import { historyLimits, type listHistory } from '@parlor/contract/contact-history.ts'
import type { InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { readCursor } from '../conversations/conversations.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { whoIs } from './card.ts'
import { historyRows } from './history-rows.ts'

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** One time line of everything that we and a client had to do with each other. */
export async function listHistoryFor(
  tx: Tx,
  { id, kind, before }: InputOf<typeof listHistory>,
  me: StaffCaller
): Promise<Omit<ReplyOf<typeof listHistory>, 'seq'>> {
  const clientId = await whoIs(tx, id, me)
  const [at, itemId] = before ? readCursor(before) : ['infinity', lastId]
  const rows = await historyRows(tx, { clientId, me, at, id: itemId }, kind)
  const items = rows.slice(0, historyLimits.pageRows)
  const last = items.at(-1)
  const isMore = rows.length > items.length
  return { items, next: isMore && last ? `${last.at}~${last.id}` : null }
}
