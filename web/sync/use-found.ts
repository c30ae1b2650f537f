import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ConversationRow, Filters, View } from '@parlor/contract/conversations.ts'
import { searchConversations } from '@parlor/contract/search.ts'
import { call } from '../call.ts'
import { withPending } from './pending.ts'
import { type Trouble, troubleOf } from './store.ts'
import { useScreen } from './use-app.tsx'

const limits = { page: 40, againMs: 1_000, pagesAtOnce: 20 }

export type Found = {
  rows: ConversationRow[] | null // null: nothing is here yet
  next: string | null
  isBusy: boolean
  trouble: Trouble | null
  more(): void
  again(): void
}

type Answer = { rows: ConversationRow[]; next: string | null }

/** A view that is narrowed by filters, as far as it is loaded. What happens meanwhile is shown in its
 * rows at once, and asked for anew a second later: only the server knows who matches. */
export function useFound(view: View, filters: Filters): Found {
  const { known, pending } = useScreen()
  const question = JSON.stringify({ view, ...filters })
  const [answer, put] = useState<(Answer & { question: string }) | null>(null)
  const [isBusy, setBusy] = useState(true)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asking = useRef<AbortController>(undefined)
  const shown = answer?.question === question ? answer : null

  const read = useCallback(
    async (before: Answer | null, wanted: number) => {
      asking.current?.abort()
      const leaving = new AbortController()
      asking.current = leaving
      setBusy(true)
      try {
        const page = await readUpTo(question, before, wanted, leaving.signal)
        put({ question, ...page })
        setTrouble(null)
      } catch (error) {
        if (leaving.signal.aborted) return
        setTrouble(troubleOf(error))
      }
      setBusy(false)
    },
    [question]
  )
  useEffect(() => {
    void read(null, limits.page)
    return () => asking.current?.abort()
  }, [read])

  const length = useRef(0)
  length.current = shown?.rows.length ?? 0
  const { seq } = known
  const firstSeq = useRef(seq)
  useEffect(() => {
    if (seq === firstSeq.current) return
    const timer = setTimeout(() => {
      firstSeq.current = seq
      void read(null, Math.max(limits.page, length.current))
    }, limits.againMs)
    return () => clearTimeout(timer)
  }, [seq, read])

  const { conversations } = known.state
  const rows = useMemo(
    () => shown && shown.rows.map(row => withPending(conversations[row.id] ?? row, pending)),
    [shown, conversations, pending]
  )
  return {
    rows,
    next: shown?.next ?? null,
    isBusy,
    trouble,
    more: () => {
      if (!isBusy && shown?.next) void read(shown, shown.rows.length + limits.page)
    },
    again: () => void read(null, limits.page)
  }
}

/** A short answer only says that there is more to look through. */
async function readUpTo(
  question: string,
  before: Answer | null,
  wanted: number,
  signal: AbortSignal
): Promise<Answer> {
  let { rows, next }: Answer = before ?? { rows: [], next: null }
  for (let pages = 0; pages < limits.pagesAtOnce; pages++) {
    const page = await call(
      searchConversations,
      { ...JSON.parse(question), ...(next && { before: next }) },
      signal
    )
    rows = [...rows, ...page.rows]
    next = page.next
    if (!next || rows.length >= wanted) break
  }
  return { rows, next }
}
