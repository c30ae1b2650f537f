import { useCallback, useMemo, useState } from 'react'
import type { ConversationRow, View } from '@parlor/contract/conversations.ts'

/** The conversations that are picked, to do the same to all of them. */
export type Picked = {
  rows: readonly ConversationRow[]
  /** Puts one in or takes it out; with `among`, all between it and the one picked last. */
  pick(id: string, among?: readonly string[]): void
  /** From one row to the next, both picked: what Shift and an arrow do. */
  extend(from: string, to: string): void
  all(): void
  clear(): void
}

type Picking = { view: View; ids: ReadonlySet<string>; last: string | null }

/** What is picked in this view and still in it; another view begins with nothing. */
export function usePicked(view: View, rows: readonly ConversationRow[] | null): Picked {
  const [picking, set] = useState<Picking>({ view, ids: new Set(), last: null })
  const there = useMemo(
    () => (picking.view === view && rows?.filter(row => picking.ids.has(row.id))) || [],
    [rows, picking, view]
  )
  const add = useCallback(
    (more: (now: Picking) => Iterable<string>, last: string | null) =>
      set(before => {
        const now = before.view === view ? before : { view, ids: new Set<string>(), last: null }
        return { view, ids: new Set(more(now)), last }
      }),
    [view]
  )
  return {
    rows: there,
    pick: useCallback(
      (id, among) =>
        add(
          ({ ids, last }) =>
            among && last ? [...ids, ...between(among, last, id)] : toggled(ids, id),
          id
        ),
      [add]
    ),
    extend: useCallback((from, to) => add(({ ids }) => [...ids, from, to], to), [add]),
    all: () => add(() => rows?.map(row => row.id) ?? [], null),
    clear: useCallback(() => add(() => [], null), [add])
  }
}

export function toggled(ids: ReadonlySet<string>, id: string): string[] {
  return ids.has(id) ? [...ids].filter(each => each !== id) : [...ids, id]
}

/** Both ends and all between them, in whichever order they were pressed. */
export function between(among: readonly string[], from: string, to: string): readonly string[] {
  const ends = [among.indexOf(from), among.indexOf(to)].sort((a, b) => a - b)
  return ends[0] === -1 ? [to] : among.slice(ends[0], ends[1]! + 1)
}
