import { useLocation } from 'wouter'
import { type ConversationRow, isUnread } from '@parlor/contract/conversations.ts'
import { paths } from '../paths.ts'
import type { App } from '../sync/app.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { preloadDialog } from '../ui/dialog.tsx'
import {
  Ban,
  BellOff,
  CalendarDays,
  Check,
  CircleCheck,
  Mail,
  MailOpen,
  Moon,
  PanelTop,
  Pin,
  RotateClockwise,
  Sun,
  Tag,
  Trash,
  User,
  UserPlus
} from '../ui/icons.ts'
import type { MenuEntry, MenuOpen } from '../ui/menu.tsx'
import { MenuList } from '../ui/menu-list.tsx'
import { t } from '../words/en.ts'
import { peopleWords } from '../words/en-people.ts'
import { threadActs as words } from '../words/en-thread-acts.ts'
import { closeWithUndo } from './close-with-undo.ts'
import {
  markAsRead,
  markAsUnread,
  toggleMute,
  togglePin,
  unblock,
  wakeNow
} from './conversation-acts.ts'
import { openAct, type ThreadAct } from './open-act.ts'

export type ThreadMenuProps = { row: ConversationRow; onBack: () => void; isAlone: boolean }

/** Everything that one may do with a conversation; what may not be undone stands last. */
export function ThreadMenuList({ trigger, onClose, ...props }: ThreadMenuProps & MenuOpen) {
  const entries = useThreadEntries(props)
  return <MenuList label={t.acts.more} entries={entries} trigger={trigger} onClose={onClose} />
}

export function useThreadEntries({
  row,
  onBack,
  isAlone,
  isOfRow = false
}: ThreadMenuProps & { isOfRow?: boolean }): MenuEntry[] {
  const app = useApp()
  const [, go] = useLocation()
  const { session } = useScreen()
  const isPhone = useLayout() === 'phone'
  const { closeWord } = session.business
  const may = (right: keyof typeof words.notYours) =>
    session.permissions.includes(right) ? null : words.notYours[right]
  const open = (what: ThreadAct['what']) => () => {
    preloadDialog()
    openAct({ what, ids: [row.id] })
  }
  return [
    row.closedAt
      ? {
          ...{ id: 'reopen', icon: RotateClockwise, label: t.thread.reopen, keyHint: '⇧E' },
          onAction: () => closeWithUndo(app, row.id, false)
        }
      : {
          ...{ id: 'close', icon: Check, label: t.acts.close[closeWord], keyHint: 'E' },
          onAction: () => closeWithUndo(app, row.id, true)
        },
    ...(isPhone || isOfRow
      ? [{ id: 'assign', icon: UserPlus, label: words.assign, onAction: open('assign') }]
      : []),
    row.snoozedUntil
      ? { id: 'wake', icon: Sun, label: words.wake, onAction: () => void wakeNow(app, [row]) }
      : { id: 'snooze', icon: Moon, label: words.snooze, keyHint: 'H', onAction: open('snooze') },
    { id: 'labels', icon: Tag, label: words.labels, keyHint: 'L', onAction: open('labels') },
    {
      ...{ id: 'client', icon: User, label: peopleWords.unknown.whose },
      ...{ disabledBecause: may('clients.manage'), onAction: open('client') }
    },
    ...(isOfRow
      ? [] // a date is in the texts, which may not be here
      : [{ id: 'date', icon: CalendarDays, label: words.goToDate, onAction: open('date') }]),
    ...(isAlone
      ? []
      : [
          {
            ...{ id: 'page', icon: PanelTop, label: words.ownPage },
            onAction: () => go(paths.conversation(row.id))
          }
        ]),
    'line',
    ...ofMine(app, row, onBack),
    'line',
    row.blockedAt
      ? {
          ...{ id: 'unblock', icon: CircleCheck, label: words.unblock },
          ...{ disabledBecause: may('numbers.block'), onAction: () => void unblock(row) }
        }
      : {
          ...{ id: 'block', icon: Ban, label: words.block, keyHint: '!', onAction: open('block') },
          ...{ tone: 'danger' as const, disabledBecause: may('numbers.block') }
        },
    {
      ...{ id: 'delete', icon: Trash, label: words.deleteConversation, tone: 'danger' as const },
      ...{ disabledBecause: may('messages.delete'), onAction: open('delete') }
    }
  ]
}

/** What is mine alone: read or not, alerts, its place in my list. */
function ofMine(app: App, row: ConversationRow, onBack: () => void): MenuEntry[] {
  return [
    isUnread(row)
      ? {
          ...{ id: 'read', icon: MailOpen, label: words.markRead },
          onAction: () => void markAsRead(app, [row])
        }
      : {
          ...{ id: 'unread', icon: Mail, label: words.markUnread, keyHint: 'U' },
          onAction: () => {
            onBack()
            void markAsUnread(app, [row])
          }
        },
    {
      ...{ id: 'mute', icon: BellOff, label: row.mutedAt ? words.unmute : words.mute },
      ...{ keyHint: 'M', onAction: () => void toggleMute(app, [row]) }
    },
    {
      ...{ id: 'pin', icon: Pin, label: row.pinnedAt ? words.unpin : words.pin },
      ...{ keyHint: 'P', onAction: () => void togglePin(app, [row]) }
    }
  ]
}
