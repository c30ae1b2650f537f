import type { NumberedEvent } from '@parlor/contract/events.ts'
import { paths } from '../paths.ts'
import { browserStorage } from './drafts.ts'
import type { Screen, Store } from './store.ts'

/** Up to which inbound text somebody on this device has looked at the inbox. Its tabs agree. */
export function openSeen(store: Store, staffId: string) {
  const key = `parlor.seen.${staffId}`
  const storage = browserStorage()
  store.change(() => ({ seenThrough: storage?.getItem(key) ?? null }))
  window.addEventListener('storage', event => {
    if (event.key === key) store.change(() => ({ seenThrough: event.newValue }))
  })

  /** The inbox is in sight: everything in it counts as seen. */
  function look() {
    const newest = newestInbound(store.get())
    const { seenThrough } = store.get()
    if (!newest || (seenThrough && seenThrough >= newest)) return
    try {
      storage?.setItem(key, newest)
    } catch {
      // Full or forbidden: this tab knows it.
    }
    store.change(() => ({ seenThrough: newest }))
  }

  return {
    look,
    hear(events: readonly NumberedEvent[]) {
      const isNew = events.some(each => each.event.type === 'message.received')
      // In the schedule one sees that a text came, and not yet what it says.
      if (isNew && isLooking() && location.pathname.startsWith(paths.inbox())) look()
    }
  }
}

export function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

export function hasUnseen(screen: Screen): boolean {
  const newest = newestInbound(screen)
  return newest !== null && (!screen.seenThrough || newest > screen.seenThrough)
}

/** Of texts that nobody has answered: an old one that was dealt with is nothing new. */
function newestInbound({ known }: Screen): string | null {
  let newest: string | null = null
  for (const { lastInboundAt, unanswered } of Object.values(known.state.conversations)) {
    if (unanswered > 0 && lastInboundAt && (!newest || lastInboundAt > newest)) {
      newest = lastInboundAt
    }
  }
  return newest
}
