import { useEffect, useRef, useState } from 'react'
import { clientLimits } from '@parlor/contract/client-cards.ts'
import { useLocation } from 'wouter'
import { Nav, PhoneTabs } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { paths } from '../paths.ts'
import { CouldNotLoad } from '../settings/section-frame.tsx'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useAfter, useLayout } from '../sync/use-page.ts'
import { announce } from '../ui/announce.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Plus, SearchX, Upload, Users } from '../ui/icons.ts'
import { PaneBody, PaneHeader } from '../ui/pane.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { State } from '../ui/state.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t as all } from '../words/en.ts'
import { clientWords as t } from '../words/en-clients.ts'
import { importWords } from '../words/en-import.ts'
import { AddClientDialog } from './add-client.tsx'
import { ClientFilters } from './client-filters.tsx'
import { ClientsList, ClientsTable } from './clients-table.tsx'
import { ExportButton } from './export-button.tsx'
import css from './clients.module.css'
import { SortMenu } from './sort-menu.tsx'
import { useClients } from './use-clients.ts'
import { useNarrowed } from './use-narrowed.ts'

/** Everybody the business serves, as far as one may see them. */
export default function ClientsPage() {
  const app = useApp()
  const isPhone = useLayout() === 'phone'
  useEffect(() => {
    document.title = all.pageTitle(0, t.title)
  }, [])
  useEffect(() => app.show('open', null), [app])
  const page = <Clients />
  return (
    <>
      <AppFrame
        skips={[{ label: t.skipTo(t.title), target: isPhone ? '#list' : '#main' }]}
        labels={{ nav: all.shell.main, list: t.title, panel: '' }}
        banner={<OfflineBanner />}
        nav={<Nav part="clients" />}
        list={isPhone ? page : undefined}
        main={isPhone ? null : page}
        tabBar={<PhoneTabs part="clients" />}
        isDetailOpen={false}
      />
      <div className={css.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

function Clients() {
  const [narrowed, put] = useNarrowed()
  const [typed, type] = useState(narrowed.q ?? '')
  const clients = useClients(narrowed)
  const [isAdding, add] = useState(false)
  const search = useSearchKey()
  const { q: _, ...filters } = narrowed
  const { sort: kept, ...unsorted } = narrowed
  const seesVisits = useScreen().session.permissions.includes('appointments.view')
  const found = clients.lines?.length ?? 0
  const isSearch = narrowed.q !== undefined

  useEffect(() => {
    const timer = setTimeout(() => {
      const q = typed.trim()
      if (q !== (narrowed.q ?? '')) put(q === '' ? filters : { ...filters, q })
    }, 60)
    return () => clearTimeout(timer)
  })
  useEffect(() => {
    if (isSearch && !clients.isBusy) announce(t.found(found))
  }, [isSearch, clients.isBusy, found])

  return (
    <>
      <PaneHeader
        title={t.title}
        beside={clients.total !== null && <Total of={clients.total} />}
        actions={<Actions onAdd={() => add(true)} />}
      />
      <div className={css.tools}>
        <div className={css.search}>
          <SearchField
            ref={search}
            label={t.search}
            clearLabel={t.clearSearch}
            placeholder={t.searchHint}
            keyHint="/"
            value={typed}
            onChange={type}
          />
        </div>
        <div className={css.filters}>
          <ClientFilters narrowed={narrowed} put={put} />
        </div>
        {seesVisits && !isSearch && (
          <div className={css.sort}>
            <SortMenu
              by={narrowed.sort === 'appointment' ? 'appointment' : 'name'}
              onChange={sort => put(sort === 'name' ? unsorted : { ...unsorted, sort })}
            />
          </div>
        )}
      </div>
      <PaneBody>
        <Body
          {...clients}
          isNarrowed={Object.keys(unsorted).length > 0}
          onClear={() => {
            type('')
            put(kept ? { sort: kept } : {})
          }}
        />
      </PaneBody>
      {isAdding && (
        <AddClientDialog name={isSearch && found === 0 ? typed : ''} onClose={() => add(false)} />
      )}
    </>
  )
}

function Actions({ onAdd }: { onAdd: () => void }) {
  const [, go] = useLocation()
  const { permissions } = useScreen().session
  const mayAdd = permissions.includes('clients.manage')
  const isPhone = useLayout() === 'phone'
  if (isPhone) return mayAdd && <IconButton icon={Plus} label={t.add} onPress={onAdd} />
  return (
    <>
      {permissions.includes('data.export') && <ExportButton />}
      {mayAdd && permissions.includes('clients.see-all') && (
        <Button tone="quiet" icon={Upload} onPress={() => go(paths.clientImport)}>
          {importWords.open}
        </Button>
      )}
      <Button
        tone="primary"
        icon={Plus}
        disabledBecause={mayAdd ? null : t.form.mayNot}
        onPress={onAdd}
      >
        {t.add}
      </Button>
    </>
  )
}

type BodyProps = ReturnType<typeof useClients> & { isNarrowed: boolean; onClear: () => void }

function Body(props: BodyProps) {
  const { lines, next, isBusy, trouble, isNarrowed } = props
  const { permissions } = useScreen().session
  const isPhone = useLayout() === 'phone'
  const isLong = useAfter(150, lines === null)
  if (trouble && !lines) return <CouldNotLoad trouble={trouble} again={props.again} />
  if (!lines) {
    return isLong ? (
      <p className={css.loading} role="status">
        {t.loading}
      </p>
    ) : null
  }
  if (lines.length === 0 && isNarrowed) {
    return (
      <State
        icon={SearchX}
        title={t.notFound}
        action={<Button onPress={props.onClear}>{t.clearAll}</Button>}
      >
        {t.notFoundHelp}
      </State>
    )
  }
  if (lines.length === 0) {
    const seesAll = permissions.includes('clients.see-all')
    return (
      <State icon={Users} title={seesAll ? t.none : t.noneYours}>
        {seesAll ? t.noneHelp : t.noneYoursHelp}
      </State>
    )
  }
  return (
    <>
      {isPhone ? <ClientsList lines={lines} /> : <ClientsTable lines={lines} />}
      {next && (
        <div className={css.more}>
          <Button isBusy={isBusy} onPress={props.more}>
            {t.more}
          </Button>
        </div>
      )}
    </>
  )
}

function Total({ of }: { of: number }) {
  const most = clientLimits.countedMax
  return <span className={css.total}>{of > most ? t.countedMore(most) : of.toLocaleString()}</span>
}

/** `/` comes to the search from anywhere on the page. */
function useSearchKey() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    function press(event: globalThis.KeyboardEvent) {
      const at = event.target as HTMLElement
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (at.closest('input, textarea, [contenteditable], [role=dialog]')) return
      event.preventDefault()
      field.current?.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return field
}
