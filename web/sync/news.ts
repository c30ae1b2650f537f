import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import type { NumberedEvent } from '@parlor/contract/events.ts'
import {
  kindsOfTab,
  listNotifications,
  type Notification,
  type NotificationTab,
  readNotification,
  readNotifications
} from '@parlor/contract/notifications.ts'
import { call } from '../call.ts'
import { nowInstant } from '../clock.ts'
import type { App } from './app.ts'
import { hearNews, type News } from './news-heard.ts'
import { type Trouble, troubleOf } from './store.ts'

export type NewsKnown = {
  list: News | null // null: nothing was read yet
  next: string | null
  isBusy: boolean
  trouble: Trouble | null
}
export type Reel = {
  get(): NewsKnown
  subscribe(listener: () => void): () => void
  again(): void
  more(): void
}
type Asked = { tab: NotificationTab; unread?: 'yes'; limit: number }

const limits = {
  pollMs: 4_000, // while nothing is pushed: with the answer's time never older than 5 s
  recentEvents: 500
}
const opened = new WeakMap<App, Map<string, Reel>>()

/** One for each question, read when somebody first looks, and live from then on. */
export function reelOf(app: App, asked: Asked): Reel {
  const all = opened.get(app) ?? new Map<string, Reel>()
  opened.set(app, all)
  const key = JSON.stringify(asked)
  const reel = all.get(key) ?? open(app, asked)
  all.set(key, reel)
  return reel
}

function open(app: App, asked: Asked): Reel {
  const listeners = new Set<() => void>()
  const kinds = kindsOfTab[asked.tab]
  const me = app.store.get().session.staff.id
  const muted = new Set<string>()
  let recent: NumberedEvent[] = []
  let known: NewsKnown = { list: null, next: null, isBusy: false, trouble: null }
  let timer: ReturnType<typeof setTimeout> | undefined
  let { live, session } = app.store.get()
  let isStale = true

  function change(next: Partial<NewsKnown>) {
    known = { ...known, ...next }
    for (const listener of listeners) listener()
  }

  function heard(list: News, events: readonly NumberedEvent[]): News {
    const after = events.reduce((all, { event }) => hearNews(all, event, { me, muted }), list)
    if (after === list) return list
    return after.filter(each => kinds.includes(each.kind) && (!asked.unread || !each.isRead))
  }

  async function read(before: string | null) {
    if (known.isBusy) return
    if (!session.permissions.includes('conversations.view-own')) return change({ list: [] })
    change({ isBusy: true })
    try {
      const page = await call(listNotifications, { ...asked, ...(before && { before }) })
      put(page, before !== null)
    } catch (error) {
      change({ isBusy: false, trouble: troubleOf(error) })
    }
  }

  /** What was heard while the answer was on its way is newer than the answer. */
  function put(page: ReplyOf<typeof listNotifications>, isMore: boolean) {
    muted.clear()
    for (const id of page.mutedIds) muted.add(id)
    const earlier = isMore ? (known.list ?? []) : []
    const ids = new Set(earlier.map(each => each.id))
    const list = [...earlier, ...page.notifications.filter(each => !ids.has(each.id))]
    isStale = false
    const missed = recent.filter(({ seq }) => seq > page.seq)
    change({ list: heard(list, missed), next: page.next, isBusy: false, trouble: null })
  }

  function hear(events: readonly NumberedEvent[]) {
    recent = [...recent, ...events].slice(-limits.recentEvents)
    for (const { event } of events) {
      if (event.type !== 'conversation.marked' || event.staffId !== me) continue
      if (event.marks.mutedAt) muted.add(event.conversationId)
      else if (muted.delete(event.conversationId)) isStale = true
    }
    const list = known.list && heard(known.list, events)
    if (list !== known.list) change({ list })
    // What was muted is told again: nobody has sent it to us.
    if (isStale && listeners.size > 0) void read(null)
  }

  /** Nothing is pushed: asked again and again, as long as somebody looks. */
  function poll() {
    clearTimeout(timer)
    if (app.store.get().live === 'live' || listeners.size === 0) return
    timer = setTimeout(() => void read(null).finally(poll), limits.pollMs)
  }

  app.hear(hear)
  app.store.subscribe(() => {
    const before = { live, session }
    ;({ live, session } = app.store.get())
    // After a gap, or with other rights, what was read may be less or more than there is to see.
    const isBack = live === 'live' && before.live !== 'live'
    if (isBack || session !== before.session) {
      isStale = true
      if (listeners.size > 0) void read(null)
    }
    if (live !== before.live) poll()
  })

  return {
    get: () => known,
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        if (isStale) void read(null)
        poll()
      }
      return () => listeners.delete(listener)
    },
    again: () => void read(null),
    more: () => known.next && void read(known.next)
  }
}

/** The server tells all my screens, this one too. */
export function markNewsRead(one: Notification): Promise<unknown> {
  return one.isRead ? Promise.resolve() : call(readNotification, { id: one.id })
}

export function markAllNewsRead(newest: string | undefined): Promise<unknown> {
  return call(readNotifications, { through: newest ?? nowInstant() })
}
