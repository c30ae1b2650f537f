import { type Conversation, whyNotSend } from '@parlor/contract/conversations.ts'
import { type Message, messagingLimits } from '@parlor/contract/messaging.ts'
import { countSegments } from '@parlor/contract/segments.ts'
import { tellEntry } from '../conversations/tell.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal, refuseIf } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { appendMessage } from './append.ts'
import { lockConversation } from './colleagues-text.ts'
import { findMessage } from './messages.ts'
import {
  bringToTop,
  businessesWithDueSchedules,
  cancelAtReply,
  cancelWaiting,
  changeWaiting,
  countScheduled,
  findDue,
  release,
  scheduleLimits
} from './schedule.ts'

/** A time for a text that is to come; refused with the reason. */
export function timeToSend(scheduledFor: string): Date {
  const at = new Date(scheduledFor)
  const latest = now().getTime() + messagingLimits.scheduleDaysMax * 86_400_000
  const refuse = (words: string) =>
    new Refusal('bad-input', words, { status: 400, field: 'scheduledFor' })
  if (at <= now()) throw refuse('That time is over. Choose one that is still to come.')
  if (at.getTime() > latest) throw refuse('That is more than a year away. Choose an earlier time.')
  return at
}

export type ScheduleChange = {
  body?: string | undefined
  scheduledFor?: string | undefined
  cancelOnReply?: boolean | undefined
  sendNow?: boolean | undefined
}

/** Other words, another time, or at once. */
export async function changeScheduledText(
  tx: Tx,
  to: Conversation,
  id: string,
  { body, scheduledFor, cancelOnReply, sendNow }: ScheduleChange
): Promise<Message> {
  const dueAt = scheduledFor === undefined ? null : timeToSend(scheduledFor)
  await lockConversation(tx, to.id)
  const changed = await changeWaiting(tx, id, {
    body: body ?? null,
    segments: body === undefined ? null : countSegments(body).segments,
    dueAt,
    cancelOnReply: cancelOnReply ?? null
  })
  if (!changed) throw goneAlready(await findMessage(tx, id))
  if (sendNow) return leave(tx, to, id)
  appendMessage(tx, 'message.updated', changed, await countScheduled(tx, to.id))
  return changed
}

async function leave(tx: Tx, to: Conversation, id: string): Promise<Message> {
  refuseIf(whyNotSend(to), 'opted-out')
  const message = (await release(tx, to.id, id))!
  appendMessage(tx, 'message.queued', message, await bringToTop(tx, message))
  return message
}

/** It will not be sent. Cancelling what is cancelled already changes nothing. */
export async function cancelScheduledText(tx: Tx, to: Conversation, id: string, byId: string) {
  await lockConversation(tx, to.id)
  const cancelled = await cancelWaiting(tx, id)
  if (cancelled) {
    await tellCancelled(tx, [cancelled], byId)
    return cancelled
  }
  const message = await findMessage(tx, id)
  if (message?.status !== 'cancelled') throw goneAlready(message)
  return message
}

/** The client wrote first: what was to be sent only in silence is not sent. */
export async function cancelForReply(tx: Tx, conversation: Conversation): Promise<Conversation> {
  if (conversation.scheduled === 0) return conversation
  const cancelled = await cancelAtReply(tx, conversation.id)
  return cancelled.length > 0 ? tellCancelled(tx, cancelled, null) : conversation
}

async function tellCancelled(tx: Tx, cancelled: Message[], byId: string | null) {
  const conversation = await countScheduled(tx, cancelled[0]!.conversationId)
  for (const message of cancelled) {
    appendMessage(tx, 'message.updated', message, conversation)
    await tellEntry(tx, conversation, { kind: 'schedule-cancelled', byId })
  }
  return conversation
}

function goneAlready(message: Message | null): Refusal {
  const words =
    message?.status === 'cancelled'
      ? 'This text was cancelled. Write it again to send it.'
      : 'This text has left already, so it can’t be changed any more.'
  return new Refusal('gone-already', words)
}

/** What is due goes to its lane; over all processes each text once. */
export async function releaseDue(
  { db, log }: Platform,
  wake: (businessId: string) => void
): Promise<void> {
  for (const { id } of await businessesWithDueSchedules(db)) {
    await releaseSome(db, id).catch(error =>
      log.warn({ err: error, businessId: id }, 'scheduled texts have to wait')
    )
    wake(id)
  }
}

async function releaseSome(db: Db, businessId: string): Promise<void> {
  for (let texts = 0; texts < scheduleLimits.textsPerSweep; texts++) {
    if (!(await releaseNext(db, businessId))) return
  }
}

function releaseNext(db: Db, businessId: string): Promise<boolean> {
  return db.inBusiness(businessId, async tx => {
    const conversationId = await findDue(tx)
    if (!conversationId) return false
    await lockConversation(tx, conversationId)
    const message = await release(tx, conversationId)
    if (!message) return true // Another process was faster; there may be more.
    const conversation = await bringToTop(tx, message)
    if (message.status === 'cancelled') return true // Its conversation was deleted meanwhile.
    const type = message.status === 'queued' ? 'message.queued' : 'message.updated'
    appendMessage(tx, type, message, conversation)
    return true
  })
}
