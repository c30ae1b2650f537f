import { type PointerEvent, useEffect, useRef } from 'react'

const holdMs = 500
const wanderPx = 10

/** A long press of a finger; whoever scrolls meanwhile does not mean it. */
export function useHold(onHold: (() => void) | undefined) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const from = useRef({ x: 0, y: 0 })
  const stop = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  if (!onHold) return {}
  return {
    onPointerDown(event: PointerEvent) {
      if (event.pointerType !== 'touch') return
      from.current = { x: event.clientX, y: event.clientY }
      timer.current = setTimeout(onHold, holdMs)
    },
    onPointerMove(event: PointerEvent) {
      const { x, y } = from.current
      if (Math.hypot(event.clientX - x, event.clientY - y) > wanderPx) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop
  }
}
