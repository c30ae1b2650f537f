import type { Ref, RefCallback, RefObject } from 'react'

/** One element for two who want to hold it: the piece itself and whoever uses it. */
export function joinRefs<Held>(
  own: RefObject<Held | null>,
  given: Ref<Held> | undefined
): RefCallback<Held> {
  return node => {
    own.current = node
    if (typeof given === 'function') given(node)
    else if (given) given.current = node
  }
}

/** As a `ref`: what appears takes the focus, also when it was fetched first. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
