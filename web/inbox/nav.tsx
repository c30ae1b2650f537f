import type { MouseEvent, ReactNode } from 'react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { View } from '@parlor/contract/conversations.ts'
import { paths } from '../paths.ts'
import { countsWithPending } from '../sync/pending.ts'
import { hasUnseen } from '../sync/seen.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Later, later } from '../ui/later.tsx'
import { NavBody, NavFooter, NavHeader } from '../ui/app-frame.tsx'
import { RedBall } from '../ui/count.tsx'
import { Inbox, Settings } from '../ui/icons.ts'
import { Logo } from '../ui/logo.tsx'
import { FolderItem, NavItem } from '../ui/nav-item.tsx'
import { TabBar, TabBarItem } from '../ui/tab-bar.tsx'
import { t } from '../words/en.ts'
import { AccountFace, AccountName, BusinessChoice, MoreTab } from './account-menu.tsx'
import css from './nav.module.css'

export const folders: View[] = [
  ...(['unread', 'open', 'mine', 'unassigned', 'replied', 'snoozed'] as const),
  ...(['scheduled', 'failed', 'closed', 'blocked', 'all'] as const)
]

const savedViews = later<{ view: View }>(async () => (await import('./saved-views.tsx')).SavedViews)

const uncounted: readonly View[] = ['closed', 'blocked', 'all']

/** What the business calls each folder: closed ones are closed or archived. */
export function useFolderNames(): Record<View, string> {
  const { closeWord } = useScreen().session.business
  return { ...t.inbox.views, closed: t.acts.closed[closeWord] }
}

/** How many each folder holds; those without a number are not counted. */
export function useFolderCounts(): Partial<Record<View, number>> {
  const { known, pending } = useScreen()
  return useMemo(() => countsWithPending(known, pending) ?? {}, [known, pending])
}

export function useFollow() {
  const [, go] = useLocation()
  return (href: string) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(href)
  }
}

/** The sidebar, and on narrower screens the rail. `view` null: the settings are open, and `children` are
 * their parts. */
export function Nav({ view, children }: { view: View | null; children?: ReactNode }) {
  const { session } = useScreen()
  const follow = useFollow()
  const place = session.numbers.map(each => each.label).join(', ')
  return (
    <>
      <NavHeader mark={<Logo />}>
        <div className={css.room}>
          <p className={css.business}>{session.business.name}</p>
          <p className={css.place}>{place}</p>
        </div>
        <BusinessChoice />
      </NavHeader>
      <NavBody>
        <NavItem
          href={paths.inbox()}
          icon={Inbox}
          ball={<UnseenBall />}
          isOpen={view !== null}
          onPress={follow(paths.inbox())}
        >
          {t.shell.inbox}
        </NavItem>
        {view !== null && <Folders view={view} />}
        <NavItem
          href={paths.settings()}
          icon={Settings}
          isOpen={view === null}
          onPress={follow(paths.settings())}
        >
          {t.shell.settings}
        </NavItem>
        {children}
      </NavBody>
      <NavFooter face={<AccountFace />}>
        <AccountName />
      </NavFooter>
    </>
  )
}

function Folders({ view }: { view: View }) {
  const counts = useFolderCounts()
  const names = useFolderNames()
  const follow = useFollow()
  return (
    <>
      {folders.map(each => (
        <FolderItem
          key={each}
          href={paths.inbox(each)}
          isCurrent={each === view}
          isUrgent={each === 'failed'}
          onPress={follow(paths.inbox(each))}
          {...(counts[each] === undefined || uncounted.includes(each)
            ? {}
            : { count: counts[each] })}
        >
          {names[each]}
        </FolderItem>
      ))}
      <Later piece={savedViews} give={{ view }} />
    </>
  )
}

function UnseenBall() {
  const screen = useScreen()
  if (!hasUnseen(screen)) return null
  return <RedBall label={t.shell.unseen} isFlashing />
}

/** On phones: the parts of the product at the thumb. */
export function PhoneTabs({ view }: { view: View | null }) {
  const follow = useFollow()
  return (
    <TabBar label={t.shell.main}>
      <TabBarItem
        href={paths.inbox(view ?? 'open')}
        icon={Inbox}
        ball={<UnseenBall />}
        isCurrent={view !== null}
        onPress={follow(paths.inbox(view ?? 'open'))}
      >
        {t.shell.inbox}
      </TabBarItem>
      <TabBarItem
        href={paths.settings()}
        icon={Settings}
        isCurrent={view === null}
        onPress={follow(paths.settings())}
      >
        {t.shell.settings}
      </TabBarItem>
      <MoreTab />
    </TabBar>
  )
}
