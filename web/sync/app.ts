import { markRead } from '@parlor/contract/conversation-changes.ts'
import type { View } from '@parlor/contract/conversations.ts'
import type { NumberedEvent } from '@parlor/contract/events.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { getSession, type Session } from '@parlor/contract/staff.ts'
import { call, Refused } from '../call.ts'
import { nowInstant } from '../clock.ts'
import { type Announcer, announceEvents } from './announce.ts'
import { hearOfRights } from './who.ts'
import { browserStorage, createDrafts, type Drafts } from './drafts.ts'
import { hearHouse, readLabels } from './house.ts'
import {
  dropOutboxItem,
  isStillInOutbox,
  type KeptScreen,
  keepOutboxItem,
  keepScreen,
  readOutbox
} from './kept.ts'
import { asStale, hearEvents, knownLimits, putSent } from './known.ts'
import { createLoader, type Loader } from './loader.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { pendingMs } from './ahead.ts'
import { type OutboxItem, settle } from './pending.ts'
import { createPresence, type PresenceStore } from './presence.ts'
import { openSeen } from './seen.ts'
import { openSocket } from './socket.ts'
import { createStore, type Store } from './store.ts'
import { listenForWakes } from './wakes.ts'

const appLimits = { keepEveryMs: 1_000, startAgainMs: 3_000 }

/** All that one signed-in person works with in this page. */
export type App = {
  store: Store
  loader: Loader
  outbox: Outbox
  drafts: Drafts
  presence: PresenceStore
  /** What is on the screen: it is read, kept up to date and not announced twice. */
  show(view: View, threadId: string | null): void
  markRead(conversationId: string, through: string): void
  listen(announcer: Announcer): () => void
  /** Everything that happens, as it is heard: for a page that shows more than the inbox knows. */
  hear(listener: (events: readonly NumberedEvent[]) => void): () => void
  inboxSeen(): void
  close(): void
}

/** Starts to listen, read and send for whoever signed in. */
export function openApp(session: Session, kept: KeptScreen | null, onSignedOut: () => void): App {
  const staffId = session.staff.id
  const mine = kept?.session.staff.id === staffId ? kept : null
  const store = createStore(session, mine && { ...mine, known: asStale(mine.known, -1) })
  const announcers = new Set<Announcer>()
  const hearers = new Set<(events: readonly NumberedEvent[]) => void>()
  let shownThread: string | null = null
  let shownView: View = 'open'
  let line: ReturnType<typeof openSocket> | null = null
  let sentLately: OutboxItem[] = []
  let waiting: readonly OutboxItem[] = []
  let needsAll = false
  let startAgain: ReturnType<typeof setTimeout> | undefined

  const loader = createLoader(store, {
    onStarted() {
      line ??= openLine()
    },
    onUnheard() {
      if (line) return line.wake()
      store.change(() => ({ live: 'offline' }))
      clearTimeout(startAgain)
      startAgain = setTimeout(() => loader.retry(), appLimits.startAgainMs)
    }
  })
  const seen = openSeen(store, staffId)
  const presence = createPresence(frame => line?.say(frame))
  const outbox = openOutbox({
    staffId,
    businessId: session.business.id,
    storage: {
      read: readOutbox,
      keep: keepOutboxItem,
      drop: dropOutboxItem,
      isThere: isStillInOutbox
    },
    onChange(items) {
      waiting = items
      showOutbox()
    },
    onSent: showSent
  })

  function showOutbox() {
    const ids = new Set(waiting.map(each => each.id))
    const outboxNow = [...sentLately.filter(each => !ids.has(each.id)), ...waiting]
    store.change(({ pending }) => ({ pending: { ...pending, outbox: outboxNow } }))
  }

  /** The row changes with the event; until then it stays as we drew it. */
  function showSent(message: Message) {
    const item = waiting.find(each => each.id === message.id)
    if (item) sentLately = [...sentLately, { ...item, at: message.at }]
    store.change(({ known }) => ({ known: putSent(known, message) }))
    setTimeout(() => {
      sentLately = sentLately.filter(each => each.id !== message.id)
      showOutbox()
    }, pendingMs)
  }

  function openLine() {
    return openSocket({
      url: `${location.origin.replace(/^http/, 'ws')}/api/v1/live`,
      after: () => store.get().known.seq,
      onEvents(events) {
        const before = store.get().known
        store.change(({ known, pending }) => {
          const next = hearEvents(known, events)
          return { known: next, pending: settle(pending, next), asOf: nowInstant() }
        })
        const fresh = events.filter(each => each.seq > before.seq)
        announceEvents(fresh, { shownThread, announcers })
        for (const hear of hearers) hear(fresh)
        seen.hear(fresh)
        hearHouse(store, fresh)
        loader.mend()
        if (Object.keys(store.get().known.state.conversations).length > knownLimits.rows) {
          store.change(({ known }) => ({ known: asStale(known, known.seq) }))
          loader.refresh()
        }
      },
      onHello(seq) {
        store.change(({ known }) => ({
          known: needsAll ? asStale(known, seq) : { ...known, seq: Math.max(known.seq, seq) },
          asOf: nowInstant()
        }))
        if (needsAll) loader.refresh()
        needsAll = false
        if (store.get().labels) readLabels(store)
        presence.begin()
        loader.retry()
      },
      onPresence: presence.hear,
      onResync(why) {
        needsAll = true
        if (why === 'rights-changed') hearOfRights(store)
      },
      onState(live) {
        const before = store.get().live
        store.change(() => ({ live }))
        if (live === 'live' && before !== 'live') outbox.wake()
      },
      onSignedOut,
      isSignedIn: () =>
        call(getSession, {}).then(
          (now: Session | null) => now !== null,
          error => !(error instanceof Refused && error.problem.status === 401)
        )
    })
  }

  const stopWakes = listenForWakes({
    wake() {
      line?.wake()
      outbox.wake()
      if (!line) loader.retry()
    },
    lose() {
      line?.lose()
      if (!line) store.change(() => ({ live: 'offline' }))
    }
  })
  const stopKeeping = keepNowAndThen(store)

  return {
    store,
    loader,
    outbox,
    drafts: createDrafts(staffId, browserStorage()),
    presence,
    show(view, threadId) {
      shownView = view
      shownThread = threadId
      loader.show(shownView, threadId)
    },
    markRead(id, through) {
      const read = store.get().pending.reads[id]
      if (read && read >= through) return
      store.change(({ pending }) => ({
        pending: { ...pending, reads: { ...pending.reads, [id]: through } }
      }))
      call(markRead, { id, through }).catch(() => {
        store.change(({ pending }) => {
          const { [id]: _, ...reads } = pending.reads
          return { pending: { ...pending, reads } }
        })
      })
    },
    listen(announcer) {
      announcers.add(announcer)
      return () => announcers.delete(announcer)
    },
    hear(listener) {
      hearers.add(listener)
      return () => hearers.delete(listener)
    },
    inboxSeen: seen.look,
    close() {
      clearTimeout(startAgain)
      line?.close()
      presence.close()
      outbox.close()
      stopWakes()
      stopKeeping()
    }
  }
}

/** What is on the screen outlives the page; written at most once a second. */
function keepNowAndThen(store: Store): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let kept = store.get().known
  const keep = () => {
    timer = undefined
    const { session, known, asOf } = store.get()
    if (known === kept || known.seq < 0 || !asOf) return
    kept = known
    void keepScreen({ session, known, asOf })
  }
  const stop = store.subscribe(() => {
    timer ??= setTimeout(keep, appLimits.keepEveryMs)
  })
  window.addEventListener('pagehide', keep)
  return () => {
    clearTimeout(timer)
    stop()
    window.removeEventListener('pagehide', keep)
  }
}
