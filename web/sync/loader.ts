import {
  countConversations,
  getConversation,
  listConversations,
  type View
} from '@parlor/contract/conversations.ts'
import { listMessages } from '@parlor/contract/messaging.ts'
import { call } from '../call.ts'
import { nowInstant, nowMs } from '../clock.ts'
import {
  forgetConversation,
  isTooOld,
  type Known,
  putCounts,
  putFirstPage,
  putRows,
  putThread,
  startAt
} from './known.ts'
import { putLoad, type Store, troubleOf } from './store.ts'

// What a long list needs comes with its second page.
const window = () => import('./list-window.ts')

const loaderLimits = { rereads: 3, countsEveryMs: 1_000, rowsAtOnce: 10 }

export type Loader = {
  /** What is on the screen now; read unless it is there and live. */
  show(view: View, threadId: string | null): void
  moreRows(view: View, how?: { again?: boolean; keepsAll?: boolean }): void
  /** Those above a stretch that is further down the list. */
  rowsAbove(view: View): void
  newestRows(view: View): void
  olderMessages(id: string): void
  newerMessages(id: string): void
  /** The stretch of a thread around a text or a moment, in place of what is loaded of it. */
  openAround(id: string, around: { messageId: string } | { at: string }): void
  newestMessages(id: string): void
  retry(): void
  /** All that is shown is read again; the rest when it is shown. */
  refresh(): void
  /** Numbers and read marks that no event could tell. */
  mend(): void
}

type Told = {
  /** The first part is here: live updates go on from it. */
  onStarted(): void
  onUnheard(): void
}

/** Reads parts of what the server knows. Each answer says at which event it was read. */
export function createLoader(store: Store, told: Told): Loader {
  let shown: { view: View; threadId: string | null } = { view: 'open', threadId: null }
  const fresh = new Set<string>() // loads that live updates keep fresh
  let countsAskedMs = 0
  let countsTimer: ReturnType<typeof setTimeout> | undefined

  /** Reads until the answer can be joined to what was heard live. One at a time for each key. */
  async function load<Answer extends { seq: number }>(
    key: string,
    read: () => Promise<Answer>,
    put: (known: Known, answer: Answer) => Known,
    gone: (known: Known) => Known = known => known
  ) {
    if (store.get().loads[key]?.isBusy) return
    putLoad(store, key, { isBusy: true, trouble: null })
    try {
      let answer = await read()
      for (let i = 0; i < loaderLimits.rereads && isTooOld(store.get().known, answer.seq); i++) {
        answer = await read()
      }
      fresh.add(key)
      store.change(({ known, loads }) => ({
        known: put(startAt(known, answer.seq), answer),
        loads: { ...loads, [key]: { isBusy: false, trouble: null } },
        asOf: nowInstant()
      }))
      told.onStarted()
    } catch (error) {
      const trouble = troubleOf(error)
      putLoad(store, key, { isBusy: false, trouble })
      if (trouble.kind === 'refused' && trouble.code === 'not-found') {
        store.change(({ known }) => ({ known: gone(known) }))
      }
      if (trouble.kind === 'unheard') told.onUnheard()
    }
  }

  function loadList(view: View) {
    void load(
      `list:${view}`,
      () => call(listConversations, { view }),
      (known, page) => putFirstPage(known, { view, ...page }, shown.threadId)
    )
  }

  function loadThread(id: string) {
    void load(
      `thread:${id}`,
      () => call(listMessages, { id }),
      putThread,
      known => forgetConversation(known, id)
    )
  }

  /** What a page needs to be joined to another comes with the first such page. */
  async function beyond(key: string, page: { id: string; before?: string; after?: string }) {
    const { putNewerMessages, putOlderMessages } = await import('./windows.ts')
    const put = page.after ? putNewerMessages : putOlderMessages
    await load(key, () => call(listMessages, page), put)
  }

  function loadCounts() {
    countsAskedMs = nowMs()
    void load('counts', () => call(countConversations, {}), putCounts)
  }

  function showNow() {
    const { view, threadId } = shown
    const listKey = `list:${view}`
    if (!fresh.has(listKey) || !store.get().known.lists[view]) loadList(view)
    if (threadId && !fresh.has(`thread:${threadId}`)) loadThread(threadId)
    // A thread that was opened long ago is forgotten when others are.
    if (threadId && fresh.has(`thread:${threadId}`) && !store.get().known.threads[threadId]) {
      loadThread(threadId)
    }
    if (!fresh.has('counts')) loadCounts()
  }

  function countAgain() {
    clearTimeout(countsTimer)
    const wait = countsAskedMs + loaderLimits.countsEveryMs - nowMs()
    if (wait <= 0) loadCounts()
    else countsTimer = setTimeout(loadCounts, wait)
  }

  return {
    show(view, threadId) {
      // Whoever comes to a list begins at its top.
      if (view !== shown.view && store.get().known.lists[view]?.above) fresh.delete(`list:${view}`)
      shown = { view, threadId }
      showNow()
    },
    retry: showNow,
    refresh() {
      fresh.clear()
      showNow()
    },
    moreRows(view, { again = false, keepsAll = false } = {}) {
      const before = store.get().known.lists[view]?.next
      // After a failure only a person asks again, or the list would ask for ever.
      if (!before || (store.get().loads[`more:${view}`]?.trouble && !again)) return
      void window().then(({ listWindow, putPageBelow }) =>
        load(
          `more:${view}`,
          () => call(listConversations, { view, before, limit: listWindow.page }),
          (known, page) => putPageBelow(known, { view, ...page }, keepsAll)
        )
      )
    },
    rowsAbove(view) {
      const place = store.get().known.lists[view]?.above?.place
      if (!place) return
      const after = `${place.lastAt}~${place.id}`
      void window().then(({ listWindow, putPageAbove }) =>
        load(
          `above:${view}`,
          () => call(listConversations, { view, after, limit: listWindow.page }),
          (known, page) => putPageAbove(known, { view, ...page })
        )
      )
    },
    newestRows: loadList,
    olderMessages(id) {
      const before = store.get().known.threads[id]?.next
      if (!before) return
      void beyond(`older:${id}`, { id, before })
    },
    newerMessages(id) {
      const after = store.get().known.threads[id]?.newer
      if (!after) return
      void beyond(`newer:${id}`, { id, after })
    },
    openAround(id, around) {
      // A text that was deleted meanwhile is nowhere to open at.
      const key = `thread:${id}`
      void load(key, () => call(listMessages, { id, ...around }), putThread).then(() => {
        if (store.get().loads[key]?.trouble?.kind === 'refused') loadThread(id)
      })
    },
    newestMessages: loadThread,
    mend() {
      const { known } = store.get()
      if (known.countsAreStale) countAgain()
      for (const id of known.rowsToAskFor.slice(0, loaderLimits.rowsAtOnce)) {
        void load(
          `row:${id}`,
          () => call(getConversation, { id }),
          (now, { conversation, seq }) => putRows(now, [conversation], seq)
        )
      }
    }
  }
}
