import { type MouseEvent, type PointerEvent, useRef, useState } from 'react'
import { type ConversationRow, isUnread } from '@parlor/contract/conversations.ts'
import { useApp } from '../sync/use-app.tsx'
import { closeWithUndo } from './close-with-undo.ts'
import { idOfRow } from './use-moves.ts'

const swipePx = { begins: 12, counts: 88, most: 180 }

export type SwipeSide = 'left' | 'right'
type Way = { x: number; y: number; row: HTMLElement; id: string; isSwipe: boolean; by: number }

/** A finger drags a row: to the left closes it, to the right marks it unread or read. Its menu does the
 * same. Whoever drags up or down scrolls. */
export function useSwipe(rows: readonly ConversationRow[], isOn: boolean) {
  const app = useApp()
  const way = useRef<Way | null>(null)
  const isOver = useRef(false) // the click that ends a swipe opens nothing
  const [swiped, show] = useState<{ id: string; side: SwipeSide } | null>(null)
  if (!isOn) return { swiped: null, handlers: {} }

  function drag({ row, id }: Way, by: number) {
    row.style.translate = `${Math.max(-swipePx.most, Math.min(swipePx.most, by))}px`
    const side = by < 0 ? 'left' : 'right'
    if (swiped?.id !== id || swiped.side !== side) show({ id, side })
  }

  function end(isMeant: boolean) {
    const done = way.current
    way.current = null
    if (!done?.isSwipe) return
    done.row.style.translate = ''
    show(null)
    const row = rows.find(each => each.id === done.id)
    if (isMeant && row && Math.abs(done.by) >= swipePx.counts) act(row, done.by)
  }

  function act(row: ConversationRow, by: number) {
    if (by < 0) return closeWithUndo(app, row.id, row.closedAt === null)
    void import('./conversation-acts.ts').then(({ markAsRead, markAsUnread }) =>
      isUnread(row) ? markAsRead(app, [row]) : markAsUnread(app, [row])
    )
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      isOver.current = false
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
      const id = idOfRow(row)
      if (event.pointerType !== 'touch' || !event.isPrimary || !row || !id) return
      way.current = { x: event.clientX, y: event.clientY, row, id, isSwipe: false, by: 0 }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = way.current
      if (!now || !event.isPrimary) return
      now.by = event.clientX - now.x
      const upOrDown = Math.abs(event.clientY - now.y)
      if (!now.isSwipe && upOrDown > swipePx.begins) way.current = null
      else if (now.isSwipe || Math.abs(now.by) > Math.max(swipePx.begins, upOrDown * 2)) {
        if (!now.isSwipe) event.currentTarget.setPointerCapture(event.pointerId)
        now.isSwipe = true
        isOver.current = true
        drag(now, now.by)
      }
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
    onClickCapture(event: MouseEvent) {
      if (!isOver.current) return
      isOver.current = false
      event.preventDefault()
      event.stopPropagation()
    }
  }
  return { swiped, handlers }
}
