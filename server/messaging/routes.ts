import { deleteConversation } from '@parlor/contract/conversation-changes.ts'
import {
  cancelScheduled,
  changeScheduled,
  deleteMessage,
  listMessages,
  sendMessage
} from '@parlor/contract/messaging.ts'
import { startConversation } from '@parlor/contract/new-conversation.ts'
import { searchMessages } from '@parlor/contract/search.ts'
import { findRow } from '../conversations/conversations.ts'
import { getVisible } from '../conversations/routes.ts'
import { fillMergeFields, whyNotFilled } from '@parlor/contract/merge-fields.ts'
import { eventCounter } from '../platform/events.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal, refuseIf } from '../platform/errors.ts'
import { type Caller, type Route, route } from '../platform/http.ts'
import { deleteText, deleteWhole } from './delete-message.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { findMessage } from './messages.ts'
import { cancelScheduledText, changeScheduledText } from './scheduled-texts.ts'
import { sendText } from './send-message.ts'
import { searchTexts } from './search-messages.ts'
import { startWithText } from './start-with-text.ts'
import { listThread, refuseTwoPlaces } from './thread.ts'

export function messagingRoutes(wake: (businessId: string) => void): Route[] {
  return [
    route(listMessages, async (tx, { id, ...window }, caller) => {
      refuseTwoPlaces(window)
      const [{ last: seq }, conversation, thread] = await Promise.all([
        eventCounter(tx),
        getVisible(tx, caller, id),
        listThread(tx, id, window)
      ])
      if (!thread) throw notFound('text')
      return { seq, conversation, ...thread }
    }),
    route(searchMessages, (tx, asked, caller) => searchTexts(tx, asked, caller)),
    route(deleteMessage, async (tx, { id }, caller) => {
      const message = await findMessage(tx, id)
      if (!message) throw notFound('message')
      await getVisible(tx, caller, message.conversationId)
      await deleteText(tx, id, caller.id)
      return {}
    }),
    route(deleteConversation, async (tx, { id }, caller) => {
      await getVisible(tx, caller, id)
      await deleteWhole(tx, id, caller.id)
      return {}
    }),
    route(sendMessage, async (tx, { id, messageId, body, resendOf, ...how }, caller) => {
      const to = await getVisible(tx, caller, id)
      refuseUnsendable(body)
      const text = {
        id: messageId,
        kind: 'direct' as const,
        body,
        authorId: caller.id,
        resendOf: resendOf ?? null
      }
      const message = await sendText(tx, to, text, how)
      tx.afterCommit(() => wake(tx.businessId))
      return { message }
    }),
    route(startConversation, async (tx, input, caller) => {
      refuseUnsendable(input.body)
      const started = await startWithText(tx, input, caller as StaffCaller)
      tx.afterCommit(() => wake(tx.businessId))
      return started
    }),
    route(changeScheduled, async (tx, { id, body, ...change }, caller) => {
      const to = await conversationOf(tx, caller, id)
      if (body !== undefined) refuseUnsendable(body)
      const words = body === undefined ? {} : { body }
      const message = await changeScheduledText(tx, to, id, { ...change, ...words })
      tx.afterCommit(() => wake(tx.businessId))
      return { message }
    }),
    route(cancelScheduled, async (tx, { id }, caller) => ({
      message: await cancelScheduledText(tx, await conversationOf(tx, caller, id), id, caller.id)
    }))
  ]
}

/** A text in a hidden conversation answers exactly like one that does not exist. */
async function conversationOf(tx: Tx, caller: Caller, messageId: string) {
  const message = await findMessage(tx, messageId)
  const conversation = message && (await findRow(tx, caller, message.conversationId))
  if (!conversation) throw notFound('text')
  return conversation
}

/** A text that says nothing, or what nobody filled in. */
function refuseUnsendable(body: string): void {
  refuseIf(whyNotFilled(fillMergeFields(body, {})), 'unfilled-field')
  if (body.trim() !== '') return
  throw new Refusal('bad-input', 'Write something to send.', { status: 400, field: 'body' })
}
