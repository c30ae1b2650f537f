import { closeConversation, reopenConversation } from '@parlor/contract/conversation-changes.ts'
import { call } from '../call.ts'
import { nowInstant } from '../clock.ts'
import { showAhead } from '../sync/ahead.ts'
import type { App } from '../sync/app.ts'
import { withPending } from '../sync/pending.ts'
import { troubleOf } from '../sync/store.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'
import { nameOf } from './people.ts'

/** Closes or reopens at once, and says how to take it back. */
export function closeWithUndo(app: App, id: string, isClosed: boolean): void {
  const { known, pending } = app.store.get()
  const row = known.state.conversations[id]
  if (!row || (withPending(row, pending).closedAt !== null) === isClosed) return
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
  const ahead = { [id]: { closedAt: isClosed ? nowInstant() : null } }
  const ask = () => call(isClosed ? closeConversation : reopenConversation, { id })
  showAhead(app.store, ahead, ask).catch((error: unknown) => {
    const trouble = troubleOf(error)
    const why = trouble.kind === 'refused' ? trouble.detail : t.trouble[trouble.why]
    const row = app.store.get().known.state.conversations[id]
    const words = t.thread.notChanged(row ? nameOf(row) : '', why)
    showToast({ words })
    announce(words, 'assertive')
  })
}
