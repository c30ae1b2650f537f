import { hasFailed } from '@parlor/contract/conversations.ts'
import { type Line, linesOf } from '../sync/pending.ts'
import type { Screen } from '../sync/store.ts'

/** The last text of a thread that is not out yet: it waits for its time, or could not go. */
export function lastToEdit({ known, pending }: Screen, conversationId: string): Line | null {
  const mine = pending.outbox.filter(each => each.conversationId === conversationId)
  const lines = linesOf(known.state.threads[conversationId] ?? [], mine)
  const resent = new Set(lines.map(each => each.message.resendOf))
  const found = lines.findLast(
    ({ message, here }) =>
      here === 'refused' ||
      (here === 'no' && message.status === 'scheduled') ||
      (hasFailed(message.status) && !resent.has(message.id))
  )
  return found ?? null
}
