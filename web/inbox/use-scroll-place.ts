import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { articleId } from './text-menu.tsx'

const nearEndPx = 80

type Where = { isOwnLast: boolean; isPast: boolean; targetId: string | null }

/** Opens at the end or at what is looked for, stays at the end when it is there, and keeps its place
 * when texts come above, or leave far below. */
export function useScrollPlace(
  items: readonly { id: string }[],
  { isOwnLast, isPast, targetId }: Where
) {
  const ref = useRef<HTMLDivElement>(null)
  const place = useRef({ ...nowhere, isPast })
  const went = useRef<string | null>(null)
  const wantsEnd = useRef(false) // the newest page is on its way
  const [isAway, setAway] = useState(false)
  const first = items[0]?.id ?? ''
  const last = items.at(-1)?.id ?? ''

  useLayoutEffect(() => {
    const scroller = ref.current!
    const before = place.current
    const target =
      targetId === went.current ? null : document.getElementById(articleId(targetId ?? ''))
    went.current = target || !targetId ? targetId : went.current
    const wroteOne = (isOwnLast && before.last !== last) || (wantsEnd.current && !isPast)
    if (!isPast) wantsEnd.current = false
    if (target) {
      target.scrollIntoView({ block: 'center' })
      target.focus({ preventScroll: true })
    } else if ((before.isAtEnd && !isPast) || wroteOne) scroller.scrollTop = scroller.scrollHeight
    else if (before.first !== first || before.last !== last) keepPlace(scroller, before)
    place.current = { ...readPlace(scroller, isPast), ...topsOf(first, last), isPast }
    setAway(!place.current.isAtEnd)
  }, [first, last, isOwnLast, isPast, targetId])

  // Details open in place, the composer grows, the window turns: the end stays the end.
  useEffect(() => {
    const scroller = ref.current!
    const watcher = new ResizeObserver(() => {
      if (place.current.isAtEnd) scroller.scrollTop = scroller.scrollHeight
    })
    watcher.observe(scroller)
    for (const child of scroller.children) watcher.observe(child)
    return () => watcher.disconnect()
  }, [])

  return {
    ref,
    isAway,
    note() {
      const { first, last } = place.current
      const now = readPlace(ref.current!, isPast)
      place.current = { ...now, ...topsOf(first, last), isPast }
      setAway(!now.isAtEnd)
    },
    isNearEnd: (px: number) => belowOf(ref.current!) < px,
    toEnd() {
      wantsEnd.current = true
      const scroller = ref.current!
      scroller.scrollTop = scroller.scrollHeight
    }
  }
}

const nowhere = {
  ...{ isAtEnd: true, top: 0, fromEnd: 0, first: '', last: '' },
  ...{ firstTop: null as number | null, lastTop: null as number | null }
}

/** The first or the last of before is still there, somewhere else: so far the place has moved. */
function keepPlace(scroller: HTMLElement, before: typeof nowhere): void {
  const [first, last] = [topOf(before.first), topOf(before.last)]
  if (first !== null && before.firstTop !== null) {
    scroller.scrollTop = before.top + first - before.firstTop
  } else if (last !== null && before.lastTop !== null) {
    scroller.scrollTop = before.top + last - before.lastTop
  } else scroller.scrollTop = scroller.scrollHeight
}

function topsOf(first: string, last: string) {
  return { first, last, firstTop: topOf(first), lastTop: topOf(last) }
}

function topOf(id: string): number | null {
  return document.getElementById(articleId(id))?.offsetTop ?? null
}

function readPlace(scroller: HTMLElement, isPast: boolean) {
  const fromEnd = scroller.scrollHeight - scroller.scrollTop
  return {
    ...{ top: scroller.scrollTop, fromEnd },
    isAtEnd: !isPast && belowOf(scroller) < nearEndPx
  }
}

function belowOf(scroller: HTMLElement): number {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
}
