import type { BulkChange } from '@parlor/contract/conversation-changes.ts'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
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
  unlabelForAll
} from './change-conversation.ts'
import { findRows } from './conversations.ts'
import { markForMe } from './mark-conversation.ts'
import { markConversationRead } from './mark-read.ts'

const needs: Record<BulkChange['to'], Permission> = {
  closed: 'messages.send',
  open: 'messages.send',
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

/** The same change for many. Those that are not there, or may not be seen, are left out; in the order
 * of their ids, so that two who change many at once never wait in a circle. */
export async function changeMany(tx: Tx, ids: string[], change: BulkChange, caller: Caller) {
  if (!caller.may(needs[change.to])) {
    throw new Refusal('not-allowed', 'You may not do this.', { status: 403 })
  }
  const rows = await findRows(tx, caller, [...new Set(ids)].sort())
  const changed: ConversationRow[] = []
  for (const row of rows) {
    if (await makes(tx, row, change, caller.id)) changed.push(row)
  }
  return {
    changed: changed.map(row => row.id),
    before: changed.map(({ id, assigneeId }) => ({ id, assigneeId }))
  }
}

/** Makes the change; says whether it made a difference. */
async function makes(tx: Tx, row: ConversationRow, change: BulkChange, me: string) {
  switch (change.to) {
    case 'closed':
      return (await closeForAll(tx, row, me)) !== row
    case 'open':
      return (await reopenForAll(tx, row, me)) !== row
    case 'assigned':
      return (await assignTo(tx, row, change.staffId, me)) !== row
    case 'labelled':
      return (await labelForAll(tx, row, change.labelId, me)) !== row
    case 'unlabelled':
      return (await unlabelForAll(tx, row, change.labelId, me)) !== row
    case 'blocked':
      if (row.blockedAt) return false
      return Boolean(await block(tx, row.phone, { by: me, why: '' }))
    case 'unblocked':
      if (!row.blockedAt) return false
      return (await unblock(tx, row.phone, me)) === undefined
    case 'read':
      return markedRead(tx, row, me)
    default:
      return (await markForMe(tx, row, { staffId: me, ...markOf(change.to) })) !== row
  }
}

async function markedRead(tx: Tx, row: ConversationRow, me: string): Promise<boolean> {
  const through = now().toISOString()
  const isRead = !row.markedUnread && row.readThrough !== null && row.readThrough >= row.lastAt
  if (isRead) return false
  await markConversationRead(tx, row, { staffId: me, through })
  return true
}

function markOf(to: 'unread' | 'muted' | 'unmuted' | 'pinned' | 'unpinned') {
  const isOn = !to.startsWith('un') || to === 'unread'
  const mark = to === 'unread' ? to : to.endsWith('muted') ? 'muted' : 'pinned'
  return { mark: mark as 'unread' | 'muted' | 'pinned', isOn }
}
