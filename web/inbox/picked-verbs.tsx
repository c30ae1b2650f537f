import { useApp, useScreen } from '../sync/use-app.tsx'
import { preloadDialog } from '../ui/dialog.tsx'
import {
  Ban,
  BellOff,
  Check,
  Mail,
  MailOpen,
  Moon,
  Pin,
  RotateClockwise,
  Sun,
  Tag,
  UserPlus
} from '../ui/icons.ts'
import type { IconShape } from '../ui/icon.tsx'
import { threadActs } from '../words/en-thread-acts.ts'
import { pickedWords as words } from '../words/en-picked.ts'
import {
  blockAll,
  markAsRead,
  markAsUnread,
  setClosed,
  toggleMute,
  togglePin,
  wakeNow
} from './conversation-acts.ts'
import { openAct, type ThreadAct } from './open-act.ts'
import type { Picked } from './use-picked.ts'

export type Verb = {
  id: string
  label: string
  icon: IconShape
  keyHint?: string
  tone?: 'danger'
  disabledBecause?: string | null
  onAction: () => void
}

/** What may be done to all that is picked; the first is the likely one. */
export function usePickedVerbs({ rows, clear }: Picked): Verb[] {
  const app = useApp()
  const { business, permissions } = useScreen().session
  const { closeWord } = business
  const ids = rows.map(row => row.id)
  const ask = (what: ThreadAct['what']) => () => {
    preloadDialog()
    openAct({ what, ids })
  }
  const close = (isClosed: boolean) => () => {
    void setClosed(app, rows, isClosed)
    clear()
  }
  const isAny = (is: (row: (typeof rows)[number]) => unknown) => rows.some(is)
  const closing: Verb = {
    ...{ id: 'close', label: words.close(closeWord, rows.length), icon: Check, keyHint: 'E' },
    onAction: close(true)
  }
  const reopening: Verb = {
    ...{ id: 'reopen', label: words.reopen(rows.length), icon: RotateClockwise, keyHint: '⇧E' },
    onAction: close(false)
  }
  const blocking: Verb = {
    ...{ id: 'block', label: words.block(rows.length), icon: Ban, keyHint: '!', tone: 'danger' },
    disabledBecause: permissions.includes('numbers.block')
      ? null
      : threadActs.notYours['numbers.block'],
    onAction() {
      void blockAll(app, rows)
      clear()
    }
  }
  const firsts = [
    ...(isAny(row => !row.closedAt) ? [closing] : []),
    ...(isAny(row => row.closedAt) ? [reopening] : [])
  ]
  return [
    ...firsts,
    { id: 'assign', label: words.assign, icon: UserPlus, keyHint: 'A', onAction: ask('assign') },
    { id: 'snooze', label: words.snooze, icon: Moon, keyHint: 'H', onAction: ask('snooze') },
    { id: 'label', label: words.label, icon: Tag, keyHint: 'L', onAction: ask('labels') },
    {
      ...{ id: 'read', label: words.markRead, icon: MailOpen },
      onAction: () => void markAsRead(app, rows)
    },
    {
      ...{ id: 'unread', label: threadActs.markUnread, icon: Mail, keyHint: 'U' },
      onAction: () => void markAsUnread(app, rows)
    },
    {
      ...{ id: 'mute', icon: BellOff, keyHint: 'M' },
      label: rows.every(row => row.mutedAt) ? threadActs.unmute : threadActs.mute,
      onAction: () => void toggleMute(app, rows)
    },
    {
      ...{ id: 'pin', icon: Pin, keyHint: 'P' },
      label: rows.every(row => row.pinnedAt) ? threadActs.unpin : threadActs.pin,
      onAction: () => void togglePin(app, rows)
    },
    ...(isAny(row => row.snoozedUntil)
      ? [
          {
            ...{ id: 'wake', label: threadActs.wake, icon: Sun },
            onAction: () => void wakeNow(app, rows)
          }
        ]
      : []),
    ...(isAny(row => !row.blockedAt) ? [blocking] : [])
  ]
}
