import { useEffect } from 'react'
import { nowMs } from '../clock.ts'
import { Nav, PhoneTabs } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { firstWord } from '../inbox/people.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useLayout, useMinute } from '../sync/use-page.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { PaneBody } from '../ui/pane.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t as all } from '../words/en.ts'
import { newsWords } from '../words/en-news.ts'
import { timesIn } from '../words/times.ts'
import css from './dashboard.module.css'
import { NeedsYou } from './needs-you.tsx'
import { QuickActions } from './quick-actions.tsx'
import { RecentNews } from './recent-news.tsx'
import { TodayStrip } from './today-strip.tsx'
import { useToday } from './use-today.ts'

const t = newsWords.dashboard

/** What waits, who comes, and what was said last. */
export default function DashboardPage() {
  const app = useApp()
  const isPhone = useLayout() === 'phone'
  // The inbox goes on behind: its counts are the ones here.
  useEffect(() => app.show('open', null), [app])
  useEffect(() => {
    document.title = all.pageTitle(0, t.title)
  }, [])
  const page = <Dashboard />
  return (
    <>
      <AppFrame
        skips={[{ label: t.skipTo, target: isPhone ? '#list' : '#main' }]}
        labels={{ nav: all.shell.main, list: t.title, panel: '' }}
        banner={<OfflineBanner />}
        nav={<Nav part="dashboard" />}
        list={isPhone ? page : undefined}
        main={isPhone ? null : page}
        tabBar={<PhoneTabs part="dashboard" />}
        isDetailOpen={false}
      />
      <div className={css.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

function Dashboard() {
  const today = useToday()
  return (
    <PaneBody>
      <div className={css.page}>
        <header className={css.head}>
          <Greeting visits={today?.visits.length ?? null} />
          <Live />
          <QuickActions />
        </header>
        <NeedsYou today={today} />
        {today && <TodayStrip today={today} />}
        <RecentNews />
      </div>
    </PaneBody>
  )
}

function Greeting({ visits }: { visits: number | null }) {
  const { staff, business } = useScreen().session
  const now = useMinute()
  const times = timesIn(business.timeZone)
  const instant = new Date(now).toISOString()
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', {
      ...{ hour: '2-digit', hourCycle: 'h23' },
      timeZone: business.timeZone
    }).format(now)
  )
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  return (
    <div className={css.greeting}>
      <h1 className={css.title} tabIndex={-1}>
        {t.greeting[part](firstWord(staff.name))}
      </h1>
      <p className={css.under}>
        {visits === null ? times.day(instant, nowMs()) : t.day(times.day(instant, nowMs()), visits)}
      </p>
    </div>
  )
}

function Live() {
  const { live } = useScreen()
  return (
    <p className={css.live} data-live={live} role="status">
      {live === 'live' ? t.live.live : t.live.other}
    </p>
  )
}
