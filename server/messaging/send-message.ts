import { type ConversationRow, whyNotSend } from '@parlor/contract/conversations.ts'
import type { MessageId } from '@parlor/contract/ids.ts'
import type { MessageKind } from '@parlor/contract/message-status.ts'
import { type Message, whyNotSchedule } from '@parlor/contract/messaging.ts'
import { countSegments } from '@parlor/contract/segments.ts'
import { closeForAll } from '../conversations/change-conversation.ts'
import { tellEntry } from '../conversations/tell.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal, refuseIf } from '../platform/errors.ts'
import { appendMessage } from './append.ts'
import { lockConversation } from './colleagues-text.ts'
import { collision, findCollision } from './collision.ts'
import { addOutbound, findMessage, type Stored } from './messages.ts'
import { addScheduled, countScheduled } from './schedule.ts'
import { timeToSend } from './scheduled-texts.ts'

export type NewText = {
  id: MessageId
  kind: MessageKind
  label?: string // of what was not written by hand: “Confirmation”
  body: string
  authorId: string | null
  resendOf: string | null
}

export type How = {
  thenClose?: boolean | undefined
  lastSeenId?: MessageId | null | undefined // undefined: whoever sends does not look
  scheduledFor?: string | undefined
  cancelOnReply?: boolean | undefined
}

const priorities: Record<MessageKind, number> = {
  direct: 0,
  auto_reply: 0,
  system: 0,
  transactional: 1,
  marketing: 2
}

/** A text goes to the outbox; there is no other way to send. The same id again is the same text. */
export async function sendText(
  tx: Tx,
  to: ConversationRow,
  text: NewText,
  how: How = {}
): Promise<Message> {
  const { earlier, between } = await lookFirst(tx, to, text, how)
  if (earlier) return sameOrRefused(earlier, to, text)
  refuseIf(whyNotSend(to), 'opted-out')
  if (between) throw collision(between)
  const stored = await store(tx, to, text, how)
  if (!stored) return sameOrRefused((await findMessage(tx, text.id))!, to, text)
  const type = how.scheduledFor === undefined ? 'message.queued' : 'message.updated'
  appendMessage(tx, type, stored.message, stored.conversation)
  if (to.assigneeId === null && text.authorId && stored.conversation.assigneeId === text.authorId) {
    const toId = text.authorId
    await tellEntry(tx, stored.conversation, { kind: 'assigned', byId: toId, toId })
  }
  if (how.thenClose && text.authorId) {
    await closeForAll(tx, [{ ...to, ...stored.conversation }], text.authorId)
  }
  return stored.message
}

async function store(
  tx: Tx,
  to: ConversationRow,
  text: NewText,
  { scheduledFor, cancelOnReply = false }: How
): Promise<Stored | null> {
  const { segments } = countSegments(text.body)
  const outbound = { ...text, conversationId: to.id, segments, priority: priorities[text.kind] }
  if (scheduledFor === undefined) return addOutbound(tx, outbound)
  const dueAt = timeToSend(scheduledFor)
  refuseIf(whyNotSchedule(to), 'too-many-scheduled')
  await lockConversation(tx, to.id)
  const message = await addScheduled(tx, { ...outbound, dueAt, cancelOnReply })
  return message && { message, conversation: await countScheduled(tx, to.id) }
}

/** Our own text, if it is here already; else what a colleague wrote meanwhile. */
async function lookFirst(tx: Tx, to: ConversationRow, text: NewText, { lastSeenId }: How) {
  if (lastSeenId === undefined || !text.authorId) {
    return { earlier: await findMessage(tx, text.id), between: null }
  }
  return findCollision(tx, to.id, { messageId: text.id, authorId: text.authorId, lastSeenId })
}

function sameOrRefused(earlier: Message, to: ConversationRow, text: NewText): Message {
  const same = earlier.conversationId === to.id && earlier.body === text.body
  if (same && earlier.authorId === text.authorId) return earlier
  throw new Refusal('id-taken', 'This message id belongs to another text. Make a new id.', {
    field: 'messageId'
  })
}
