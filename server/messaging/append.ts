import type { Conversation } from '@parlor/contract/conversations.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
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

/** A conversation stands differently now, without a text of its own. */
export function appendConversation(tx: Tx, conversation: Conversation): void {
  const event: ParlorEvent = { type: 'conversation.updated', conversation }
  tx.append({ audience: audienceOf(conversation), event })
}

/** A message fares differently now: its row in the inbox and every screen follow. */
export async function appendUpdate(tx: Tx, message: Message): Promise<void> {
  appendMessage(tx, 'message.updated', message, await showStatus(tx, message))
}
