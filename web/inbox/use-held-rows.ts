import { useRef, useState } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { heldRows } from '../sync/rows.ts'

const awayFromTopPx = 8

/** Rows that do not move under a pointer or a focus, nor while one has scrolled down. */
export function useHeldRows(rows: ConversationRow[] | null, viewKey: string) {
  const [holds, setHolds] = useState({ pointer: false, focus: false, scroll: false })
  const [released, release] = useState(0)
  const kept = useRef<{ ids: string[]; key: string }>({ ids: [], key: '' })
  const key = `${viewKey} ${released}`
  const isHeld = (holds.pointer || holds.focus || holds.scroll) && kept.current.key === key
  const shown = rows && isHeld ? heldRows(kept.current.ids, rows) : { rows, waiting: 0 }
  kept.current = { ids: shown.rows?.map(row => row.id) ?? [], key }

  const hold = (which: keyof typeof holds, is: boolean) =>
    setHolds(before => (before[which] === is ? before : { ...before, [which]: is }))

  return {
    rows: shown.rows,
    waiting: shown.waiting,
    letGo: () => release(released + 1),
    hold,
    onScrolled: (top: number) => hold('scroll', top > awayFromTopPx)
  }
}
