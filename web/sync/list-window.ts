import type { ConversationRow, View } from '@parlor/contract/conversations.ts'
import { type Known, type ListPage, type LoadedList, putNextPage, putRows } from './known.ts'
import { nothingPending } from './pending.ts'
import { rowsOf } from './rows.ts'

/** A list may hold a hundred thousand rows; so many of them are kept here, the others are read again. */
export const listWindow = { rows: 2_000, spare: 500, page: 100 }

/** More rows below; those far above are let go, unless all are needed. */
export function putPageBelow(known: Known, page: ListPage, keepsAll: boolean): Known {
  const put = putNextPage(known, page)
  return keepsAll ? put : dropAbove(put, page.view)
}

/** More rows above; those far below are let go. */
export function putPageAbove(known: Known, { view, seq, rows, next }: ListPage): Known {
  const list = known.lists[view]
  if (!list?.above) return known
  const put = putRows(known, rows, seq)
  const first = rows[0]
  const count = Math.max(1, list.above.count - rows.length)
  const above = next && first ? { place: placeOf(first), count } : null
  return dropBelow(withList(put, view, { ...list, above }), view)
}

function dropAbove(known: Known, view: View): Known {
  const all = rowsOf(known, nothingPending, { view, keep: null }) ?? []
  const rows = all.filter(row => !row.pinnedAt)
  if (rows.length <= listWindow.rows + listWindow.spare) return known
  const list = known.lists[view]!
  const dropped = rows.slice(0, -listWindow.rows)
  // The pinned ones stand above too as long as this stretch is shown.
  const pinned = all.length - rows.length
  const count = (list.above?.count ?? 0) + dropped.length + pinned
  const above = { place: placeOf(rows[dropped.length]!), count }
  return withList(without(known, dropped), view, { ...list, above })
}

function dropBelow(known: Known, view: View): Known {
  const rows = rowsOf(known, nothingPending, { view, keep: null })?.filter(row => !row.pinnedAt)
  if (!rows || rows.length <= listWindow.rows + listWindow.spare) return known
  const dropped = rows.slice(listWindow.rows)
  const through = placeOf(rows[listWindow.rows - 1]!)
  const list = { ...known.lists[view]!, through, next: `${through.lastAt}~${through.id}` }
  return withList(without(known, dropped), view, list)
}

/** What is let go may stand in other lists: they are read again when they are shown. */
function withList(known: Known, view: View, list: LoadedList): Known {
  return { ...known, lists: { [view]: list } }
}

function without(known: Known, dropped: readonly ConversationRow[]): Known {
  const conversations = { ...known.state.conversations }
  const rowSeq = { ...known.rowSeq }
  for (const { id } of dropped) {
    if (known.threads[id]) continue // it is, or was just now, open
    delete conversations[id]
    delete rowSeq[id]
  }
  return { ...known, rowSeq, state: { ...known.state, conversations } }
}

const placeOf = ({ id, lastAt }: ConversationRow) => ({ id, lastAt })
