import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { App } from '../sync/app.ts'
import { withPending } from '../sync/pending.ts'
import { assignTo, markAsUnread, toggleMute, togglePin } from './conversation-acts.ts'
import { openAct, type ThreadAct } from './open-act.ts'
import { writeIn } from './writing.ts'

type Doing = (row: ConversationRow, app: App, back: () => void) => void

const opening =
  (what: ThreadAct['what']): Doing =>
  row =>
    openAct({ what, ids: [row.id] })

/** What a single letter does with the open conversation, while nobody types. */
export const threadKeys: Record<string, Doing> = {
  n: row => writeIn(row.id, 'note'),
  a: opening('assign'),
  A: (row, app) => void assignTo(app, [row], app.store.get().session.staff),
  h: opening('snooze'),
  l: opening('labels'),
  u: (row, app, back) => {
    back()
    void markAsUnread(app, [row])
  },
  m: (row, app) => void toggleMute(app, [row]),
  p: (row, app) => void togglePin(app, [row]),
  '!': (row, app) => {
    const { permissions } = app.store.get().session
    if (!row.blockedAt && permissions.includes('numbers.block'))
      opening('block')(row, app, () => {})
  }
}

export function actByKey(app: App, id: string, key: string, back: () => void): boolean {
  const { known, pending } = app.store.get()
  const row = known.state.conversations[id]
  const doing = threadKeys[key]
  if (!row || !doing) return false
  doing(withPending(row, pending), app, back)
  return true
}
