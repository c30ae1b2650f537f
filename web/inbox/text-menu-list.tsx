import { retryOf } from '@parlor/contract/failures.ts'
import { deleteNote, type ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { call } from '../call.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { preloadDialog } from '../ui/dialog.tsx'
import { CircleQuestion, Copy, RotateClockwise, SquarePen, Trash } from '../ui/icons.ts'
import type { MenuEntry, MenuOpen } from '../ui/menu.tsx'
import { MenuList } from '../ui/menu-list.tsx'
import { showToast } from '../ui/toasts.ts'
import { t as all } from '../words/en.ts'
import { threadActs as t } from '../words/en-thread-acts.ts'
import type { Times } from '../words/times.ts'
import { hasFailedState, type Shown } from './lay-out.ts'
import { openAct } from './open-act.ts'
import { orSay } from './or-say.ts'
import { articleId } from './text-menu.tsx'
import { useEditAgain, useWhyNotSend } from './use-edit-again.ts'

export type TextMenuProps = { shown: Shown; times: Times; isResent: boolean }

/** What one may do with a text, below its exact time. */
export function TextMenuList({ shown, times, isResent, ...open }: TextMenuProps & MenuOpen) {
  const { message, here } = shown.line
  const copy = copying(message.body)
  const entries = [...useFailedEntries(shown, isResent), ...useDeleteEntries(shown)]
  return (
    <MenuList
      {...open}
      label={all.text.menu}
      head={times.exact(message.at)}
      entries={here === 'no' ? [copy, ...entries] : [copy]}
    />
  )
}

export type NoteMenuProps = { entry: ThreadEntry; times: Times }

/** The same for a note; one's own one may delete. */
export function NoteMenuList({ entry, times, ...open }: NoteMenuProps & MenuOpen) {
  const { session } = useScreen()
  const mayDelete =
    entry.byId === session.staff.id || session.permissions.includes('messages.delete')
  const remove: MenuEntry = {
    ...{ id: 'delete', icon: Trash, label: t.noteRemove, tone: 'danger' },
    onAction: () => void removeNote(entry.id)
  }
  const copy = copying(entry.body ?? '')
  return (
    <MenuList
      {...open}
      label={all.note.menu}
      head={times.exact(entry.at)}
      entries={mayDelete ? [copy, 'line', remove] : [copy]}
    />
  )
}

async function removeNote(id: string): Promise<void> {
  if (await orSay(call(deleteNote, { id }), t.noteNotRemoved)) announce(t.noteRemoved)
}

function copying(body: string): MenuEntry {
  return { id: 'copy', icon: Copy, label: t.copy, onAction: () => void copyWords(body) }
}

function useFailedEntries({ line, state }: Shown, isResent: boolean): MenuEntry[] {
  const { outbox } = useApp()
  const { message } = line
  const { conversationId, body, id, failure } = message
  const editAgain = useEditAgain(conversationId)
  const whyNot = useWhyNotSend(conversationId)
  if (!hasFailedState(state)) return []
  const isFutile = failure !== null && retryOf(failure.reason) === 'never'
  const details: MenuEntry = {
    ...{ id: 'details', icon: CircleQuestion, label: t.details },
    onAction: () => openDetails(id)
  }
  if (isResent) return [details]
  return [
    details,
    {
      ...{ id: 'edit', icon: SquarePen, label: all.thread.editAndResend },
      disabledBecause: whyNot,
      onAction: () => editAgain(body, id)
    },
    {
      ...{ id: 'retry', icon: RotateClockwise, label: all.thread.retry },
      disabledBecause: whyNot ?? (isFutile ? t.mayHelp.never : null),
      onAction: () => void outbox.add({ conversationId, body, resendOf: id })
    }
  ]
}

function useDeleteEntries({ line: { message } }: Shown): MenuEntry[] {
  const { session } = useScreen()
  if (!session.permissions.includes('messages.delete')) return []
  const { conversationId, id: messageId } = message
  return [
    'line',
    {
      ...{ id: 'delete', icon: Trash, label: t.deleteThisText, tone: 'danger' },
      onAction: () => {
        preloadDialog()
        openAct({ what: 'delete-text', ids: [conversationId], messageId })
      }
    }
  ]
}

async function copyWords(body: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(body)
    announce(t.copied)
  } catch {
    showToast({ words: t.notCopied })
  }
}

/** The line under the text holds them; they open there, and the focus goes there. */
function openDetails(id: string): void {
  const button = document.querySelector<HTMLElement>(`#${articleId(id)} [data-details]`)
  if (button?.ariaExpanded === 'false') button.click()
  button?.focus()
}
