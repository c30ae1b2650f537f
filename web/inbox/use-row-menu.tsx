import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState
} from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { areSingleKeysOn } from '../commands/keys.ts'
import { Later, later } from '../ui/later.tsx'
import { useHold } from '../ui/use-hold.ts'
import css from './list-pane.module.css'
import type { RowMenuProps } from './row-menu-list.tsx'
import { idOfRow } from './use-moves.ts'
import type { Picked } from './use-picked.ts'

const list = later<RowMenuProps>(async () => (await import('./row-menu-list.tsx')).RowMenuList)

type Open = { id: string; anchor: HTMLElement; point: { x: number; y: number } | null }
type Given = { rows: readonly ConversationRow[]; threadId: string | null; picked: Picked }

/** One menu for all rows: by ⋯, the second button of the mouse, a long press, or a key. */
export function useRowMenu({ rows, threadId, picked }: Given) {
  const [open, set] = useState<Open | null>(null)
  const pressed = useRef<HTMLElement | null>(null)
  const point = useRef<HTMLSpanElement>(null)
  const hold = useHold(() => openOn(pressed.current))

  function openOn(target: HTMLElement | null, at: Open['point'] = null): boolean {
    const id = idOfRow(target)
    const anchor = target?.closest<HTMLElement>('[data-row-menu], [data-row]')
    if (!id || !anchor) return false
    // Where the focus comes back to.
    if (!anchor.contains(document.activeElement)) rowOf(anchor)?.focus({ preventScroll: true })
    set({ id, anchor, point: at })
    return true
  }

  const handlers = {
    ...hold,
    onPointerEnter: () => void list.preload(),
    onPointerDown(event: PointerEvent<HTMLElement>) {
      pressed.current = event.target as HTMLElement
      hold.onPointerDown?.(event)
    },
    onClick(event: MouseEvent<HTMLElement>) {
      const button = (event.target as HTMLElement).closest<HTMLElement>('[data-row-menu]')
      if (button) openOn(button)
    },
    onContextMenu(event: MouseEvent<HTMLElement>) {
      if (event.shiftKey) return // the browser's own
      const at = event.button === 2 ? { x: event.clientX, y: event.clientY } : null
      if (openOn(event.target as HTMLElement, at)) event.preventDefault()
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (isMenuKey(event) && openOn(event.target as HTMLElement)) event.preventDefault()
    }
  }

  const row = open && rows.find(each => each.id === open.id)
  const menu: ReactNode = row && (
    <>
      {open.point && (
        <span ref={point} className={css.point} style={{ left: open.point.x, top: open.point.y }} />
      )}
      <Later
        key={`${open.id} ${open.point?.x} ${open.point?.y}`}
        piece={list}
        give={{
          ...{ row, isOpenBeside: row.id === threadId, isAtPoint: open.point !== null },
          ...{ isPicked: picked.rows.includes(row), onPick: () => picked.pick(row.id) },
          trigger: open.point ? point : { current: open.anchor },
          onClose: () => set(null)
        }}
      />
    </>
  )
  return { handlers, menu, openId: open?.id ?? null }
}

function rowOf(anchor: HTMLElement): HTMLElement | null | undefined {
  return anchor.closest('li')?.querySelector<HTMLElement>('[data-row]')
}

function isMenuKey(event: KeyboardEvent): boolean {
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return true
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  return event.key === '.' && isPlain && areSingleKeysOn()
}
