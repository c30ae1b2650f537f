import { type ConversationRow, isInView, type View } from '@parlor/contract/conversations.ts'
import type { Known, Place } from './known.ts'
import { type Pending, withPending } from './pending.ts'

/** The rows of a view as far as it is loaded, my pinned ones first, then newest first. `keep` is the one that is open: it
 * stays where it was found, though reading it took it out of "Unread". */
export function rowsOf(
  known: Known,
  pending: Pending,
  { view, keep }: { view: View; keep: string | null }
): ConversationRow[] | null {
  const list = known.lists[view]
  if (!list) return null
  const rows: ConversationRow[] = []
  for (const row of Object.values(known.state.conversations)) {
    if (!row.pinnedAt && list.through && comesAfter(row, list.through)) continue
    // Further down stand neither my pinned ones nor what came in since.
    if (list.above && (row.pinnedAt || comesAfter(list.above.place, row))) continue
    const now = withPending(row, pending)
    if (isInView(now, view, known.me) || now.id === keep) rows.push(now)
  }
  return rows.sort(inListOrder)
}

type RowPlace = Place & Pick<ConversationRow, 'pinnedAt'>

export function inListOrder(a: RowPlace, b: RowPlace): number {
  // The latest pin first, as the server has it.
  const [aAt, bAt] = [a.pinnedAt ?? a.lastAt, b.pinnedAt ?? b.lastAt]
  const pinnedFirst = Number(b.pinnedAt !== null) - Number(a.pinnedAt !== null)
  return pinnedFirst || newestFirst({ id: a.id, lastAt: aAt }, { id: b.id, lastAt: bAt })
}

export function newestFirst(a: Place, b: Place): number {
  if (a.lastAt !== b.lastAt) return a.lastAt < b.lastAt ? 1 : -1
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0
}

function comesAfter(row: Place, through: Place): boolean {
  return newestFirst(row, through) > 0
}

/** Under a pointer nothing moves: rows keep the order of `before`, and those that would come in
 * or rise wait and are counted. Rows that left the view leave. */
export function heldRows(before: readonly string[], rows: readonly ConversationRow[]) {
  if (before.length === 0) return { rows: [...rows], waiting: 0 }
  const byId = new Map(rows.map(row => [row.id, row]))
  const held = before.flatMap(id => byId.get(id) ?? [])
  const had = new Set(before)
  const next = rows.filter(row => had.has(row.id)).map(row => row.id)
  const rank = new Map(held.map((row, index) => [row.id, index]))
  // Those that stand above one that stood above them have risen.
  let highest = -1
  let risen = 0
  for (const id of next.toReversed()) {
    const place = rank.get(id)!
    if (highest === -1 || place < highest) highest = place
    else risen++
  }
  const oldestHeld = held.at(-1)
  const added = rows.filter(
    row => !had.has(row.id) && (!oldestHeld || inListOrder(row, oldestHeld) < 0)
  )
  const below = rows.filter(row => !had.has(row.id) && !added.includes(row))
  return { rows: [...held, ...below], waiting: added.length + risen }
}
