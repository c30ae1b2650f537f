import type { Endpoint, InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { call } from '../call.ts'
import { troubleOf } from '../sync/store.ts'
import { t } from '../words/en.ts'

export type Answer<Reply> = { reply: Reply } | { fault: string; code: string | null }

/** Asks, and turns a no into a sentence. */
export async function ask<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>
): Promise<Answer<ReplyOf<E>>> {
  try {
    return { reply: await call(endpoint, input) }
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble.kind === 'unheard') return { fault: t.trouble[trouble.why], code: null }
    return { fault: trouble.detail, code: trouble.code }
  }
}
