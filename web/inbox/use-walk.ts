import { type RefObject, useEffect } from 'react'

/** Alt and an arrow, anywhere in the open conversation: see walk.ts, fetched with the first of them. */
export function useWalk(thread: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown'
      const isPlain = event.ctrlKey || event.metaKey || event.shiftKey
      const target = event.target as HTMLElement
      if (!isArrow || !event.altKey || isPlain || !target.closest?.('#main')) return
      event.preventDefault()
      event.stopPropagation()
      void import('./walk.ts').then(({ walk }) => walk(event, thread.current))
    }
    window.addEventListener('keydown', hear, true)
    return () => window.removeEventListener('keydown', hear, true)
  }, [thread])
}
