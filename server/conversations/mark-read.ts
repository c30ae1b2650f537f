import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { putReadMark } from './conversations.ts'

const earliest = '2000-01-01T00:00:00.000Z' // no database need know the year 0

/** Somebody has read up to a moment. Only their own screens hear of it. */
export async function markConversationRead(
  tx: Tx,
  conversation: ConversationRow,
  by: { staffId: string; through: string }
): Promise<string> {
  // A clock that runs ahead must not hide texts that are still to come.
  const latest = now().toISOString()
  const asked = new Date(by.through).toISOString()
  const through = asked > latest ? latest : asked < earliest ? earliest : asked
  const moved = await putReadMark(tx, conversation.id, by.staffId, through)
  if (!moved) return conversation.readThrough ?? through
  const event: ParlorEvent = {
    type: 'conversation.marked',
    conversationId: conversation.id,
    staffId: by.staffId,
    marks: moved
  }
  tx.append({ audience: { only: [by.staffId] }, event })
  return moved.readThrough ?? through
}
