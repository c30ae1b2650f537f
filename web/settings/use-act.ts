import { useState } from 'react'
import type { Endpoint, InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { call, Refused } from '../call.ts'
import { troubleOf } from '../sync/store.ts'
import { showToast } from '../ui/toasts.ts'
import { t as all } from '../words/en.ts'

export type Fault = { words: string; field: string | null; code: string | null }

/** One act at a time, and why the last one did not come about. */
export function useAct() {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)

  async function act<E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>
  ): Promise<ReplyOf<E> | null> {
    if (isBusy) return null
    setBusy(true)
    setFault(null)
    try {
      return await call(endpoint, input)
    } catch (error) {
      setFault(faultOf(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { act, isBusy, fault, clearFault: () => setFault(null) }
}

/** For an act of a menu: what did not come about is said in passing. */
export async function callOrSay<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>
): Promise<ReplyOf<E> | null> {
  try {
    return await call(endpoint, input)
  } catch (error) {
    showToast({ words: faultOf(error).words })
    return null
  }
}

/** The sentence, and beside which field it belongs. */
export function faultOf(error: unknown): Fault {
  const trouble = troubleOf(error)
  if (trouble.kind === 'unheard') {
    return { words: all.trouble[trouble.why], field: null, code: null }
  }
  const first = error instanceof Refused ? error.problem.errors?.[0] : undefined
  const words = first ? first.message : trouble.detail
  return { words, field: first?.field ?? null, code: trouble.code }
}
