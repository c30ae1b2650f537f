import { useCallback, useRef } from 'react'
import type { ConversationRow, View } from '@parlor/contract/conversations.ts'
import { useLocation } from 'wouter'
import { openSheet } from '../commands/keys.ts'
import { paths, type Sought } from '../paths.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { countInFolder } from '../ui/count.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronDown, SquarePen, X } from '../ui/icons.ts'
import { Icon } from '../ui/icon.tsx'
import { Later } from '../ui/later.tsx'
import { type MenuEntry, useMenu } from '../ui/menu.tsx'
import { PaneHeader, TitleCount } from '../ui/pane.tsx'
import { NewPill, RefreshingBar } from '../ui/waiting.tsx'
import { t } from '../words/en.ts'
import { ConversationList } from './conversation-list.tsx'
import css from './list-pane.module.css'
import { finder, foundList, searchResults } from './finder-later.ts'
import { ListState, useListState } from './list-state.tsx'
import { folders, useFolderCounts, useFolderNames } from './nav.tsx'
import { pickedBar, pickedHeader } from './picked-later.ts'
import { useHeldRows } from './use-held-rows.ts'
import type { Picked } from './use-picked.ts'

type ListPaneProps = {
  view: View
  rows: ConversationRow[] | null
  threadId: string | null
  onOpen: (id: string) => void
  picked: Picked
  sought: Sought
  onFound: (rows: ConversationRow[] | null) => void
}

const nearRowsMax = 80 // so far from an edge of what is here the next rows are asked for

/** The conversations of one folder, newest first. */
export function ListPane(props: ListPaneProps) {
  const { view, rows, picked, sought } = props
  const isNarrowed = Object.keys(sought).length > 0
  const body = useRef<HTMLDivElement>(null)
  const { loader } = useApp()
  const list = useScreen().known.lists[view]
  const above = list?.above?.count ?? 0
  const held = useHeldRows(rows, `${view} ${list?.above?.place.id}`)
  const state = useListState(view, rows)
  const isPhone = useLayout() === 'phone'
  const isPicking = picked.rows.length > 0
  const isAllThere = !list?.next
  const header = sought.q ? <SearchHeader view={view} /> : <ListHeader view={view} />

  const count = rows?.length ?? 0
  const ask = useCallback(
    ({ from, to }: { from: number; to: number }) => {
      const nearRows = Math.min(nearRowsMax, count / 5)
      if (to > count - nearRows) loader.moreRows(view, { keepsAll: isPicking })
      if (from < nearRows && above > 0) loader.rowsAbove(view)
    },
    [loader, view, count, above, isPicking]
  )

  function showNewest() {
    held.letGo()
    if (above > 0) loader.newestRows(view)
    body.current?.scrollTo({ top: 0 })
  }

  return (
    <>
      {isPicking ? (
        <Later piece={pickedHeader} give={{ picked, count, isAllThere }} meanwhile={header} />
      ) : (
        header
      )}
      <Later piece={finder} give={{ view }} meanwhile={<div className={css.finder} />} />
      {isNarrowed && <Narrowed {...props} />}
      {!isNarrowed && state === 'refreshing' && <RefreshingBar label={t.inbox.refreshing} />}
      {/* Rows hold still under the pointer, and so does the pill that lets the others in. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is done by pointing */}
      <div
        className={css.held}
        hidden={isNarrowed}
        onPointerMove={event => event.pointerType === 'mouse' && held.hold('pointer', true)}
        onPointerLeave={() => held.hold('pointer', false)}
        onFocus={event => held.hold('focus', event.target.matches(':focus-visible'))}
        onBlur={() => held.hold('focus', false)}
      >
        {held.waiting > 0 && (
          <NewPill onPress={showNewest}>{t.inbox.newRows(held.waiting)}</NewPill>
        )}
        <div
          ref={body}
          className={css.body}
          data-scrolls
          onScroll={event => held.onScrolled(event.currentTarget.scrollTop)}
        >
          {isNarrowed ? null : held.rows && held.rows.length > 0 ? (
            <ConversationList
              {...props}
              rows={held.rows}
              above={above}
              isWhole={isAllThere}
              onSight={ask}
              end={<MoreRows view={view} />}
            />
          ) : (
            <ListState view={view} state={state} />
          )}
        </div>
      </div>
      {isPicking && isPhone && <Later piece={pickedBar} give={{ picked }} />}
    </>
  )
}

/** Instead of the folder: those of it that match, or what some words are found in. */
function Narrowed(props: ListPaneProps) {
  const { view, sought, threadId, onFound } = props
  return (
    <div className={css.body} data-scrolls>
      {sought.q ? (
        <Later piece={searchResults} give={{ view, sought, threadId }} />
      ) : (
        <Later
          piece={foundList}
          give={{
            view,
            sought,
            onRows: onFound,
            draw: (rows, end) => <ConversationList {...props} rows={rows} end={end} />
          }}
        />
      )}
    </div>
  )
}

/** Words are looked for in all conversations. */
function SearchHeader({ view }: { view: View }) {
  const [, go] = useLocation()
  return (
    <PaneHeader
      title={t.inbox.search}
      actions={
        <IconButton icon={X} label={t.inbox.leaveSearch} onPress={() => go(paths.inbox(view))} />
      }
    />
  )
}

function ListHeader({ view }: { view: View }) {
  const counts = useFolderCounts()
  const title = useFolderNames()[view]
  const isWide = useLayout() === 'wide'
  const count = counts[view]
  const beside = count === undefined ? null : <TitleCount>{count}</TitleCount>
  const actions = <WriteButton />
  if (isWide) return <PaneHeader title={title} beside={beside} actions={actions} />
  return (
    <PaneHeader
      title={title}
      actions={actions}
      beside={
        <>
          {beside}
          <FolderMenu view={view} counts={counts} />
        </>
      }
    />
  )
}

function WriteButton() {
  const { permissions } = useScreen().session
  if (!permissions.includes('messages.send')) return null
  return (
    <IconButton
      icon={SquarePen}
      label={t.newConversation}
      keyHint="C"
      onPress={() => openSheet('new-conversation')}
    />
  )
}

/** Where there is no sidebar the folders hang under the title: "Open 17 ⌄". */
function FolderMenu({ view, counts }: { view: View; counts: Partial<Record<View, number>> }) {
  const [, go] = useLocation()
  const names = useFolderNames()
  const entries: MenuEntry[] = folders.map(each => ({
    id: each,
    label: names[each],
    isChecked: each === view,
    ...(counts[each] ? { keyHint: countInFolder(counts[each]) } : {}),
    onAction: () => go(paths.inbox(each))
  }))
  const [{ onPress, ...opens }, menu] = useMenu(t.shell.folders, entries)
  return (
    <>
      <button
        type="button"
        className={css.folders}
        aria-label={t.inbox.chooseFolder}
        onClick={onPress}
        {...opens}
      >
        <Icon of={ChevronDown} />
      </button>
      {menu}
    </>
  )
}

/** Stands at the end while more rows are on their way. */
function MoreRows({ view }: { view: View }) {
  const { loader } = useApp()
  const { known, loads } = useScreen()
  const trouble = loads[`more:${view}`]?.trouble
  if (!known.lists[view]?.next) return null
  return (
    <div className={css.more}>
      {trouble ? (
        <>
          <span>{t.inbox.moreFailed}</span>
          <Button size="s" onPress={() => loader.moreRows(view, { again: true })}>
            {t.trouble.tryAgain}
          </Button>
        </>
      ) : (
        <span>{t.inbox.loadingMore}</span>
      )}
    </div>
  )
}
