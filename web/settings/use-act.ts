import { useState } from 'react'
import type { Endpoint, InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { call } from '../call.ts'
import { type Fault, faultOf } from '../sync/fault.ts'
import { showToast } from '../ui/toasts.ts'

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
