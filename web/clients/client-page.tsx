import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { Nav, PhoneTabs, useFollow } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { paths } from '../paths.ts'
import { CouldNotLoad } from '../settings/section-frame.tsx'
import { useApp } from '../sync/use-app.tsx'
import { useVisits } from '../sync/use-visits.ts'
import { useLayout } from '../sync/use-page.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronLeft, SearchX } from '../ui/icons.ts'
import { PaneBody } from '../ui/pane.tsx'
import { State } from '../ui/state.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t as all } from '../words/en.ts'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'
import { CardFacts } from './card-facts.tsx'
import { CardHead, QuickActions } from './card-head.tsx'
import listCss from './clients.module.css'
import { ContactHistory } from './contact-history.tsx'
import { DetailsTab } from './details-tab.tsx'
import { PreferencesTab } from './preferences-tab.tsx'
import { VisitCard } from './next-visit.tsx'
import { type Card, useCard } from './use-card.ts'
import { type ClientVisits, useClientVisits } from './use-client-visits.ts'
import visitCss from './visits.module.css'
import { VisitsTab } from './visits-tab.tsx'

const t = clientWords.card
const tabs = ['history', 'appointments', 'details', 'preferences'] as const
type Tab = (typeof tabs)[number]

/** One client: who they are, and everything that we had to do with each other. */
export default function ClientPage({ id, tab: asked }: { id: string; tab: string | null }) {
  const app = useApp()
  const layout = useLayout()
  const card = useCard(id)
  const visits = useClientVisits(card.value?.client.id ?? id)
  const [, house] = useVisits()
  const maySeeVisits = visits !== null
  const tab = tabs.find(each => each === asked) ?? 'history'
  const [, go] = useLocation()
  const client = card.value?.client
  useEffect(() => {
    document.title = all.pageTitle(0, client?.name ?? clientWords.title)
  }, [client?.name])
  useEffect(() => app.show('open', null), [app])
  useEffect(() => {
    if (maySeeVisits) house.openHouse(null)
  }, [house, maySeeVisits])
  // Who was merged is shown under the id that is left.
  useEffect(() => {
    if (client && client.id !== id) go(paths.client(client.id), { replace: true })
  }, [client, id, go])
  const isGone = card.trouble?.kind === 'refused' && card.trouble.code === 'not-found'
  return (
    <>
      <AppFrame
        skips={[{ label: clientWords.skipTo(clientWords.title), target: '#main' }]}
        labels={{ nav: all.shell.main, list: '', panel: t.about }}
        banner={<OfflineBanner />}
        nav={<Nav part="clients" />}
        main={
          <>
            <BackLine />
            {isGone ? (
              <Gone />
            ) : (
              card.trouble &&
              !card.value && <CouldNotLoad trouble={card.trouble} again={card.again} />
            )}
            {!isGone && card.value && <Open card={card.value} visits={visits} tab={tab} />}
          </>
        }
        panel={
          layout === 'wide' && !isGone && card.value ? (
            <CardFacts card={card.value} visits={visits} />
          ) : undefined
        }
        tabBar={<PhoneTabs part="clients" />}
        isDetailOpen
      />
      <div className={listCss.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

function BackLine() {
  const [, go] = useLocation()
  return (
    <header className={css.back}>
      <IconButton icon={ChevronLeft} label={t.toClients} onPress={() => go(paths.clients())} />
      <span>{t.back}</span>
    </header>
  )
}

function Gone() {
  const [, go] = useLocation()
  return (
    <State
      icon={SearchX}
      title={t.goneTitle}
      action={<Button onPress={() => go(paths.clients())}>{t.toClients}</Button>}
    >
      {t.gone}
    </State>
  )
}

type OpenProps = { card: Card; visits: ClientVisits | null; tab: Tab }

function Open({ card, visits, tab: asked }: OpenProps) {
  const isPhone = useLayout() === 'phone'
  const { client } = card
  const shown = tabs.filter(each => visits || each !== 'appointments')
  const tab = shown.includes(asked) ? asked : 'history'
  const coming = visits?.page?.coming
  return (
    <>
      <PaneBody>
        <CardHead card={card} />
        {isPhone && coming && (
          <section aria-label={t.nextVisit} className={visitCss.onPhone}>
            <VisitCard one={coming} />
          </section>
        )}
        <CardTabs clientId={client.id} tabs={shown} current={tab} />
        <div id="card-part" role="tabpanel" aria-label={t.tabs[tab]} className={css.part}>
          {tab === 'history' && <ContactHistory clientId={client.id} name={client.name} />}
          {tab === 'appointments' && visits && <VisitsTab visits={visits} />}
          {tab === 'details' && <DetailsTab card={card} />}
          {tab === 'preferences' && <PreferencesTab card={card} />}
        </div>
      </PaneBody>
      {isPhone && (
        <div className={css.thumb}>
          <QuickActions card={card} isWide />
        </div>
      )}
    </>
  )
}

type CardTabsProps = { clientId: string; tabs: readonly Tab[]; current: Tab }

function CardTabs({ clientId, tabs, current }: CardTabsProps) {
  const follow = useFollow()
  const [, go] = useLocation()
  const pathOf = (tab: Tab) => paths.client(clientId, tab === 'history' ? undefined : tab)
  return (
    <Tabs
      label={t.tabList}
      tabs={tabs.map(id => ({ id, href: pathOf(id), word: t.tabs[id] }))}
      current={current}
      controls="card-part"
      follow={follow}
      onMove={href => go(href, { replace: true })}
    />
  )
}
