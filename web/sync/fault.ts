import { Refused } from '../call.ts'
import { t } from '../words/en.ts'
import { troubleOf } from './store.ts'

export type Fault = { words: string; field: string | null; code: string | null }

/** What did not come about, as a sentence, and beside which field it belongs. */
export function faultOf(error: unknown): Fault {
  const trouble = troubleOf(error)
  if (trouble.kind === 'unheard') {
    return { words: t.trouble[trouble.why], field: null, code: null }
  }
  const first = error instanceof Refused ? error.problem.errors?.[0] : undefined
  return {
    words: first?.message ?? trouble.detail,
    field: first?.field ?? null,
    code: trouble.code
  }
}
