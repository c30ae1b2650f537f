import type { ConversationId, MessageId, StaffId } from '@parlor/contract/ids.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { getSharedConversation } from '../conversations/conversations.ts'
import { tellEntry } from '../conversations/tell.ts'
import { audienceOf } from '../conversations/visible.ts'
import type { Tx } from '../platform/db.ts'
import { notFound } from '../platform/errors.ts'
import { lockConversation } from './colleagues-text.ts'
import {
  deleteConversationRows,
  deleteMessageRow,
  deleteMessageRows,
  forgetInEvents,
  recountConversation
} from './deleted.ts'

/** Gone here for all; the phone keeps it. The audit log says that it was done, without a word of it. */
export async function deleteText(tx: Tx, id: MessageId, by: StaffId): Promise<void> {
  const conversationId = await deleteMessageRow(tx, id)
  if (!conversationId) throw notFound('message')
  await lockConversation(tx, conversationId) // A text that arrives meanwhile must be counted.
  await recountConversation(tx, conversationId)
  await forgetInEvents(tx, { conversationId, messageId: id })
  const conversation = await getSharedConversation(tx, conversationId)
  tx.append({
    audience: audienceOf(conversation),
    event: { type: 'message.removed', messageId: id, conversation }
  })
  await tellEntry(tx, conversation, { kind: 'message-deleted', byId: by })
  await noteInAudit(tx, { act: 'message.deleted', by, subject: { kind: 'message', id } })
}

/** Gone for good with everything in it. A new text from that phone begins it anew. */
export async function deleteWhole(tx: Tx, id: ConversationId, by: StaffId): Promise<void> {
  // Texts first, as whoever notes a receipt does; then those that arrived before the lock was ours.
  await deleteMessageRows(tx, id)
  await lockConversation(tx, id)
  await deleteMessageRows(tx, id)
  await deleteConversationRows(tx, id)
  await forgetInEvents(tx, { conversationId: id, messageId: null })
  tx.append({
    audience: audienceOf({ id }),
    event: { type: 'conversation.removed', conversationId: id }
  })
  await noteInAudit(tx, { act: 'conversation.deleted', by, subject: { kind: 'conversation', id } })
}
