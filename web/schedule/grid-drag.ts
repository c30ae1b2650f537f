import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'

export const slotMinutes = 30
export const slotPixels = 36
const snapMinutes = 15
const startPixels = 5
const longPressMs = 400
const edgePixels = 28
const stretchPixels = 8
const scrollPixels = 8
const afterDropMs = 300

/** Where a card was taken to: later by so many minutes, and how many columns on. */
export type Dropped = { id: string; minutes: number; columns: number; isStretch: boolean }

type Drag = {
  id: string
  card: HTMLElement
  field: HTMLElement
  pointerId: number
  isStretch: boolean
  isOn: boolean
  columns: number
  column: number
  length: number // in minutes
  from: { x: number; y: number } // within the field, which may scroll
  at: { x: number; y: number } // on the screen
  minutes: number
  moved: number // columns
  timer: ReturnType<typeof setTimeout> | undefined
}

/** A card follows the pointer in quarters of an hour; its lower edge makes it longer. By touch it has to
 * be held first, because a finger that moves at once scrolls. */
export function useDrag(room: RefObject<HTMLElement | null>, onDrop: (dropped: Dropped) => void) {
  const drag = useRef<Drag | null>(null)
  const droppedAtMs = useRef(Number.NEGATIVE_INFINITY)
  const isLetGo = useRef(false) // by Escape, while the button is still down
  const fixedAt = useRef<{ x: number; y: number } | null>(null) // a card that cannot be moved was taken

  useEffect(() => {
    const held = (event: Event) => drag.current?.isOn && event.preventDefault()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current) return
      isLetGo.current = drag.current.isOn
      stop(drag)
    }
    const element = room.current
    element?.addEventListener('touchmove', held, { passive: false })
    element?.addEventListener('contextmenu', held)
    window.addEventListener('keydown', onKey)
    return () => {
      element?.removeEventListener('touchmove', held)
      element?.removeEventListener('contextmenu', held)
      window.removeEventListener('keydown', onKey)
      stop(drag)
    }
  }, [room])

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-movable]')
    isLetGo.current = false
    const isFixed = !card && (event.target as HTMLElement).closest('[data-visit]') !== null
    fixedAt.current = isFixed ? { x: event.clientX, y: event.clientY } : null
    if (!card || event.button !== 0 || drag.current) return
    const made = taken(event, card)
    drag.current = made
    if (event.pointerType !== 'mouse') made.timer = setTimeout(() => begin(made), longPressMs)
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const now = drag.current
    if (!now || event.pointerId !== now.pointerId) return
    if (!now.isOn) {
      if (!isFar(event, now.at)) return
      if (event.pointerType !== 'mouse') return stop(drag)
      begin(now)
    }
    now.at = { x: event.clientX, y: event.clientY }
    draw(now)
  }

  function begin(now: Drag) {
    now.isOn = true
    now.card.dataset['dragged'] = ''
    now.card.setPointerCapture(now.pointerId)
    const roll = () => {
      if (drag.current !== now || !room.current) return
      if (rolled(room.current, now.at.y)) draw(now)
      requestAnimationFrame(roll)
    }
    roll()
  }

  function onPointerUp(event: PointerEvent<HTMLElement>) {
    const now = drag.current
    const isPulled = fixedAt.current && isFar(event, fixedAt.current)
    if (isLetGo.current || isPulled) droppedAtMs.current = performance.now()
    isLetGo.current = false
    fixedAt.current = null
    if (!now) return
    const { id, isOn, minutes, moved, isStretch } = now
    stop(drag)
    if (!isOn) return
    droppedAtMs.current = performance.now()
    if (minutes !== 0 || moved !== 0) onDrop({ id, minutes, columns: moved, isStretch })
  }

  return {
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => stop(drag) },
    /** What was just dropped is not meant to be opened. */
    isJustDropped: () => performance.now() - droppedAtMs.current < afterDropMs
  }
}

function isFar({ clientX, clientY }: PointerEvent, from: { x: number; y: number }): boolean {
  return Math.hypot(clientX - from.x, clientY - from.y) >= startPixels
}

function taken(event: PointerEvent<HTMLElement>, card: HTMLElement): Drag {
  const field = card.parentElement!
  const [room, box] = [field.getBoundingClientRect(), card.getBoundingClientRect()]
  const { clientX: x, clientY: y } = event
  return {
    ...{ id: card.dataset['visit']!, card, field, pointerId: event.pointerId },
    isStretch: box.bottom - y <= Math.min(stretchPixels, box.height / 3),
    isOn: false,
    columns: Number(field.dataset['columns']),
    column: Number(card.dataset['column']),
    length: Number(card.dataset['minutes']),
    from: { x: x - room.left, y: y - room.top },
    ...{ at: { x, y }, minutes: 0, moved: 0, timer: undefined }
  }
}

function draw(now: Drag): void {
  const room = now.field.getBoundingClientRect()
  const slots = (now.at.y - room.top - now.from.y) / slotPixels
  const minutes = Math.round((slots * slotMinutes) / snapMinutes) * snapMinutes
  const { style } = now.card
  if (now.isStretch) {
    now.minutes = Math.max(minutes, snapMinutes - now.length)
    style.setProperty('--longer', `${pixels(now.minutes)}px`)
    return
  }
  now.minutes = minutes
  const wide = room.width / now.columns
  const column = Math.floor((now.at.x - room.left) / wide)
  now.moved = Math.max(0, Math.min(now.columns - 1, column)) - now.column
  style.transform = `translate(${now.moved * wide}px, ${pixels(minutes)}px)`
}

const pixels = (minutes: number) => (minutes / slotMinutes) * slotPixels

/** Near an edge the grid rolls on beneath the card. */
function rolled(room: HTMLElement, y: number): boolean {
  const { top, bottom } = room.getBoundingClientRect()
  const before = room.scrollTop
  if (y < top + edgePixels) room.scrollTop -= scrollPixels
  if (y > bottom - edgePixels) room.scrollTop += scrollPixels
  return room.scrollTop !== before
}

function stop(drag: { current: Drag | null }): void {
  const now = drag.current
  drag.current = null
  if (!now) return
  clearTimeout(now.timer)
  delete now.card.dataset['dragged']
  now.card.style.removeProperty('--longer')
  now.card.style.transform = ''
}
