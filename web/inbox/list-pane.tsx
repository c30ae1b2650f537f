import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react'
import {
  type ConversationRow,
  conversationLimits,
  type View
} from '@parlor/contract/conversations.ts'
import type { Label } from '@parlor/contract/labels.ts'
import { useLocation } from 'wouter'
import { openSheet } from '../commands/keys.ts'
import { paths, type Sought } from '../paths.ts'
import { useLabels } from '../sync/use-labels.ts'
import { useApp, useColleagues, useDrafts, useScreen } from '../sync/use-app.tsx'
import { useLayout, useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { countInFolder } from '../ui/count.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronDown, SquarePen, X } from '../ui/icons.ts'
import { Icon } from '../ui/icon.tsx'
import { joinHandlers } from '../ui/join-handlers.ts'
import { Later } from '../ui/later.tsx'
import { type MenuEntry, useMenu } from '../ui/menu.tsx'
import { PaneHeader, TitleCount } from '../ui/pane.tsx'
import { RowList } from '../ui/row-list.tsx'
import { NewPill, RefreshingBar } from '../ui/waiting.tsx'
import { t } from '../words/en.ts'
import { timesIn } from '../words/times.ts'
import { ConversationListRow } from './conversation-row.tsx'
import css from './list-pane.module.css'
import { finder, foundList, searchResults } from './finder-later.ts'
import { ListState, useListState } from './list-state.tsx'
import { folders, useFolderCounts, useFolderNames } from './nav.tsx'
import { pickedBar, pickedHeader } from './picked-later.ts'
import { useHeldRows } from './use-held-rows.ts'
import { idOfRow } from './use-moves.ts'
import type { Picked } from './use-picked.ts'
import { useRowMenu } from './use-row-menu.tsx'
import { useSwipe } from './use-swipe.ts'

type ListPaneProps = {
  view: View
  rows: ConversationRow[] | null
  threadId: string | null
  onOpen: (id: string) => void
  picked: Picked
  sought: Sought
  onFound: (rows: ConversationRow[] | null) => void
}

/** The conversations of one folder, newest first. */
export function ListPane(props: ListPaneProps) {
  const { view, rows, picked, sought } = props
  const isNarrowed = Object.keys(sought).length > 0
  const body = useRef<HTMLDivElement>(null)
  const held = useHeldRows(rows, view)
  const state = useListState(view, rows)
  const isPhone = useLayout() === 'phone'
  const isPicking = picked.rows.length > 0
  const isAllThere = !useScreen().known.lists[view]?.next
  const header = sought.q ? <SearchHeader view={view} /> : <ListHeader view={view} />

  function showNewest() {
    held.letGo()
    body.current?.scrollTo({ top: 0 })
  }

  return (
    <>
      {isPicking ? (
        <Later
          piece={pickedHeader}
          give={{ picked, count: rows?.length ?? 0, isAllThere }}
          meanwhile={header}
        />
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
          onScroll={event => held.onScrolled(event.currentTarget.scrollTop)}
        >
          {isNarrowed ? null : held.rows && held.rows.length > 0 ? (
            <Rows {...props} rows={held.rows} end={<MoreRows view={view} />} />
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
    <div className={css.body}>
      {sought.q ? (
        <Later piece={searchResults} give={{ view, sought, threadId }} />
      ) : (
        <Later
          piece={foundList}
          give={{
            view,
            sought,
            onRows: onFound,
            draw: (rows, end) => <Rows {...props} rows={rows} end={end} />
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

function Rows(props: ListPaneProps & { rows: ConversationRow[]; end: ReactNode }) {
  const { view, rows, threadId, onOpen, picked } = props
  const { session } = useScreen()
  const colleagues = useColleagues()
  const drafts = useDrafts()
  const labels = useLabelsById(rows.some(row => row.labelIds.length > 0))
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  const ids = new Set(picked.rows.map(row => row.id))
  const menu = useRowMenu({ rows, threadId, picked })
  const isPhone = useLayout() === 'phone'
  const { swiped, handlers: swipe } = useSwipe(rows, isPhone && ids.size === 0)
  const order = useRef<string[]>([])
  order.current = rows.map(row => row.id)
  const pickNow = picked.pick
  const pick = useCallback(
    (id: string, isRange: boolean) => pickNow(id, isRange ? order.current : undefined),
    [pickNow]
  )

  function extend(event: KeyboardEvent) {
    const [from, to] = [idOfRow(event.target), idOfRow(document.activeElement)]
    if (event.shiftKey && from && to) picked.extend(from, to)
  }

  return (
    <div {...joinHandlers(menu.handlers, swipe)}>
      <RowList label={t.inbox.list(view)} onMoved={extend}>
        {rows.map(row => (
          <ConversationListRow
            key={row.id}
            row={row}
            view={view}
            isChosen={row.id === threadId}
            draft={row.id === threadId ? '' : (drafts.get(row.id) ?? '')}
            colleagues={colleagues}
            labels={labels}
            times={times}
            nowMs={nowMs}
            closeWord={session.business.closeWord}
            isPicked={ids.has(row.id)}
            isPicking={ids.size > 0}
            swipe={swiped?.id === row.id ? swiped.side : null}
            isMenuOpen={menu.openId === row.id}
            onOpen={onOpen}
            onPick={pick}
          />
        ))}
      </RowList>
      {props.end}
      {menu.menu}
    </div>
  )
}

function useLabelsById(isNeeded: boolean): ReadonlyMap<string, Label> {
  const labels = useLabels(isNeeded)
  return useMemo(() => new Map(labels?.map(each => [each.id, each])), [labels])
}

/** Comes into sight at the end of the list and asks for the next rows. */
function MoreRows({ view }: { view: View }) {
  const { loader } = useApp()
  const { known, loads } = useScreen()
  const end = useRef<HTMLDivElement>(null)
  const next = known.lists[view]?.next
  const trouble = loads[`more:${view}`]?.trouble

  useEffect(() => {
    if (!next || !end.current) return
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && loader.moreRows(view),
      { rootMargin: `${conversationLimits.inboxPageRows * 10}px` }
    )
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [loader, view, next])

  if (!next) return null
  return (
    <div ref={end} className={css.more}>
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
