import { type Command, provideCommands } from '../commands/commands.ts'
import { paths } from '../paths.ts'
import type { App } from '../sync/app.ts'
import { IconOf } from '../commands/command-icons.ts'
import { t } from '../words/en.ts'
import { commands as words } from '../words/en-commands.ts'
import { threadActs } from '../words/en-thread-acts.ts'
import { closeWithUndo } from './close-with-undo.ts'
import { openAct, type ThreadAct } from './open-act.ts'
import { nameOf } from './people.ts'
import { actByKey } from './thread-keys.ts'
import type { Moves } from './use-moves.ts'

export type Given = {
  app: App
  threadId: string | null
  moves: Moves
  go: (path: string) => void
  pick: (id: string) => void
}

export function provideInboxCommands(given: Given): () => void {
  return provideCommands(() => commandsOf(given))
}

/** What one can do in the inbox; what one can do anywhere is in commands/everywhere.ts. */
function commandsOf(given: Given): Command[] {
  return [
    ...ofConversation(given),
    {
      ...{ id: 'next', group: 'do', words: words.next, key: 'j', icon: IconOf.down },
      run: () => given.moves.step(1)
    },
    {
      ...{ id: 'previous', group: 'do', words: words.previous, key: 'k', icon: IconOf.up },
      run: () => given.moves.step(-1)
    }
  ]
}

/** The same as its keys do; the table of these is `threadKeys`. */
function ofConversation({ app, threadId, moves, go, pick }: Given): Command[] {
  const row = threadId && app.store.get().known.state.conversations[threadId]
  if (!row) return []
  const open = (what: ThreadAct['what']) => () => openAct({ what, ids: [row.id] })
  const byKey = (key: string | null) => () => void actByKey(app, row.id, key ?? '', moves.back)
  const { closeWord } = app.store.get().session.business
  const one = (
    id: string,
    words: string,
    key: string | null,
    run: () => void = byKey(key)
  ): Command => ({
    ...{ id, group: 'conversation', words, about: nameOf(row), icon: IconOf.conversation, run },
    ...(key && { key })
  })
  return [
    row.closedAt
      ? one('reopen', t.thread.reopen, 'E', () => closeWithUndo(app, row.id, false))
      : one('close', t.acts.close[closeWord], 'e', () => closeWithUndo(app, row.id, true)),
    one('pick', words.pick, 'x', () => pick(row.id)),
    one('reply', words.reply, 'r', () => document.getElementById('reply')?.focus()),
    one('note', t.note.write, 'n'),
    one('assign', threadActs.assignTo, 'a'),
    one('claim', words.claim, 'A'),
    one('snooze', threadActs.snooze, 'h'),
    one('labels', threadActs.labels, 'l'),
    ...(app.store.get().session.permissions.includes('clients.manage')
      ? [one('client', words.whose, null, open('client'))]
      : []),
    one('date', threadActs.goToDate, null, open('date')),
    one('page', threadActs.ownPage, null, () => go(paths.conversation(row.id))),
    one('unread', threadActs.markUnread, 'u'),
    one('mute', row.mutedAt ? threadActs.unmute : threadActs.mute, 'm'),
    one('pin', row.pinnedAt ? threadActs.unpin : threadActs.pin, 'p'),
    ...(row.blockedAt ? [] : [one('block', threadActs.block, '!')])
  ]
}
