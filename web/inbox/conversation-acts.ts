import { type BulkChange, unblockPhone } from '@parlor/contract/conversation-changes.ts'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { linkClient } from '@parlor/contract/new-conversation.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { call } from '../call.ts'
import type { App } from '../sync/app.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'
import { peopleWords } from '../words/en-people.ts'
import { threadActs as words } from '../words/en-thread-acts.ts'
import { changeRows, type Done, undoChange } from './change-rows.ts'
import { orSay } from './or-say.ts'
import { nameOf } from './people.ts'

type Rows = readonly ConversationRow[]
/** What is said of one conversation: heard only, since its row shows it, or shown with the way back. */
type Said = { heard: string } | { shown: string }

/** What is done with one press, to one conversation or to many, and taken back with one. */

export function toggleMute(app: App, rows: Rows) {
  const isMuted = rows.every(row => row.mutedAt)
  const heard = isMuted ? words.unmuted : words.muted
  return doAndSay(app, rows, { to: isMuted ? 'unmuted' : 'muted' }, { heard })
}

export function togglePin(app: App, rows: Rows) {
  const isPinned = rows.every(row => row.pinnedAt)
  const heard = isPinned ? words.unpinned : words.pinned
  return doAndSay(app, rows, { to: isPinned ? 'unpinned' : 'pinned' }, { heard })
}

/** Whoever does this has left the conversation, or looking at it would read it again. */
export function markAsUnread(app: App, rows: Rows) {
  return doAndSay(app, rows, { to: 'unread' }, { heard: words.markedUnread })
}

export function markAsRead(app: App, rows: Rows) {
  return doAndSay(app, rows, { to: 'read' }, { heard: words.markedRead })
}

export function setClosed(app: App, rows: Rows, isClosed: boolean) {
  const { closeWord } = app.store.get().session.business
  const shown = isClosed ? t.acts.closedToast[closeWord] : t.thread.reopenedToast
  return doAndSay(app, rows, { to: isClosed ? 'closed' : 'open' }, { shown })
}

export function assignTo(app: App, rows: Rows, staff: Staff | null) {
  const shown = staff ? words.assignedTo(staff.name) : words.assignedToNobody
  return doAndSay(app, rows, { to: 'assigned', staffId: staff?.id ?? null }, { shown })
}

/** One of several who share the number. */
export async function giveTo(row: ConversationRow, to: { id: string; name: string }) {
  const { id, client } = row
  if (!client || !(await orSay(call(linkClient, { id, clientId: to.id })))) return
  showToast({
    words: peopleWords.unknown.given(to.name),
    whom: client.name,
    undoLabel: t.thread.undo,
    onUndo: () => void orSay(call(linkClient, { id, clientId: client.id }))
  })
}

/** Fails with the reason, which stands beside the field. */
export async function snoozeUntil(
  app: App,
  rows: Rows,
  { until, said }: { until: string; said: string }
): Promise<void> {
  const change = { to: 'snoozed' as const, until }
  say(app, rows, change, await changeRows(app, rows, change), { shown: words.snoozedUntil(said) })
}

export function wakeNow(app: App, rows: Rows) {
  return doAndSay(app, rows, { to: 'woken' }, { heard: words.woken })
}

/** The ticks of the dialog say it. */
export function putLabel(app: App, rows: Rows, labelId: string, isOn: boolean) {
  return orSay(changeRows(app, rows, { to: isOn ? 'labelled' : 'unlabelled', labelId }))
}

/** Of a single one it is asked why; many are blocked at once, with the way back. */
export function blockAll(app: App, rows: Rows) {
  return doAndSay(app, rows, { to: 'blocked' }, { shown: words.blockedToast })
}

export async function unblock(row: ConversationRow): Promise<void> {
  if (!(await orSay(call(unblockPhone, { phone: row.phone })))) return
  showToast({ words: words.unblocked, whom: nameOf(row) })
}

async function doAndSay(app: App, rows: Rows, change: BulkChange, one: Said): Promise<void> {
  const who = rows.length === 1 ? nameOf(rows[0]!) : words.many.these(rows.length)
  const done = await orSay(changeRows(app, rows, change), why => words.many.notChanged(who, why))
  if (done) say(app, rows, change, done, one)
}

function say(app: App, rows: Rows, change: BulkChange, done: Done, one: Said): void {
  const count = done.changed.length
  const [only] = rows.length === 1 ? rows : []
  if (only && count === 0) return
  const { closeWord } = app.store.get().session.business
  const undo = {
    undoLabel: t.thread.undo,
    onUndo: () => void orSay(undoChange(app, change, done))
  }
  if (only && 'heard' in one) announce(one.heard)
  else if (only && 'shown' in one) showToast({ words: one.shown, whom: nameOf(only), ...undo })
  else {
    const said = words.many.done(change.to, count, closeWord)
    const left = done.left > 0 ? ` ${words.many.left(done.left)}` : ''
    showToast({ words: said + left, ...(count > 0 && undo) })
  }
}
