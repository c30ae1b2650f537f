import type { BulkChange } from '@parlor/contract/conversation-changes.ts'
import { type ConversationRow, isUnread } from '@parlor/contract/conversations.ts'
import type { Permission } from '@parlor/contract/permissions.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { block, unblock } from './block-phone.ts'
import {
  assignTo,
  closeForAll,
  labelForAll,
  reopenForAll,
  snoozeForAll,
  unlabelForAll,
  wakeForAll
} from './change-conversation.ts'
import { findRows } from './conversations.ts'
import { markForMe } from './mark-conversation.ts'
import { markRowsRead } from './mark-read.ts'
import type { MarkName } from './marks.ts'

const needs: Record<BulkChange['to'], Permission> = {
  closed: 'messages.send',
  open: 'messages.send',
  snoozed: 'messages.send',
  woken: 'messages.send',
  assigned: 'messages.send',
  labelled: 'messages.send',
  unlabelled: 'messages.send',
  blocked: 'numbers.block',
  unblocked: 'numbers.block',
  read: 'conversations.view-own',
  unread: 'conversations.view-own',
  muted: 'conversations.view-own',
  unmuted: 'conversations.view-own',
  pinned: 'conversations.view-own',
  unpinned: 'conversations.view-own'
}

/** The same change for many. Those that are not there, or may not be seen, are left out; locked in the
 * order of their ids, so that two who change many at once never wait in a circle. */
export async function changeMany(tx: Tx, ids: string[], change: BulkChange, caller: Caller) {
  if (!caller.may(needs[change.to])) {
    throw new Refusal('not-allowed', 'You may not do this.', { status: 403 })
  }
  const rows = await findRows(tx, caller, [...new Set(ids)])
  const changed = new Set((await make(tx, rows, change, caller.id)).map(row => row.id))
  const before = rows.filter(row => changed.has(row.id))
  return {
    changed: before.map(row => row.id),
    before: before.map(({ id, assigneeId, closedAt, snoozedUntil }) => {
      return { id, assigneeId, closedAt, snoozedUntil }
    })
  }
}

/** Makes the change; those that it made a difference to. */
function make(tx: Tx, rows: ConversationRow[], change: BulkChange, me: string) {
  switch (change.to) {
    case 'closed':
      return closeForAll(tx, rows, me)
    case 'open':
      return reopenForAll(tx, rows, me)
    case 'snoozed':
      return snoozeForAll(tx, rows, change.until, me)
    case 'woken':
      return wakeForAll(tx, rows, me)
    case 'assigned':
      return assignTo(tx, rows, change.staffId, me)
    case 'labelled':
      return labelForAll(tx, rows, change.labelId, me)
    case 'unlabelled':
      return unlabelForAll(tx, rows, change.labelId, me)
    case 'blocked':
      return eachPhone(
        rows.filter(row => !row.blockedAt),
        row => block(tx, row.phone, { by: me, why: '' })
      )
    case 'unblocked':
      return eachPhone(
        rows.filter(row => row.blockedAt),
        row => unblock(tx, row.phone, me)
      )
    case 'read':
      return markRowsRead(tx, rows.filter(isUnread), { staffId: me, through: now().toISOString() })
    case 'unread':
      return mark(
        tx,
        rows.filter(row => !isUnread(row)),
        me,
        'unread'
      )
    case 'muted':
    case 'pinned':
      return mark(tx, rows, me, change.to)
    case 'unmuted':
      return mark(tx, rows, me, 'muted', false)
    case 'unpinned':
      return mark(tx, rows, me, 'pinned', false)
  }
}

function mark(tx: Tx, rows: ConversationRow[], staffId: string, name: MarkName, isOn = true) {
  return markForMe(tx, rows, { staffId, mark: name, isOn })
}

/** One phone may have several conversations with us: it is blocked with the first of them. */
async function eachPhone(rows: ConversationRow[], act: (row: ConversationRow) => Promise<unknown>) {
  const firsts = new Map(rows.toReversed().map(row => [row.phone, row]))
  for (const row of firsts.values()) await act(row)
  return rows
}
