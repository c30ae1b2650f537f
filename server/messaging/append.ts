import type { Conversation } from '@parlor/contract/conversations.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { audienceOf } from '../conversations/visible.ts'
import type { Tx } from '../platform/db.ts'
import { showStatus } from './messages.ts'

type About = 'message.received' | 'message.queued' | 'message.updated'

export function appendMessage(
  tx: Tx,
  type: About,
  message: Message,
  conversation: Conversation
): void {
  tx.append({ audience: audienceOf(conversation), event: { type, message, conversation } })
}

/** A message fares differently now: its row in the inbox and every screen follow. */
export async function appendUpdate(tx: Tx, message: Message): Promise<void> {
  const conversation = await showStatus(tx, message)
  if (conversation) appendMessage(tx, 'message.updated', message, conversation)
}
