import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { type Hit, searchMessages } from '@parlor/contract/search.ts'
import { call } from '../call.ts'
import { type Trouble, troubleOf } from './store.ts'

const limits = { lookMs: 3_000, wanted: 30 }

export type TextHits = {
  hits: Hit[] | null // null: nothing is here yet
  next: string | null
  searchedTo: string | null
  isBusy: boolean
  trouble: Trouble | null
  more(): void
  again(): void
}
type Answer = Pick<TextHits, 'next' | 'searchedTo'> & { hits: Hit[] }

/** Texts that hold the words, newest first. It looks further back by itself for a few seconds. */
export function useTextHits(asked: InputOf<typeof searchMessages>): TextHits {
  const question = JSON.stringify(asked)
  const [answer, put] = useState<(Answer & { question: string }) | null>(null)
  const [isBusy, setBusy] = useState(true)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asking = useRef<AbortController>(undefined)
  const shown = answer?.question === question ? answer : null

  const read = useCallback(
    async (before: Answer | null) => {
      asking.current?.abort()
      const leaving = new AbortController()
      asking.current = leaving
      setBusy(true)
      const wanted = (before?.hits.length ?? 0) + limits.wanted
      const until = performance.now() + limits.lookMs
      let so: Answer = before ?? { hits: [], next: null, searchedTo: null }
      try {
        do {
          const page = await call(
            searchMessages,
            { ...JSON.parse(question), ...(so.next && { before: so.next }) },
            leaving.signal
          )
          so = { ...page, hits: [...so.hits, ...page.hits] }
          put({ question, ...so })
        } while (so.next && so.hits.length < wanted && performance.now() < until)
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
    void read(null)
    return () => asking.current?.abort()
  }, [read])
  return {
    hits: shown?.hits ?? null,
    next: shown?.next ?? null,
    searchedTo: shown?.searchedTo ?? null,
    isBusy,
    trouble,
    more: () => {
      if (!isBusy && shown) void read(shown)
    },
    again: () => void read(null)
  }
}
