import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ConversationRow, View } from '@parlor/contract/conversations.ts'
import { paths, type Sought } from '../paths.ts'
import { type Found, useFound } from '../sync/use-found.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useAfter } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { CircleAlert, SearchX } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { RefreshingBar, SkeletonRows } from '../ui/waiting.tsx'
import { t } from '../words/en.ts'
import { findWords as words } from '../words/en-find.ts'
import css from './finder.module.css'
import { CopyId } from './list-state.tsx'
import { useFolderNames } from './nav.tsx'
import { SavedAs } from './saved-as.tsx'
import { filtersOf, useSought } from './sought.ts'

export type FoundListProps = {
  view: View
  sought: Sought
  /** The rows as the inbox draws them; `end` stands below. */
  draw: (rows: ConversationRow[], end: ReactNode) => ReactNode
  onRows: (rows: ConversationRow[] | null) => void // those that can be picked
}

const skeletonAfterMs = 150

/** A folder that is narrowed by filters. */
export function FoundList({ view, sought, draw, onRows }: FoundListProps) {
  const { timeZone } = useScreen().session.business
  const found = useFound(view, filtersOf(sought, timeZone))
  const { rows } = found
  useEffect(() => onRows(rows), [rows, onRows])
  useEffect(() => () => onRows(null), [onRows])
  const isLate = useAfter(skeletonAfterMs, found.isBusy)
  return (
    <>
      <Summary view={view} found={found} />
      {rows && isLate && <RefreshingBar label={t.inbox.refreshing} />}
      {rows && rows.length > 0 && draw(rows, <End view={view} sought={sought} found={found} />)}
      {(!rows || rows.length === 0) && (
        <Nothing view={view} sought={sought} found={found} isLate={isLate} />
      )}
    </>
  )
}

function Summary({ view, found: { rows, next } }: { view: View; found: Found }) {
  const { put } = useSought(view)
  const folder = useFolderNames()[view]
  return (
    <div className={css.summary}>
      <span role="status">
        {rows ? words.found(rows.length, next !== null, folder) : words.looking}
      </span>
      <SavedAs view={view} />
      <TextButton onPress={() => put({})}>{words.clear}</TextButton>
    </div>
  )
}

type PartProps = { view: View; sought: Sought; found: Found }

function Nothing({ view, sought, found, isLate }: PartProps & { isLate: boolean }) {
  const { put } = useSought(view)
  if (found.trouble) return <FindTrouble found={found} />
  if (!found.rows) return isLate && <SkeletonRows label={words.loading} />
  return (
    <>
      <State
        icon={SearchX}
        title={words.nothing}
        action={<Button onPress={() => put({})}>{words.clearFilters}</Button>}
      >
        {words.nothingHelp}
      </State>
      <ClosedToo view={view} sought={sought} />
    </>
  )
}

export function FindTrouble({ found }: { found: Pick<Found, 'trouble' | 'again'> }) {
  const { trouble, again } = found
  const id = trouble?.kind === 'refused' ? trouble.requestId : null
  return (
    <State
      icon={CircleAlert}
      isAlert
      title={words.failed}
      action={
        <>
          <Button onPress={again}>{t.trouble.tryAgain}</Button>
          {id && <CopyId id={id} />}
        </>
      }
    >
      {trouble?.kind === 'refused' ? trouble.detail : t.trouble[trouble?.why ?? 'network']}
    </State>
  )
}

/** Below the last row: the next ones, or what the folder hides. */
function End({ view, sought, found }: PartProps) {
  const end = useRef<HTMLDivElement>(null)
  const { next, more, trouble } = found
  useEffect(() => {
    if (!next || !end.current) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), {
      rootMargin: '400px'
    })
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [next, more])
  if (trouble) return <FindTrouble found={found} />
  if (next)
    return (
      <div ref={end} className={css.foot}>
        {words.looking}
      </div>
    )
  return <ClosedToo view={view} sought={sought} />
}

const hidingClosed: readonly View[] = ['open', 'unread', 'mine', 'unassigned', 'replied', 'failed']

function ClosedToo({ view, sought }: { view: View; sought: Sought }) {
  return hidingClosed.includes(view) && <ClosedMatches sought={sought} />
}

function ClosedMatches({ sought }: { sought: Sought }) {
  const [, go] = useLocation()
  const { closeWord, timeZone } = useScreen().session.business
  const [filters] = useState(() => filtersOf(sought, timeZone))
  const { rows, next } = useFound('closed', filters)
  if (!rows || rows.length === 0) return null
  return (
    <div className={css.too}>
      <span>
        {words.closedToo(rows.length, next !== null, t.acts.closed[closeWord].toLowerCase())}
      </span>
      <TextButton onPress={() => go(paths.inbox('closed', sought))}>{words.showThem}</TextButton>
    </div>
  )
}
