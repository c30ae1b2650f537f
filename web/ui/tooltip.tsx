import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import css from './tooltip.module.css'

const hoverMs = 400
const longPressMs = 500
const gapPx = 6
const edgePx = 8

/** A few words more, on hover, focus and a long press; Escape takes them away. */
export function Tooltip({ words, children }: { words: string; children: ReactNode }) {
  const id = useId()
  const holder = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => () => clearTimeout(timer.current), [])

  function open(afterMs: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(true), afterMs)
  }
  function close() {
    clearTimeout(timer.current)
    setOpen(false)
  }
  function keyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !isOpen) return
    event.stopPropagation()
    close()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only tells more, nothing is done
    <span
      ref={holder}
      className={css.holder}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach what the pointer does
      tabIndex={0}
      aria-describedby={isOpen ? id : undefined}
      onPointerEnter={event => event.pointerType !== 'touch' && open(hoverMs)}
      onPointerLeave={close}
      onPointerDown={event => event.pointerType === 'touch' && open(longPressMs)}
      onPointerUp={() => !isOpen && clearTimeout(timer.current)}
      onPointerCancel={close}
      onFocus={event => event.target.matches(':focus-visible') && setOpen(true)}
      onBlur={close}
      onKeyDown={keyDown}
    >
      {children}
      {isOpen && <Tip id={id} words={words} holder={holder.current!} />}
    </span>
  )
}

function Tip({ id, words, holder }: { id: string; words: string; holder: HTMLElement }) {
  const tip = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const element = tip.current!
    element.showPopover()
    place(element, holder.getBoundingClientRect())
  }, [holder])
  return (
    <span ref={tip} id={id} role="tooltip" popover="manual" className={css.tip}>
      {words}
    </span>
  )
}

function place(tip: HTMLElement, at: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect()
  const left = at.left + at.width / 2 - width / 2
  const above = at.top - gapPx - height
  tip.style.left = `${Math.max(edgePx, Math.min(left, innerWidth - width - edgePx))}px`
  tip.style.top = `${above < edgePx ? at.bottom + gapPx : above}px`
}
