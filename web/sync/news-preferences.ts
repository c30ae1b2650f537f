import {
  getNotificationPreferences,
  type NotificationPreferences,
  setNotificationPreferences,
  usualPreferences
} from '@parlor/contract/notifications.ts'
import { call } from '../call.ts'
import type { App } from './app.ts'

type Chosen = {
  get(): NotificationPreferences // the usual until they were read
  subscribe(listener: () => void): () => void
  /** Stands at once; and as it was when the server could not be told. */
  choose(next: NotificationPreferences): Promise<void>
}

const opened = new WeakMap<App, Chosen>()

export function newsPreferencesOf(app: App): Chosen {
  const chosen = opened.get(app) ?? open(app)
  opened.set(app, chosen)
  return chosen
}

function open(app: App): Chosen {
  const listeners = new Set<() => void>()
  let known = usualPreferences
  let isStale = true
  let { live } = app.store.get()

  function put(next: NotificationPreferences) {
    known = next
    for (const listener of listeners) listener()
  }

  function read() {
    if (!app.store.get().session.permissions.includes('conversations.view-own')) return
    isStale = false
    call(getNotificationPreferences, {}).then(
      ({ preferences }) => put(preferences),
      () => {
        isStale = true
      }
    )
  }

  app.hear(events => {
    for (const { event } of events) {
      if (event.type === 'notifications.preferred') put(event.preferences)
    }
  })
  app.store.subscribe(() => {
    const before = live
    ;({ live } = app.store.get())
    if (live === 'live' && (isStale || before !== 'live') && listeners.size > 0) read()
  })

  return {
    get: () => known,
    subscribe(listener) {
      listeners.add(listener)
      if (isStale) read()
      return () => listeners.delete(listener)
    },
    async choose(next) {
      const before = known
      put(next)
      try {
        await call(setNotificationPreferences, next)
      } catch (error) {
        put(before)
        throw error
      }
    }
  }
}
