import type { NumberedEvent } from '@parlor/contract/events.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import type { Conversation } from '@parlor/contract/conversations.ts'

/** Told of texts as they come in: one in the open thread, or how many elsewhere. */
export type Announcer = {
  inThread(message: Message, conversation: Conversation): void
  elsewhere(count: number): void
}

type Where = {
  shownThread: string | null
  announcers: ReadonlySet<Announcer>
}

export function announceEvents(events: readonly NumberedEvent[], where: Where): void {
  let elsewhere = 0
  for (const { event } of events) {
    if (event.type !== 'message.received') continue
    const { message, conversation } = event
    if (message.conversationId !== where.shownThread) elsewhere++
    else for (const announcer of where.announcers) announcer.inThread(message, conversation)
  }
  if (elsewhere === 0) return
  for (const announcer of where.announcers) announcer.elsewhere(elsewhere)
}
