import { useCallback, useEffect, useState } from 'react'
import type { Endpoint, InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { call } from '../call.ts'
import { type Trouble, troubleOf } from '../sync/store.ts'

export type Asked<Reply> = {
  value: Reply | null
  trouble: Trouble | null
  again: () => void
  put: (value: Reply) => void // what a change has answered
}

/** Asks once, and again when the question is another one or `again` is called. What was read stays on
 * the screen meanwhile. */
export function useAsked<E extends Endpoint>(endpoint: E, input: InputOf<E>): Asked<ReplyOf<E>> {
  const [value, put] = useState<ReplyOf<E> | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [tries, setTries] = useState(0)
  const question = JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    const leaving = new AbortController()
    call(endpoint, JSON.parse(question) as InputOf<E>, leaving.signal).then(
      reply => {
        put(reply)
        setTrouble(null)
      },
      error => {
        if (!leaving.signal.aborted) setTrouble(troubleOf(error))
      }
    )
    return () => leaving.abort()
  }, [endpoint, question, tries])
  const again = useCallback(() => setTries(before => before + 1), [])
  return { value, trouble, again, put }
}
