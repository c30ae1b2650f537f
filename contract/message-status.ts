import * as z from 'zod/mini'

export const Direction = z.enum(['inbound', 'outbound'])
export type Direction = z.infer<typeof Direction>

export const MessageKind = z.enum(['direct', 'transactional', 'marketing', 'auto_reply', 'system'])
export type MessageKind = z.infer<typeof MessageKind>

export const MessageStatus = z.enum([
  'received',
  'scheduled',
  'held',
  'queued',
  'sending',
  'unknown',
  'sent',
  'failed',
  'cancelled',
  'undelivered',
  'delivered'
])
export type MessageStatus = z.infer<typeof MessageStatus>

/** A status only climbs. The last four end a message; among them the better one wins, so that
 * receipts in any order, and any number of times, end in the same state. */
const rank: Record<MessageStatus, number> = {
  received: 9,
  scheduled: 0,
  held: 0,
  queued: 1,
  sending: 2,
  unknown: 3,
  sent: 4,
  failed: 5,
  cancelled: 6,
  undelivered: 7,
  delivered: 8
}

export function climbs(from: MessageStatus, to: MessageStatus): boolean {
  return rank[to] > rank[from]
}

/** Those that a move to `status` may leave. */
export function statusesBelow(status: MessageStatus): MessageStatus[] {
  return MessageStatus.options.filter(each => climbs(each, status))
}
