import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

const spareRows = { atEase: 12, inAHurry: 2 } // beyond each edge: a turn of the wheel finds them drawn
const easeMs = 120
const stepRows = 4 // the stretch moves by so many: not every pixel draws the list again
const firstRows = 30 // until the height of the pane is known

export type Stretch = { from: number; to: number }
type Anchor = { id: string; place: number } // the row at the top of what is in sight

/** Which rows of a long list need be in the page: those in sight of the pane that scrolls it, and some
 * beyond. All rows have one height. Whatever comes or goes above, what is in sight stays in its place. */
export function useStretch(
  list: RefObject<HTMLElement | null>,
  { ids, above }: { ids: readonly string[]; above: number }
) {
  const [stretch, setStretch] = useState<Stretch>({ from: above, to: above + firstRows })
  const [rowPx, setRowPx] = useState(0)
  const anchor = useRef<Anchor | null>(null)
  const lastTop = useRef(0)
  const ease = useRef<ReturnType<typeof setTimeout>>(undefined)
  const now = useRef({ ids, above, rowPx })
  now.current = { ids, above, rowPx }

  const look = useCallback(() => {
    const pane = list.current && paneOf(list.current)
    const { rowPx, ids, above } = now.current
    if (!pane || !list.current || rowPx === 0 || pane.clientHeight === 0) return
    const top = pane.scrollTop - list.current.offsetTop
    const first = Math.max(0, Math.floor(top / rowPx))
    const last = first + Math.ceil(pane.clientHeight / rowPx)
    // Whoever flies past whole panes sees no row beyond the edge before it is gone again.
    const isInAHurry = Math.abs(top - lastTop.current) > pane.clientHeight
    lastTop.current = top
    clearTimeout(ease.current)
    if (isInAHurry) ease.current = setTimeout(look, easeMs)
    const spare = isInAHurry ? spareRows.inAHurry : spareRows.atEase
    const from = Math.floor((first - spare) / stepRows) * stepRows
    const to = Math.ceil((last + spare) / stepRows) * stepRows
    setStretch(before => (before.from === from && before.to === to ? before : { from, to }))
    const id = ids[first - above]
    anchor.current = id && top > 0 ? { id, place: first } : null
  }, [list])

  useLayoutEffect(() => {
    const pane = list.current && paneOf(list.current)
    const row = list.current?.querySelector<HTMLElement>('li')
    if (row && row.offsetHeight > 0) setRowPx(row.offsetHeight)
    if (!pane) return
    const measured = new ResizeObserver(() => {
      const shown = list.current?.querySelector<HTMLElement>('li')
      if (shown && shown.offsetHeight > 0) setRowPx(shown.offsetHeight)
      look()
    })
    measured.observe(pane)
    pane.addEventListener('scroll', look, { passive: true })
    return () => {
      measured.disconnect()
      clearTimeout(ease.current)
      pane.removeEventListener('scroll', look)
    }
  }, [list, look])

  useLayoutEffect(() => {
    const pane = list.current && paneOf(list.current)
    const held = anchor.current
    const place = held ? ids.indexOf(held.id) : -1
    const moved = held && place >= 0 ? above + place - held.place : 0
    if (pane && moved !== 0) pane.scrollTop += moved * rowPx
    look()
  }, [list, look, ids, above, rowPx])

  return { stretch, rowPx }
}

function paneOf(list: HTMLElement): HTMLElement | null {
  return list.closest<HTMLElement>('[data-scrolls]')
}
