import { useEffect, useMemo, useState } from 'react'
import { type ConversationRow, type View, whyNotSend } from '@parlor/contract/conversations.ts'
import { useSearch } from 'wouter'
import { soughtIn } from '../paths.ts'
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
import { ListPane } from './list-pane.tsx'
import { Nav, PhoneTabs, useFolderNames } from './nav.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { ActDialog } from './act-dialog.tsx'
import { nameOf } from './people.ts'
import { foundList, searchResults } from './finder-later.ts'
import { pickedPane } from './picked-later.ts'
import type { ThreadPaneProps } from './thread-pane.tsx'
import { useMoves } from './use-moves.ts'
import { usePicked } from './use-picked.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useTitle } from './use-title.ts'

const clientPanel = later<ClientPanelProps>(
  async () => (await import('./client-panel.tsx')).ClientPanel
)

// The list stands without it; it is fetched while the rows are.
const threadPane = later<ThreadPaneProps>(
  async () => (await import('./thread-pane.tsx')).ThreadPane
)

type InboxPageProps = {
  view: View
  threadId: string | null
  isAlone?: boolean // a page of the conversation, without the list
}

/** The list, the conversation that is open, and the client it is with. */
export function InboxPage({ view, threadId, isAlone = false }: InboxPageProps) {
  const app = useApp()
  const { known } = useScreen()
  const [isPanelOpen, openPanel] = useState(false)
  const panel = useMemo(
    () => ({ isOpen: isPanelOpen, toggle: () => openPanel(!isPanelOpen) }),
    [isPanelOpen]
  )
  const isLooking = useIsLooking()
  const moves = useMoves(view, threadId)
  const listed = useRows(view, threadId)

  const picked = usePicked(view, listed.rows)
  const isPicking = picked.rows.length > 0

  useEffect(() => app.show(view, threadId), [app, view, threadId])
  useEffect(() => {
    if (isLooking && !isAlone && known.lists[view]) app.inboxSeen()
  }, [app, isLooking, isAlone, view, known])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation, another client
  useEffect(() => openPanel(false), [threadId])
  useEffect(preloadRest, [])
  const folder = useFolderNames()[view]
  const shown = threadId ? known.state.conversations[threadId] : undefined
  useTitle(isAlone && shown ? nameOf(shown) : folder)
  useAnnouncements()
  useLooking(isPicking ? null : threadId)
  useShortcuts({ threadId, moves, panel, picked })
  useInboxCommands(threadId, moves, picked.pick)

  const thread = (
    <Later
      key={threadId}
      piece={threadPane}
      give={{ threadId, panel, isAlone, onBack: moves.back }}
    />
  )
  return (
    <>
      <AppFrame
        skips={skipsOf(shown, isAlone)}
        labels={{ nav: t.shell.main, list: t.inbox.list(view), panel: t.client.panel }}
        banner={<OfflineBanner />}
        nav={<Nav part="inbox" view={isAlone && shown?.closedAt ? 'closed' : view} />}
        list={
          !isAlone && <ListPane {...{ view, threadId, picked }} {...listed} onOpen={moves.open} />
        }
        main={
          isPicking ? <Later piece={pickedPane} give={{ picked }} meanwhile={thread} /> : thread
        }
        panel={
          !isPicking &&
          shown &&
          threadId && (
            <Later piece={clientPanel} give={{ threadId, onClose: () => openPanel(false) }} />
          )
        }
        tabBar={<PhoneTabs part="inbox" view={view} />}
        isDetailOpen={threadId !== null}
        isPanelOpen={isPanelOpen}
      />
      <ActDialog threadId={threadId} />
      <div className={css.toasts} data-detail={threadId !== null || undefined}>
        <ToastRegion label={t.shell.toasts} dismissLabel={t.shell.dismiss} />
      </div>
    </>
  )
}

/** Not in the first load, and there before anybody asks for it. */
function preloadRest() {
  for (const piece of [clientPanel, pickedPane, foundList, searchResults]) void piece.preload()
}

/** Those of the folder, or those that were found in it. */
function useRows(view: View, threadId: string | null) {
  const { known, pending } = useScreen()
  const search = useSearch()
  const sought = useMemo(() => soughtIn(search), [search])
  const [found, onFound] = useState<ConversationRow[] | null>(null)
  const inFolder = useMemo(
    () => rowsOf(known, pending, { view, keep: threadId }),
    [known, pending, view, threadId]
  )
  const rows = Object.keys(sought).length > 0 ? found : inFolder
  return { rows, sought, onFound }
}

function skipsOf(shown: ConversationRow | undefined, isAlone: boolean) {
  const canReply = shown !== undefined && whyNotSend(shown) === null
  return [
    ...(isAlone ? [] : [{ label: t.shell.skipToList, target: '#list' }]),
    { label: t.shell.skipToThread, target: '#main' },
    ...(canReply ? [{ label: t.shell.skipToComposer, target: '#reply' }] : [])
  ]
}
