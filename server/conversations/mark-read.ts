import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { putReadMark } from './conversations.ts'

/** Somebody has read up to a moment. Only their own screens hear of it. */
export async function markConversationRead(
  tx: Tx,
  conversation: ConversationRow,
  by: { staffId: string; through: string }
): Promise<string> {
  // A clock that runs ahead must not hide texts that are still to come.
  const latest = now().toISOString()
  const through = by.through < latest ? by.through : latest
  const moved = await putReadMark(tx, conversation.id, by.staffId, through)
  if (moved === null) return conversation.readThrough ?? through
  const event: ParlorEvent = {
    type: 'conversation.read',
    conversationId: conversation.id,
    staffId: by.staffId,
    readThrough: moved
  }
  tx.append({ audience: { only: [by.staffId] }, event })
  return moved
}
