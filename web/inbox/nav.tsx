import type { MouseEvent, ReactNode } from 'react'
import { Fragment, useMemo } from 'react'
import { useLocation } from 'wouter'
import type { View } from '@parlor/contract/conversations.ts'
import { paths } from '../paths.ts'
import { countsWithPending } from '../sync/pending.ts'
import { hasUnseen } from '../sync/seen.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useBellNews } from '../sync/use-news.ts'
import { useLayout } from '../sync/use-page.ts'
import { Later, later } from '../ui/later.tsx'
import { NavBody, NavFooter, NavHeader } from '../ui/app-frame.tsx'
import { countBeside, RedBall } from '../ui/count.tsx'
import { HiddenText } from '../ui/hidden-text.tsx'
import { Bell, CalendarDays, Inbox, LayoutDashboard, Settings, Users } from '../ui/icons.ts'
import { Logo } from '../ui/logo.tsx'
import { type MenuOpen, useMenuOf } from '../ui/menu.tsx'
import { FolderItem, NavButton, NavItem } from '../ui/nav-item.tsx'
import { TabBar, TabBarItem } from '../ui/tab-bar.tsx'
import { t } from '../words/en.ts'
import { AccountFace, AccountName, BusinessChoice, MoreTab } from './account-menu.tsx'
import css from './nav.module.css'

export const folders: View[] = [
  ...(['unread', 'open', 'mine', 'unassigned', 'replied', 'snoozed'] as const),
  ...(['scheduled', 'failed', 'closed', 'blocked', 'all'] as const)
]

const newsPanel = later<MenuOpen>(
  async () => (await import('../notifications/news-panel.tsx')).NewsPanel
)
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

/** The parts of the product, in the order of the sidebar. */
const parts = [
  { id: 'inbox', path: paths.inbox(), icon: Inbox, word: t.shell.inbox },
  { id: 'schedule', path: paths.schedule(), icon: CalendarDays, word: t.shell.schedule },
  { id: 'clients', path: paths.clients(), icon: Users, word: t.shell.clients },
  { id: 'dashboard', path: paths.dashboard, icon: LayoutDashboard, word: t.shell.dashboard },
  { id: 'notifications', path: paths.notifications(), icon: Bell, word: t.shell.notifications },
  { id: 'settings', path: paths.settings(), icon: Settings, word: t.shell.settings }
] as const
/** On phones there is room for five; the others stand under More. */
const underMore: readonly string[] = ['dashboard', 'notifications']
/** What is inside them stands below them while they are open. */
const foldsOut: readonly string[] = ['inbox', 'settings']
export type Part = (typeof parts)[number]['id']

export type NavProps = {
  part: Part
  view?: View | undefined // of the inbox
  children?: ReactNode // what stands below the part that is open
}

/** The sidebar, and on narrower screens the rail. */
export function Nav({ part, view, children }: NavProps) {
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
        {parts.map(({ id, path, icon, word }) => (
          <Fragment key={id}>
            {id === 'notifications' ? (
              <BellItem isCurrent={id === part} />
            ) : (
              <NavItem
                href={path}
                icon={icon}
                ball={id === 'inbox' && <UnseenBall />}
                isOpen={id === part && foldsOut.includes(id)}
                isCurrent={id === part && !foldsOut.includes(id)}
                onPress={follow(path)}
              >
                {word}
              </NavItem>
            )}
            {id === 'inbox' && view && <Folders view={view} />}
            {id === part && children}
          </Fragment>
        ))}
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

/** It opens the newest beside it; on their own page, where they stand anyway, it only says where one is. */
function BellItem({ isCurrent }: { isCurrent: boolean }) {
  const news = useBellNews().length
  const isRail = useLayout() !== 'wide'
  const follow = useFollow()
  const [trigger, panel] = useMenuOf(newsPanel, {}, 'dialog')
  const looks = {
    icon: Bell,
    ball: isRail && news > 0 && <RedBall label={t.shell.newNotifications(news)} />,
    count: news > 0 && <NewsCount of={news} />,
    children: t.shell.notifications
  }
  const path = paths.notifications()
  if (isCurrent) return <NavItem {...looks} href={path} isCurrent onPress={follow(path)} />
  return (
    <>
      <NavButton {...looks} trigger={trigger} />
      {panel}
    </>
  )
}

function NewsCount({ of }: { of: number }) {
  return (
    <>
      <span aria-hidden>{countBeside(of)}</span>
      <HiddenText>{t.shell.newNotifications(of)}</HiddenText>
    </>
  )
}

function UnseenBall() {
  const screen = useScreen()
  if (!hasUnseen(screen)) return null
  return <RedBall label={t.shell.unseen} isFlashing />
}

/** On phones: the parts of the product at the thumb. */
export function PhoneTabs({ part, view }: Omit<NavProps, 'children'>) {
  const follow = useFollow()
  return (
    <TabBar label={t.shell.main}>
      {parts.map(({ id, path, icon, word }) => {
        if (underMore.includes(id)) return null
        const href = id === 'inbox' ? paths.inbox(view) : path
        return (
          <TabBarItem
            key={id}
            href={href}
            icon={icon}
            ball={id === 'inbox' && <UnseenBall />}
            isCurrent={id === part}
            onPress={follow(href)}
          >
            {word}
          </TabBarItem>
        )
      })}
      <MoreTab isCurrent={underMore.includes(part)} />
    </TabBar>
  )
}
