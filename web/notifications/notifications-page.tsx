import { useEffect } from 'react'
import {
  kindsOfTab,
  type NotificationTab,
  notificationTabs
} from '@parlor/contract/notifications.ts'
import { Nav, PhoneTabs, useFollow } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { paths } from '../paths.ts'
import { CouldNotLoad } from '../settings/section-frame.tsx'
import { useApp } from '../sync/use-app.tsx'
import { useBellNews, useNews, useUnreadNews } from '../sync/use-news.ts'
import { useAfter, useLayout } from '../sync/use-page.ts'
import { useLocation } from 'wouter'
import { AppFrame } from '../ui/app-frame.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Bell, ChevronLeft, Sliders } from '../ui/icons.ts'
import { PaneBody, PaneHeader } from '../ui/pane.tsx'
import { State } from '../ui/state.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t as all } from '../words/en.ts'
import { newsWords as t } from '../words/en-news.ts'
import { MarkAllRead } from './mark-all-read.tsx'
import { NewsRows } from './news-rows.tsx'
import { ReachPane } from './reach-pane.tsx'
import css from './notifications.module.css'

/** Everything one is told of, newest first. */
export default function NotificationsPage({ tab: asked }: { tab: string | null }) {
  const app = useApp()
  const tab = notificationTabs.find(each => each === asked) ?? 'all'
  const count = useBellNews().length
  useEffect(() => {
    document.title = all.pageTitle(count, t.title)
  }, [count])
  useEffect(() => app.show('open', null), [app])
  const layout = useLayout()
  const isAside = layout === 'wide' || layout === 'rail'
  const list = <Page key={tab} tab={tab} isAlone={!isAside} />
  const reach = <Reach isAlone={!isAside} />
  const page = isAside ? (
    <div className={css.both}>
      <section className={css.half} aria-label={t.title}>
        {list}
      </section>
      <section className={css.half} aria-label={t.reach.title}>
        {reach}
      </section>
    </div>
  ) : (
    (asked === reachTab && reach) || list
  )
  return (
    <>
      <AppFrame
        skips={[{ label: t.skipTo, target: layout === 'phone' ? '#list' : '#main' }]}
        labels={{ nav: all.shell.main, list: t.title, panel: '' }}
        banner={<OfflineBanner />}
        nav={<Nav part="notifications" />}
        list={layout === 'phone' ? page : undefined}
        main={layout === 'phone' ? null : page}
        tabBar={<PhoneTabs part="notifications" />}
        isDetailOpen={false}
      />
      <div className={css.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

const reachTab = 'reach' // where there is no room for both, it stands in place of the list

function Reach({ isAlone }: { isAlone: boolean }) {
  const [, go] = useLocation()
  return (
    <>
      <PaneHeader
        title={t.reach.title}
        level={isAlone ? 1 : 2}
        before={
          isAlone && (
            <IconButton
              icon={ChevronLeft}
              label={t.reach.back}
              onPress={() => go(paths.notifications())}
            />
          )
        }
      />
      <PaneBody>
        <ReachPane />
      </PaneBody>
    </>
  )
}

function Page({ tab, isAlone }: { tab: NotificationTab; isAlone: boolean }) {
  const [, go] = useLocation()
  const unread = useUnreadNews()
  const [news, reel] = useNews(tab)
  return (
    <>
      <PaneHeader
        title={t.title}
        beside={unread.length > 0 && <span className={css.new}>{t.countNew(unread.length)}</span>}
        actions={
          <>
            {isAlone && (
              <IconButton
                icon={Sliders}
                label={t.reach.open}
                onPress={() => go(paths.notifications(reachTab))}
              />
            )}
            <MarkAllRead newest={news.list?.[0]?.at} />
          </>
        }
      />
      <NewsTabs current={tab} />
      <PaneBody>
        <div id="news-part" role="tabpanel" aria-label={t.tabs[tab]}>
          <Body news={news} reel={reel} tab={tab} />
        </div>
      </PaneBody>
    </>
  )
}

type BodyProps = {
  news: ReturnType<typeof useNews>[0]
  reel: ReturnType<typeof useNews>[1]
  tab: NotificationTab
}

function Body({ news, reel, tab }: BodyProps) {
  const { list, next, isBusy, trouble } = news
  const isLong = useAfter(150, list === null)
  if (trouble && !list) return <CouldNotLoad trouble={trouble} again={reel.again} />
  if (!list) return isLong ? <p className={css.loading}>{t.loading}</p> : null
  if (list.length === 0 && !next) {
    return (
      <State icon={Bell} title={t.none}>
        {t.noneHelp}
      </State>
    )
  }
  return (
    <>
      <NewsRows list={list} label={t.list(t.tabs[tab])} />
      {next && (
        <div className={css.more}>
          <Button isBusy={isBusy} onPress={reel.more}>
            {t.more}
          </Button>
        </div>
      )}
    </>
  )
}

function NewsTabs({ current }: { current: NotificationTab }) {
  const follow = useFollow()
  const [, go] = useLocation()
  const unread = useUnreadNews()
  const tabs = notificationTabs.map(id => ({
    ...{ id, href: paths.notifications(id), word: t.tabs[id] },
    count: unread.filter(each => kindsOfTab[id].includes(each.kind)).length
  }))
  return (
    <Tabs
      label={t.tabList}
      tabs={tabs}
      current={current}
      controls="news-part"
      follow={follow}
      onMove={href => go(href, { replace: true })}
    />
  )
}
