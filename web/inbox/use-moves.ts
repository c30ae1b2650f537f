import { useCallback, useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { View } from '@parlor/contract/conversations.ts'
import { paths, soughtIn } from '../paths.ts'

export type Moves = {
  open: (id: string) => void
  back: () => void
  /** To the next or the previous row, as j and k do. */
  step: (by: 1 | -1) => void
}

/** Ways between the list and a conversation; the focus goes along. */
export function useMoves(view: View, threadId: string | null): Moves {
  const [, go] = useLocation()
  const search = useSearch()
  const before = useRef(threadId)

  // What the list is narrowed to stays.
  const open = useCallback(
    (id: string) => go(paths.thread(view, id, undefined, soughtIn(search))),
    [go, view, search]
  )
  const back = useCallback(() => go(paths.inbox(view, soughtIn(search))), [go, view, search])
  const step = useCallback((by: 1 | -1) => {
    const rows = rowsInList()
    const here = rows.find(row => row === document.activeElement)
    const from = here ?? rows.find(row => row.ariaCurrent === 'true')
    if (!from) return rows[0]?.focus()
    // The list knows the next row, which may be out of sight.
    const key = by > 0 ? 'ArrowDown' : 'ArrowUp'
    from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  }, [])

  useEffect(() => {
    const left = before.current
    before.current = threadId
    if (left === threadId) return
    if (threadId) headingOf('main')?.focus()
    else
      rowsInList()
        .find(row => row.getAttribute('href')?.endsWith(left!))
        ?.focus()
  }, [threadId])

  return { open, back, step }
}

function rowsInList(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('#list [data-row]')]
}

function headingOf(pane: string): HTMLElement | null {
  return document.querySelector(`#${pane} h1`)
}

/** Which conversation a row of the list, or what stands in it, is about. */
export function idOfRow(target: EventTarget | null): string | null {
  const row = (target as HTMLElement | null)?.closest?.('#list li')?.querySelector('[data-row]')
  return row?.getAttribute('href')?.split('/').at(-1) ?? null
}

/** From the conversation back to its row, which stays open beside it. */
export function focusRow(id: string): boolean {
  const row = rowsInList().find(each => each.getAttribute('href')?.endsWith(id))
  row?.focus()
  return row !== undefined && document.activeElement === row
}
