import type { ConversationId, MessageId } from '@parlor/contract/ids.ts'
import type { Collision } from '@parlor/contract/messaging.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { lockConversation, textOfColleagueAfter } from './colleagues-text.ts'
import { findMessage } from './messages.ts'

type Sender = { messageId: MessageId; authorId: string; lastSeenId: MessageId | null }

/** Did a colleague answer after the sender last looked? The conversation is locked first, so of two
 * who answer at the same instant the second sees the first. */
export async function findCollision(tx: Tx, id: ConversationId, sender: Sender) {
  const [, earlier, between] = await Promise.all([
    lockConversation(tx, id),
    findMessage(tx, sender.messageId),
    textOfColleagueAfter(tx, id, sender)
  ])
  return { earlier, between }
}

export function collision(between: Collision): Refusal {
  const who = between.authorName.split(' ')[0]
  return new Refusal('collision', `${who} replied ${ago(between.at)} ago.`, { details: between })
}

function ago(at: string): string {
  const seconds = Math.max(1, Math.round((now().getTime() - Date.parse(at)) / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
