import { useEffect, useMemo, useState } from 'react'
import { type View, whyNotSend } from '@parlor/contract/conversations.ts'
import { rowsOf } from '../sync/rows.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useIsLooking } from '../sync/use-page.ts'
import { useLooking } from '../sync/use-presence.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { Later, later } from '../ui/later.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t } from '../words/en.ts'
import { useAnnouncements } from './announcements.ts'
import type { ClientPanelProps } from './client-panel.tsx'
import css from './inbox-page.module.css'
import { useInboxCommands } from './use-inbox-commands.ts'
import { NewConversationSheet } from './new-conversation-later.tsx'
import { ListPane } from './list-pane.tsx'
import { Nav, PhoneTabs, useFolderNames } from './nav.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { nameOf } from './people.ts'
import { ThreadPane } from './thread-pane.tsx'
import { useMoves } from './use-moves.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useTitle } from './use-title.ts'

const clientPanel = later<ClientPanelProps>(
  async () => (await import('./client-panel.tsx')).ClientPanel
)

type InboxPageProps = {
  view: View
  threadId: string | null
  isAlone?: boolean // a page of the conversation, without the list
}

/** The list, the conversation that is open, and the client it is with. */
export function InboxPage({ view, threadId, isAlone = false }: InboxPageProps) {
  const app = useApp()
  const { known, pending } = useScreen()
  const [isPanelOpen, openPanel] = useState(false)
  const panel = useMemo(
    () => ({ isOpen: isPanelOpen, toggle: () => openPanel(!isPanelOpen) }),
    [isPanelOpen]
  )
  const isLooking = useIsLooking()
  const moves = useMoves(view, threadId)
  const rows = useMemo(
    () => rowsOf(known, pending, { view, keep: threadId }),
    [known, pending, view, threadId]
  )

  useEffect(() => app.show(view, threadId), [app, view, threadId])
  useEffect(() => {
    if (isLooking && !isAlone && known.lists[view]) app.inboxSeen()
  }, [app, isLooking, isAlone, view, known])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation, another client
  useEffect(() => openPanel(false), [threadId])
  // Not in the first load, and there before anybody asks for it.
  useEffect(() => void clientPanel.preload(), [])
  const folder = useFolderNames()[view]
  const shown = threadId ? known.state.conversations[threadId] : undefined
  useTitle(isAlone && shown ? nameOf(shown) : folder)
  useAnnouncements()
  useLooking(threadId)
  useShortcuts({ threadId, moves, panel })
  useInboxCommands(threadId, moves)

  const canReply = shown !== undefined && whyNotSend(shown) === null
  const skips = [
    ...(isAlone ? [] : [{ label: t.shell.skipToList, target: '#list' }]),
    { label: t.shell.skipToThread, target: '#main' },
    ...(canReply ? [{ label: t.shell.skipToComposer, target: '#reply' }] : [])
  ]
  return (
    <>
      <AppFrame
        skips={skips}
        labels={{ nav: t.shell.main, list: t.inbox.list(view), panel: t.client.panel }}
        banner={<OfflineBanner />}
        nav={<Nav view={isAlone && shown?.closedAt ? 'closed' : view} />}
        list={
          !isAlone && <ListPane view={view} rows={rows} threadId={threadId} onOpen={moves.open} />
        }
        main={<ThreadPane key={threadId} {...{ threadId, panel, isAlone }} onBack={moves.back} />}
        panel={
          shown &&
          threadId && (
            <Later piece={clientPanel} give={{ threadId, onClose: () => openPanel(false) }} />
          )
        }
        tabBar={<PhoneTabs view={view} />}
        isDetailOpen={threadId !== null}
        isPanelOpen={isPanelOpen}
      />
      <NewConversationSheet />
      <div className={css.toasts} data-detail={threadId !== null || undefined}>
        <ToastRegion label={t.shell.toasts} dismissLabel={t.shell.dismiss} />
      </div>
    </>
  )
}
