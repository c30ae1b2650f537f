import { type RefObject, useEffect } from 'react'

/** Alt and an arrow walk from text to text, from the field too; below the last is the field again. */
export function useWalk(thread: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      const isPlain = event.ctrlKey || event.metaKey || event.shiftKey
      const target = event.target as HTMLElement
      if (step === 0 || !event.altKey || isPlain || !target.closest?.('#main')) return
      const texts = [...(thread.current?.querySelectorAll('article') ?? [])]
      const here = texts.findIndex(each => each.contains(document.activeElement))
      const goal = here === -1 ? (step < 0 ? texts.length - 1 : -1) : here + step
      if (goal < 0) return
      event.preventDefault()
      event.stopPropagation()
      const next = texts[goal] ?? document.getElementById('reply')
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', walk, true)
    return () => window.removeEventListener('keydown', walk, true)
  }, [thread])
}
