import { type ReactNode, Suspense, useEffect } from 'react'
import { useLocation } from 'wouter'
import { Nav, PhoneTabs } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { paths } from '../paths.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { Lock, Settings } from '../ui/icons.ts'
import { PaneHeader } from '../ui/pane.tsx'
import { State } from '../ui/state.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t as all } from '../words/en.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { SectionFrame } from './section-frame.tsx'
import { SectionFolders, SectionList } from './section-list.tsx'
import { type Section, sections } from './sections.ts'
import css from './settings.module.css'

type SettingsPageProps = { sectionId: string | null; itemId: string | null }

/** Everything that can be set: its list, and the part that is open. */
export default function SettingsPage({ sectionId, itemId }: SettingsPageProps) {
  const layout = useLayout()
  const app = useApp()
  const section = sections.find(each => each.id === sectionId) ?? null
  const [, go] = useLocation()
  const isNone = section === null
  // The sidebar names the parts where there is one; a part without a list has the room to itself.
  const isAlone = layout === 'wide' && !section?.list
  useEffect(() => {
    document.title = all.pageTitle(0, section ? section.word : t.title)
  }, [section])
  // The inbox goes on behind: its counts and its red ball are in the sidebar.
  useEffect(() => app.show('open', null), [app])
  // Where there is room for two panes, the first part is open.
  useEffect(() => {
    if (isNone && layout !== 'phone') go(paths.settings(sections.at(-1)?.id), { replace: true })
  }, [isNone, layout, go])
  return (
    <>
      <AppFrame
        skips={[
          ...(isAlone ? [] : [{ label: t.skipTo(t.list), target: '#list' }]),
          ...(section ? [{ label: t.skipTo(section.word), target: '#main' }] : [])
        ]}
        labels={{ nav: all.shell.main, list: t.list, panel: '' }}
        banner={<OfflineBanner />}
        nav={
          <Nav part="settings">
            <SectionFolders current={section?.id ?? null} />
          </Nav>
        }
        list={isAlone ? undefined : <ListOf section={section} itemId={itemId} />}
        main={section ? <SectionPage section={section} itemId={itemId} /> : <Nothing />}
        tabBar={<PhoneTabs part="settings" />}
        isDetailOpen={section !== null && (!section.list || itemId !== null)}
      />
      <div className={css.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

type ListOfProps = { section: Section | null; itemId: string | null }

/** A part with things to choose from has a list of its own, in place of the list of parts. */
function ListOf({ section, itemId }: ListOfProps) {
  const { session } = useScreen()
  const isAllowed = !section?.may || session.permissions.includes(section.may)
  if (!section?.list || !isAllowed) return <SectionList current={section?.id ?? null} />
  const List = section.list
  return (
    <Suspense fallback={<PaneHeader title={section.word} />}>
      <List itemId={itemId} />
    </Suspense>
  )
}

function SectionPage({ section, itemId }: { section: Section; itemId: string | null }) {
  const { session } = useScreen()
  if (section.may && !session.permissions.includes(section.may)) {
    return (
      <SectionFrame title={section.word}>
        <State icon={Lock} title={section.word}>
          {t.notYours(t.permissions[section.may])}
        </State>
      </SectionFrame>
    )
  }
  const Page = section.page
  return (
    <Suspense fallback={<Loading title={section.word} />}>
      <Page key={section.id} itemId={itemId} />
    </Suspense>
  )
}

function Loading({ title }: { title: string }): ReactNode {
  return (
    <SectionFrame title={title}>
      <p className={css.loading} role="status">
        {t.loading}
      </p>
    </SectionFrame>
  )
}

function Nothing() {
  return (
    <State icon={Settings} title={t.title}>
      {t.choose}
    </State>
  )
}
