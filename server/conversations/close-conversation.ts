import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
import type { Tx } from '../platform/db.ts'
import { getSharedConversation, setClosed } from './conversations.ts'
import { audienceOf } from './visible.ts'

/** It needs nothing more from us. Whoever closes second changes nothing. */
export function closeForAll(tx: Tx, row: ConversationRow, staffId: string) {
  return change(tx, row, staffId)
}

export function reopenForAll(tx: Tx, row: ConversationRow) {
  return change(tx, row, null)
}

async function change(tx: Tx, row: ConversationRow, closedBy: string | null) {
  if (!(await setClosed(tx, row.id, closedBy))) return row
  const conversation = await getSharedConversation(tx, row.id)
  const event: ParlorEvent = { type: 'conversation.updated', conversation }
  tx.append({ audience: audienceOf(conversation), event })
  return { ...row, ...conversation }
}
