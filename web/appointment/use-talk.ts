import { type ConversationRow, getConversation } from '@parlor/contract/conversations.ts'
import { call } from '../call.ts'
import type { App } from '../sync/app.ts'
import { putRows } from '../sync/known.ts'
import { useScreen } from '../sync/use-app.tsx'

/** The conversation with a phone, as far as one sees it: the open one first, then the latest. */
export function useTalkWith(phone: string | null): ConversationRow | null {
  const { conversations } = useScreen().known.state
  if (!phone) return null
  const all = Object.values(conversations).filter(row => row.phone === phone && !row.blockedAt)
  const [first] = all.sort(
    (a, b) =>
      Number(b.closedAt === null) - Number(a.closedAt === null) || (a.lastAt < b.lastAt ? 1 : -1)
  )
  return first ?? null
}

/** The conversation of somebody who was just chosen; without it the talk simply is not there yet. */
export function readTalk(app: App, id: string): void {
  call(getConversation, { id }).then(
    ({ conversation, seq }) =>
      app.store.change(({ known }) => ({ known: putRows(known, [conversation], seq) })),
    () => {}
  )
}
