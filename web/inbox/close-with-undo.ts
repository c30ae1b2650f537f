import { troubleOf } from '../sync/store.ts'
import type { App } from '../sync/app.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'
import { nameOf } from './people.ts'

/** Closes or reopens at once, and says how to take it back. */
export function closeWithUndo(app: App, id: string, isClosed: boolean): void {
  const { known, pending } = app.store.get()
  const row = known.state.conversations[id]
  const own = pending.closures[id]
  const isAlready = row && (own ? own.closedAt : row.closedAt) !== null
  if (!row || isAlready === isClosed) return
  change(app, id, isClosed)
  sayWithUndo(app, id, isClosed)
}

/** It is closed or open by now: says so, and how to take it back. */
export function sayWithUndo(app: App, id: string, isClosed: boolean): void {
  const { known, session } = app.store.get()
  const row = known.state.conversations[id]
  const { closeWord } = session.business
  if (!row) return
  showToast({
    words: isClosed ? t.acts.closedToast[closeWord] : t.thread.reopenedToast,
    whom: nameOf(row),
    undoLabel: t.thread.undo,
    onUndo: () => change(app, id, !isClosed)
  })
}

function change(app: App, id: string, isClosed: boolean) {
  app.setClosed(id, isClosed).catch((error: unknown) => {
    const trouble = troubleOf(error)
    const why = trouble.kind === 'refused' ? trouble.detail : t.trouble[trouble.why]
    const row = app.store.get().known.state.conversations[id]
    const words = t.thread.notChanged(row ? nameOf(row) : '', why)
    showToast({ words })
    announce(words, 'assertive')
  })
}
