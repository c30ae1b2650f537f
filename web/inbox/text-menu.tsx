import type { ReactNode } from 'react'
import { retryOf } from '@parlor/contract/failures.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { preloadDialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { CircleQuestion, Copy, Ellipsis, RotateClockwise, SquarePen, Trash } from '../ui/icons.ts'
import { type MenuEntry, useMenu } from '../ui/menu.tsx'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'
import type { Times } from '../words/times.ts'
import { hasFailedState, type Shown } from './lay-out.ts'
import { openAct } from './open-act.ts'
import { useEditAgain } from './use-edit-again.ts'

type TextMenuProps = { shown: Shown; times: Times; isResent: boolean }

/** What one may do with a text, with its exact time on top; a long press opens it too. */
export function useTextMenu({ shown, times, isResent }: TextMenuProps): [() => void, ReactNode] {
  const { message, here } = shown.line
  const entries: MenuEntry[] = [
    { id: 'copy', icon: Copy, label: t.text.copy, onAction: () => void copyWords(message.body) },
    ...useFailedEntries(shown, isResent),
    ...useDeleteEntries(shown)
  ]
  const exact = times.exact(message.at)
  const [trigger, menu] = useMenu(t.text.menu, here === 'no' ? entries : entries.slice(0, 1), exact)
  return [
    trigger.onPress,
    <span key="menu">
      <IconButton icon={Ellipsis} size="s" label={t.text.menu} {...trigger} />
      {menu}
    </span>
  ]
}

function useFailedEntries({ line, state }: Shown, isResent: boolean): MenuEntry[] {
  const { outbox } = useApp()
  const { message } = line
  const { conversationId, body, id, failure } = message
  const editAgain = useEditAgain(conversationId)
  if (!hasFailedState(state)) return []
  const isFutile = failure !== null && retryOf(failure.reason) === 'never'
  const details: MenuEntry = {
    ...{ id: 'details', icon: CircleQuestion, label: t.text.details },
    onAction: () => openDetails(id)
  }
  if (isResent) return [details]
  return [
    details,
    {
      ...{ id: 'edit', icon: SquarePen, label: t.thread.editAndResend },
      onAction: () => editAgain(body)
    },
    {
      ...{ id: 'retry', icon: RotateClockwise, label: t.thread.retry },
      disabledBecause: isFutile ? t.text.mayHelp.never : null,
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
      ...{ id: 'delete', icon: Trash, label: t.text.remove, tone: 'danger' },
      onAction: () => {
        preloadDialog()
        openAct({ what: 'delete-text', conversationId, messageId })
      }
    }
  ]
}

export async function copyWords(body: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(body)
    announce(t.text.copied)
  } catch {
    showToast({ words: t.text.notCopied })
  }
}

/** The line under the text holds them; they open there, and the focus goes there. */
function openDetails(id: string): void {
  const button = document.querySelector<HTMLElement>(`#${articleId(id)} [data-details]`)
  if (button?.ariaExpanded === 'false') button.click()
  button?.focus()
}

export const articleId = (id: string) => `text-${id}`
