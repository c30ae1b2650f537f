import {
  type Before,
  type BulkChange,
  changeConversations,
  changeLimits
} from '@parlor/contract/conversation-changes.ts'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { call } from '../call.ts'
import { nowInstant } from '../clock.ts'
import { showAhead } from '../sync/ahead.ts'
import type { App } from '../sync/app.ts'
import { withPending } from '../sync/pending.ts'
import type { RowChange, RowChanges } from '../sync/row-changes.ts'

/** What a change made a difference to, and how that stood before. */
export type Done = { changed: readonly string[]; before: readonly Before[]; left: number }

/** The same change for each of these, on the screen at once. Fails with the reason when nothing came
 * about; `left` is how many stayed as they were because a part did not. */
export async function changeRows(
  app: App,
  rows: readonly ConversationRow[],
  change: BulkChange
): Promise<Done> {
  const parts = portions(rows, changeLimits.bulkMax)
  const replies = await Promise.allSettled(
    parts.map(part => {
      const ids = part.map(row => row.id)
      const ask = () => call(changeConversations, { ids, change })
      return showAhead(app.store, aheadOf(part, change, nowInstant()), ask)
    })
  )
  const done = replies.flatMap(reply => (reply.status === 'fulfilled' ? [reply.value] : []))
  const failed = replies.find(reply => reply.status === 'rejected')
  if (failed && done.length === 0) throw failed.reason
  return {
    changed: done.flatMap(each => each.changed),
    before: done.flatMap(each => each.before),
    left: parts.reduce(
      (sum, part, place) => sum + (replies[place]!.status === 'rejected' ? part.length : 0),
      0
    )
  }
}

function portions<Each>(all: readonly Each[], most: number): Each[][] {
  const parts: Each[][] = []
  for (let from = 0; from < all.length; from += most) parts.push(all.slice(from, from + most))
  return parts
}

/** What the screen shows until the server has told. */
export function aheadOf(
  rows: readonly ConversationRow[],
  change: BulkChange,
  now: string
): RowChanges {
  return Object.fromEntries(rows.map(row => [row.id, rowAhead(row, change, now)]))
}

function rowAhead(row: ConversationRow, change: BulkChange, now: string): RowChange {
  switch (change.to) {
    case 'closed':
      return { closedAt: now, snoozedUntil: null }
    case 'open':
      return { closedAt: null }
    case 'snoozed':
      return { closedAt: null, snoozedUntil: change.until }
    case 'woken':
      return { snoozedUntil: null }
    case 'assigned':
      return { assigneeId: change.staffId }
    case 'labelled':
      return { labels: { [change.labelId]: true } }
    case 'unlabelled':
      return { labels: { [change.labelId]: false } }
    case 'read':
      return { markedUnread: false, readThrough: row.lastAt }
    case 'unread':
      return { markedUnread: true }
    case 'muted':
      return { mutedAt: now }
    case 'unmuted':
      return { mutedAt: null }
    case 'pinned':
      return { pinnedAt: now }
    case 'unpinned':
      return { pinnedAt: null }
    default:
      return {} // a block is not taken back by a press: the server's word is waited for
  }
}

export type Step = { ids: string[]; change: BulkChange }

const opposites = {
  open: 'closed',
  read: 'unread',
  unread: 'read',
  muted: 'unmuted',
  unmuted: 'muted',
  pinned: 'unpinned',
  unpinned: 'pinned',
  blocked: 'unblocked',
  unblocked: 'blocked'
} as const

/** How everything comes to stand as it stood before. */
export function stepsBack(change: BulkChange, { changed, before }: Done, now: string): Step[] {
  const all = [...changed]
  const asleep = before.filter(each => each.snoozedUntil && each.snoozedUntil > now)
  const sleepAgain = grouped(asleep, each => each.snoozedUntil!).map(
    ([until, ids]): Step => ({ ids, change: { to: 'snoozed', until } })
  )
  switch (change.to) {
    case 'closed':
      return [{ ids: all, change: { to: 'open' } }, ...sleepAgain]
    case 'woken':
      return sleepAgain
    case 'snoozed': {
      const closed = before.filter(each => each.closedAt).map(each => each.id)
      return [
        { ids: all, change: { to: 'woken' as const } },
        { ids: closed, change: { to: 'closed' as const } },
        ...sleepAgain
      ].filter(step => step.ids.length > 0)
    }
    case 'assigned':
      return grouped(before, each => each.assigneeId).map(([staffId, ids]) => {
        return { ids, change: { to: 'assigned', staffId } }
      })
    case 'labelled':
      return [{ ids: all, change: { to: 'unlabelled', labelId: change.labelId } }]
    case 'unlabelled':
      return [{ ids: all, change: { to: 'labelled', labelId: change.labelId } }]
    default:
      return [{ ids: all, change: { to: opposites[change.to] } }]
  }
}

function grouped<Key>(before: readonly Before[], by: (each: Before) => Key): [Key, string[]][] {
  const groups = new Map<Key, string[]>()
  for (const each of before) groups.set(by(each), [...(groups.get(by(each)) ?? []), each.id])
  return [...groups]
}

/** Takes a change back, one step after the other. */
export async function undoChange(app: App, change: BulkChange, done: Done): Promise<void> {
  for (const step of stepsBack(change, done, nowInstant())) {
    await changeRows(app, rowsNow(app, step.ids), step.change)
  }
}

/** As they stand on the screen. */
export function rowsNow(app: App, ids: readonly string[]): ConversationRow[] {
  const { known, pending } = app.store.get()
  return ids.flatMap(id => {
    const row = known.state.conversations[id]
    return row ? [withPending(row, pending)] : []
  })
}
