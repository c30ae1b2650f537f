import { useState } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../paths.ts'
import { leave, moveTo } from '../sync/session.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useBellNews } from '../sync/use-news.ts'
import { chooseTheme, readTheme, type Theme } from '../theme.ts'
import { Avatar } from '../ui/avatar.tsx'
import { RedBall } from '../ui/count.tsx'
import { Bell, ChevronsUpDown, Ellipsis, LayoutDashboard, LogOut } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { type MenuEntry, MenuIconButton, useMenu } from '../ui/menu.tsx'
import { TabBarButton } from '../ui/tab-bar.tsx'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'
import css from './nav.module.css'
import { toneOf } from './people.ts'

const themes: [Theme, string][] = [
  ['system', t.shell.themeSystem],
  ['light', t.shell.themeLight],
  ['dark', t.shell.themeDark]
]

/** The businesses that you belong to, when there is more than this one. */
function useBusinessEntries(): MenuEntry[] {
  const { session } = useScreen()
  if (session.businesses.length < 2) return []
  return session.businesses.map(({ id, name }) => ({
    id,
    label: name,
    isChecked: id === session.business.id,
    onAction: () => {
      if (id === session.business.id) return
      void moveTo(id).catch(() => showToast({ words: t.shell.moveFailed(name) }))
    }
  }))
}

/** Beside the name of the business: the way to another one. */
export function BusinessChoice() {
  const entries = useBusinessEntries()
  if (entries.length === 0) return null
  return <MenuIconButton icon={ChevronsUpDown} label={t.shell.businesses} entries={entries} />
}

/** What belongs to you: your businesses, how it looks, and the way out. */
function useAccountMenu(first: MenuEntry[] = []) {
  const { session } = useScreen()
  const [theme, setTheme] = useState(readTheme)
  const businesses = useBusinessEntries()
  const entries: MenuEntry[] = [
    ...first,
    ...businesses,
    ...(businesses.length > 0 ? (['line'] as const) : []),
    ...themes.map(([id, label]) => ({
      id,
      label,
      isChecked: id === theme,
      onAction: () => {
        chooseTheme(id)
        setTheme(id)
      }
    })),
    'line',
    {
      id: 'sign-out',
      label: t.shell.signOut,
      icon: LogOut,
      onAction: () => void leave().catch(() => showToast({ words: t.shell.signOutFailed }))
    }
  ]
  return useMenu(t.shell.account(session.staff.name), entries)
}

/** Your face, which opens your menu. */
export function AccountFace() {
  const { session, live } = useScreen()
  const [trigger, menu] = useAccountMenu()
  const { onPress, ...opens } = trigger
  const { name, colour } = session.staff
  return (
    <>
      <button
        type="button"
        className={css.face}
        aria-label={`${t.shell.account(name)}, ${t.shell.live[live]}`}
        title={t.shell.account(name)}
        onClick={onPress}
        {...opens}
      >
        <Avatar initials={initialsOf(name)} tone={toneOf(colour)} size={28} />
      </button>
      {menu}
    </>
  )
}

/** Your name, and whether what you see is live. */
export function AccountName() {
  const { session, live } = useScreen()
  return (
    <>
      <span className={css.you}>{session.staff.name}</span>
      <span className={css.state} data-live={live}>
        {t.shell.live[live]}
      </span>
    </>
  )
}

/** What has no tab of its own, and what belongs to you. */
export function MoreTab({ isCurrent = false }: { isCurrent?: boolean }) {
  const [, go] = useLocation()
  const news = useBellNews().length
  const count = news > 0 ? `, ${t.shell.newNotifications(news)}` : ''
  const [trigger, menu] = useAccountMenu([
    {
      ...{ id: 'dashboard', label: t.shell.dashboard, icon: LayoutDashboard },
      onAction: () => go(paths.dashboard)
    },
    {
      ...{ id: 'notifications', label: t.shell.notifications + count, icon: Bell },
      onAction: () => go(paths.notifications())
    },
    'line'
  ])
  return (
    <>
      <TabBarButton
        icon={Ellipsis}
        trigger={trigger}
        isCurrent={isCurrent}
        ball={news > 0 && <RedBall label={t.shell.newNotifications(news)} />}
      >
        {t.shell.more}
      </TabBarButton>
      {menu}
    </>
  )
}
