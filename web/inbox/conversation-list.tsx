import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState
} from 'react'
import { flushSync } from 'react-dom'
import type { ConversationRow, View } from '@parlor/contract/conversations.ts'
import type { Label } from '@parlor/contract/labels.ts'
import { useLabels } from '../sync/use-labels.ts'
import { useColleagues, useDrafts, useScreen } from '../sync/use-app.tsx'
import { useLayout, useMinute } from '../sync/use-page.ts'
import { joinHandlers } from '../ui/join-handlers.ts'
import { RowList } from '../ui/row-list.tsx'
import { useStretch } from '../ui/use-stretch.ts'
import { t } from '../words/en.ts'
import { timesIn } from '../words/times.ts'
import { ConversationListRow } from './conversation-row.tsx'
import { idOfRow } from './use-moves.ts'
import type { Picked } from './use-picked.ts'
import { useRowMenu } from './use-row-menu.tsx'
import { useSwipe } from './use-swipe.ts'

export type ConversationListProps = {
  view: View
  rows: readonly ConversationRow[]
  threadId: string | null
  onOpen: (id: string) => void
  picked: Picked
  above?: number // rows of the list that stand above these and are not here
  isWhole?: boolean // with these the list ends
  onSight?: (places: { from: number; to: number }) => void // of `rows`, where one looks
  end: ReactNode
}

type Stop = { id: string | null; next: string | null }

/** Rows one can walk through, open, pick and change; only those in sight are in the page. */
export function ConversationList(props: ConversationListProps) {
  const { view, rows, threadId, onOpen, picked, above = 0, isWhole = true, onSight } = props
  const { session } = useScreen()
  const colleagues = useColleagues()
  const drafts = useDrafts()
  const labels = useLabelsById(rows.some(row => row.labelIds.length > 0))
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  const pickedIds = useMemo(() => new Set(picked.rows.map(row => row.id)), [picked.rows])
  const menu = useRowMenu({ rows, threadId, picked })
  const isPhone = useLayout() === 'phone'
  const { swiped, handlers: swipe } = useSwipe(rows, isPhone && pickedIds.size === 0)

  const list = useRef<HTMLUListElement>(null)
  const ids = useMemo(() => rows.map(row => row.id), [rows])
  const { stretch, rowPx } = useStretch(list, { ids, above })
  const [stop, setStop] = useState<Stop>({ id: null, next: null })
  const kept = useKept(threadId, stop, menu.openId)
  const shownPlaces = useMemo(
    () => placesIn(ids, { from: stretch.from - above, to: stretch.to - above }, kept),
    [ids, stretch, above, kept]
  )
  useEffect(
    () => onSight?.({ from: stretch.from - above, to: stretch.to - above }),
    [onSight, stretch, above]
  )

  const order = useRef(ids)
  order.current = ids
  const pickNow = picked.pick
  const pick = useCallback(
    (id: string, isRange: boolean) => pickNow(id, isRange ? order.current : undefined),
    [pickNow]
  )

  function extend(event: KeyboardEvent) {
    const [from, to] = [idOfRow(event.target), idOfRow(document.activeElement)]
    if (event.shiftKey && from && to) picked.extend(from, to)
  }

  /** It may be out of sight, and then comes into the page to have the focus. */
  function focusAt(place: number) {
    const id = ids[place]
    if (!id) return
    // What has the focus stays until it has gone over.
    flushSync(() => setStop(now => ({ ...now, next: id })))
    list.current?.querySelector<HTMLElement>(`[data-place="${place}"] [data-row]`)?.focus()
  }

  return (
    <div {...joinHandlers(menu.handlers, swipe)}>
      <RowList
        ref={list}
        label={t.inbox.list(view)}
        long={{ count: rows.length, heightPx: (above + rows.length) * rowPx, focusAt }}
        onMoved={extend}
        onFocusRow={row => setStop({ id: idOfRow(row), next: null })}
      >
        {shownPlaces.map(place => {
          const row = rows[place]!
          return (
            <ConversationListRow
              key={row.id}
              row={row}
              view={view}
              place={place}
              topPx={(above + place) * rowPx}
              nth={above + place + 1}
              ofAll={isWhole ? above + rows.length : -1}
              isChosen={row.id === threadId}
              draft={row.id === threadId ? '' : (drafts.get(row.id) ?? '')}
              colleagues={colleagues}
              labels={labels}
              times={times}
              nowMs={nowMs}
              closeWord={session.business.closeWord}
              isPicked={pickedIds.has(row.id)}
              isPicking={pickedIds.size > 0}
              swipe={swiped?.id === row.id ? swiped.side : null}
              isMenuOpen={menu.openId === row.id}
              onOpen={onOpen}
              onPick={pick}
            />
          )
        })}
      </RowList>
      {props.end}
      {menu.menu}
    </div>
  )
}

/** These stay in the page wherever one scrolls: what has the focus, what is open or was just now, for
 * the focus comes back to it. */
function useKept(threadId: string | null, stop: Stop, menuId: string | null) {
  const lastOpen = useRef(threadId)
  if (threadId) lastOpen.current = threadId
  const open = lastOpen.current
  return useMemo(
    () => [open, stop.id, stop.next, menuId].filter(id => id !== null),
    [open, stop, menuId]
  )
}

/** The places to draw, in their order. */
export function placesIn(
  ids: readonly string[],
  { from, to }: { from: number; to: number },
  kept: readonly string[]
): number[] {
  const first = Math.max(0, Math.min(from, ids.length))
  const last = Math.max(first, Math.min(ids.length, to))
  const places = new Set(Array.from({ length: last - first }, (_, nth) => first + nth))
  for (const id of kept) {
    const place = ids.indexOf(id)
    if (place >= 0) places.add(place)
  }
  return [...places].sort((a, b) => a - b)
}

function useLabelsById(isNeeded: boolean): ReadonlyMap<string, Label> {
  const labels = useLabels(isNeeded)
  return useMemo(() => new Map(labels?.map(each => [each.id, each])), [labels])
}
