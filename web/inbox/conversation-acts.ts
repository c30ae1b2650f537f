import {
  assign,
  markUnread,
  mute,
  pin,
  snooze,
  unblockPhone,
  unmute,
  unpin,
  wake
} from '@parlor/contract/conversation-changes.ts'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { call } from '../call.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'
import { threadActs as words } from '../words/en-thread-acts.ts'
import { orSay } from './or-say.ts'
import { nameOf } from './people.ts'

/** What is done to one conversation with one press, and taken back with one. */

export async function toggleMute({ id, mutedAt }: ConversationRow): Promise<void> {
  const isMuted = mutedAt !== null
  const reply = await orSay(call(isMuted ? unmute : mute, { id }))
  if (reply) announce(isMuted ? words.unmuted : words.muted)
}

export async function togglePin({ id, pinnedAt }: ConversationRow): Promise<void> {
  const isPinned = pinnedAt !== null
  const reply = await orSay(call(isPinned ? unpin : pin, { id }))
  if (reply) announce(isPinned ? words.unpinned : words.pinned)
}

/** Whoever does this has left the conversation, or looking at it would read it again. */
export async function markAsUnread({ id }: ConversationRow): Promise<void> {
  if (await orSay(call(markUnread, { id }))) announce(words.markedUnread)
}

export async function assignTo(row: ConversationRow, staff: Staff | null): Promise<void> {
  if (row.assigneeId === (staff?.id ?? null)) return
  const { id, assigneeId } = row
  if (!(await orSay(call(assign, { id, staffId: staff?.id ?? null })))) return
  showToast({
    words: staff ? words.assignedTo(staff.name) : words.assignedToNobody,
    whom: nameOf(row),
    undoLabel: t.thread.undo,
    onUndo: () => void orSay(call(assign, { id, staffId: assigneeId }))
  })
}

/** Fails with the reason, which stands beside the field. */
export async function snoozeUntil(
  row: ConversationRow,
  { until, said }: { until: string; said: string }
): Promise<void> {
  const { id } = row
  await call(snooze, { id, until })
  showToast({
    words: words.snoozedUntil(said),
    whom: nameOf(row),
    undoLabel: t.thread.undo,
    onUndo: () => void orSay(call(wake, { id }))
  })
}

export async function wakeNow({ id }: ConversationRow): Promise<void> {
  if (await orSay(call(wake, { id }))) announce(words.woken)
}

export async function unblock(row: ConversationRow): Promise<void> {
  if (!(await orSay(call(unblockPhone, { phone: row.phone })))) return
  showToast({ words: words.unblocked, whom: nameOf(row) })
}
