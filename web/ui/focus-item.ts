import { type RefObject, useEffect } from 'react'

const transitionsMs = 200

/**
 * When a screen reader pressed the button, react-aria moves the focus only after running transitions
 * and may leave it on the box; then the item that is meant would not be read.
 */
export function useFocusOnItem(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      const here = document.activeElement
      if (here === box.current || here === document.body) {
        box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
      }
    }, transitionsMs)
    return () => clearTimeout(timer)
  }, [box])
}
