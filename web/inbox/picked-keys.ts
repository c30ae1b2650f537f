import type { App } from '../sync/app.ts'
import {
  assignTo,
  blockAll,
  markAsUnread,
  setClosed,
  toggleMute,
  togglePin
} from './conversation-acts.ts'
import { openAct, type ThreadAct } from './open-act.ts'
import type { Picked } from './use-picked.ts'

type Doing = (picked: Picked, app: App) => void

const opening =
  (what: ThreadAct['what']): Doing =>
  ({ rows }) =>
    openAct({ what, ids: rows.map(row => row.id) })

const closing =
  (isClosed: boolean): Doing =>
  ({ rows, clear }, app) => {
    void setClosed(app, rows, isClosed)
    clear()
  }

const blocking: Doing = ({ rows, clear }, app) => {
  if (!app.store.get().session.permissions.includes('numbers.block')) return
  void blockAll(app, rows)
  clear()
}

/** What a single letter does with all that is picked. */
const doings: Record<string, Doing> = {
  e: closing(true),
  E: closing(false),
  a: opening('assign'),
  A: ({ rows }, app) => void assignTo(app, rows, app.store.get().session.staff),
  h: opening('snooze'),
  l: opening('labels'),
  u: ({ rows }, app) => void markAsUnread(app, rows),
  m: ({ rows }, app) => void toggleMute(app, rows),
  p: ({ rows }, app) => void togglePin(app, rows),
  '!': blocking
}

export function pickedByKey(app: App, picked: Picked, key: string): void {
  doings[key]?.(picked, app)
}
