import type { Endpoint, InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { call } from '../call.ts'
import { faultOf } from '../sync/fault.ts'

export type Answer<Reply> = { reply: Reply } | { fault: string; code: string | null }

/** Asks, and turns a no into a sentence. */
export async function ask<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>
): Promise<Answer<ReplyOf<E>>> {
  try {
    return { reply: await call(endpoint, input) }
  } catch (error) {
    const { words, code } = faultOf(error)
    return { fault: words, code }
  }
}
