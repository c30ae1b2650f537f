import { useLocation } from 'wouter'
import type { ConversationRow, View } from '@parlor/contract/conversations.ts'
import { paths } from '../paths.ts'
import type { Screen } from '../sync/store.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useAfter } from '../sync/use-page.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { CircleAlert, CloudOff, Coffee, Copy, Lock, MessageCircle, SearchX } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { SkeletonRows } from '../ui/waiting.tsx'
import { t } from '../words/en.ts'

export type ListStateKind =
  | 'waiting' // the first moment: nothing yet
  | 'loading'
  | 'ready'
  | 'refreshing'
  | 'empty'
  | 'error'
  | 'offline'
  | 'no-permission'

const skeletonAfterMs = 150

/** Which of its states a list is in. */
export function useListState(view: View, rows: ConversationRow[] | null): ListStateKind {
  const screen = useScreen()
  const isWaiting = rows === null || (rows.length === 0 && isBusy(screen, view))
  const isLate = useAfter(skeletonAfterMs, isWaiting)
  const isRefreshing = useAfter(skeletonAfterMs, !isWaiting && isBusy(screen, view))
  const trouble = screen.loads[`list:${view}`]?.trouble
  if (trouble?.kind === 'refused' && trouble.code === 'no-permission') return 'no-permission'
  if (rows && rows.length > 0) return isRefreshing ? 'refreshing' : 'ready'
  if (screen.live === 'offline' && !rows) return 'offline'
  if (trouble && !isBusy(screen, view)) return 'error'
  if (isWaiting) return isLate ? 'loading' : 'waiting'
  return 'empty'
}

function isBusy({ loads }: Screen, view: View): boolean {
  return loads[`list:${view}`]?.isBusy ?? false
}

/** In place of rows. */
export function ListState({ view, state }: { view: View; state: ListStateKind }) {
  if (state === 'loading') return <SkeletonRows label={t.inbox.loading} />
  if (state === 'error') return <ListError view={view} />
  if (state === 'no-permission') return <NoPermission view={view} />
  if (state === 'offline') {
    return (
      <State icon={CloudOff} title={t.inbox.offlineTitle}>
        {t.inbox.offlineHelp}
      </State>
    )
  }
  return state === 'empty' ? <Empty view={view} /> : null
}

function Empty({ view }: { view: View }) {
  const [, go] = useLocation()
  const isFirstUse = view === 'all'
  const other: View = view === 'open' ? 'all' : 'open'
  const icon = isFirstUse ? MessageCircle : view === 'open' || view === 'unread' ? Coffee : SearchX
  return (
    <State
      icon={icon}
      title={t.inbox.empty[view]}
      action={
        !isFirstUse && (
          <Button onPress={() => go(paths.inbox(other))}>
            {other === 'all' ? t.inbox.showAll : t.inbox.showOpen}
          </Button>
        )
      }
    >
      {t.inbox.empty[`${view}Help`]}
    </State>
  )
}

function ListError({ view }: { view: View }) {
  const { loader } = useApp()
  const trouble = useScreen().loads[`list:${view}`]?.trouble
  const requestId = trouble?.kind === 'refused' ? trouble.requestId : null
  return (
    <State
      icon={CircleAlert}
      title={t.inbox.failed}
      isAlert
      action={
        <>
          <Button onPress={loader.retry}>{t.trouble.tryAgain}</Button>
          {requestId && <CopyId id={requestId} />}
        </>
      }
    >
      {trouble?.kind === 'refused' ? trouble.detail : t.trouble[trouble?.why ?? 'network']}
    </State>
  )
}

export function CopyId({ id }: { id: string }) {
  function copy() {
    void navigator.clipboard.writeText(id).then(() => announce(t.trouble.idCopied))
  }
  return (
    <Button tone="quiet" icon={Copy} onPress={copy}>
      {t.trouble.copyId(id)}
    </Button>
  )
}

function NoPermission({ view }: { view: View }) {
  const trouble = useScreen().loads[`list:${view}`]?.trouble
  return (
    <State icon={Lock} title={t.inbox.noPermission}>
      {trouble?.kind === 'refused' && trouble.detail}
    </State>
  )
}
