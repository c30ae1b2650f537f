import { listMessages, sendMessage } from '@parlor/contract/messaging.ts'
import { getVisible } from '../conversations/routes.ts'
import { eventCounter } from '../platform/events.ts'
import { Refusal } from '../platform/errors.ts'
import { type Route, route } from '../platform/http.ts'
import { listThread } from './messages.ts'
import { sendText } from './send-message.ts'

export function messagingRoutes(wake: (businessId: string) => void): Route[] {
  return [
    route(listMessages, async (tx, { id, before, limit }, caller) => {
      const [{ last: seq }, conversation, thread] = await Promise.all([
        eventCounter(tx),
        getVisible(tx, caller, id),
        listThread(tx, id, { before, limit })
      ])
      return { seq, conversation, ...thread }
    }),
    route(sendMessage, async (tx, { id, messageId, body, resendOf, ...how }, caller) => {
      const to = await getVisible(tx, caller, id)
      if (body.trim() === '') {
        throw new Refusal('bad-input', 'Write something to send.', { status: 400, field: 'body' })
      }
      const text = {
        id: messageId,
        kind: 'direct' as const,
        body: clean(body),
        authorId: caller.id,
        resendOf: resendOf ?? null
      }
      const message = await sendText(tx, to, text, how)
      tx.afterCommit(() => wake(tx.businessId))
      return { message }
    })
  ]
}

/** What no phone and no database can hold is shown, not dropped. */
function clean(body: string): string {
  return body.toWellFormed().replaceAll('\0', '\u2400')
}
