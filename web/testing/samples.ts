import { type ConversationRow, noMarks } from '@parlor/contract/conversations.ts'
import type { Message } from '@parlor/contract/messaging.ts'

/** The moment `minute` minutes after ten on a Tuesday. */
export function at(minute: number): string {
  return new Date(Date.UTC(2026, 10, 24, 18, minute)).toISOString()
}

/** Priya, whose last text we have read, at `minute`. */
export function aRow(id: string, minute: number, rest: Partial<ConversationRow> = {}) {
  const row: ConversationRow = {
    id,
    numberId: 'fort-street',
    phone: '+12505550142',
    client: { id: `client-${id}`, name: 'Priya Raman', providerId: 'zoe', note: null },
    assigneeId: null,
    closedAt: null,
    snoozedUntil: null,
    blockedAt: null,
    labelIds: [],
    scheduled: 0,
    optedOutAt: null,
    lastAt: at(minute),
    lastInboundAt: at(minute),
    unanswered: 1,
    last: {
      id: `${id}-last-${minute}`,
      direction: 'inbound',
      kind: 'direct',
      status: 'received',
      failure: null,
      preview: 'Is the lot behind you still free?',
      pictures: 0
    },
    ...noMarks,
    readThrough: at(minute),
    ...rest
  }
  return row
}

export function aText(conversationId: string, minute: number, rest: Partial<Message> = {}) {
  const message: Message = {
    id: `${conversationId}-${minute}`,
    conversationId,
    direction: 'inbound',
    kind: 'direct',
    label: null,
    body: 'Is the lot behind you still free?',
    media: [],
    authorId: null,
    status: 'received',
    failure: null,
    mayResend: false,
    resendOf: null,
    segments: 1,
    scheduledFor: null,
    cancelOnReply: false,
    at: at(minute),
    ...rest
  }
  return message
}

export function ourText(conversationId: string, minute: number, rest: Partial<Message> = {}) {
  return aText(conversationId, minute, {
    direction: 'outbound',
    authorId: 'maya',
    status: 'delivered',
    ...rest
  })
}
