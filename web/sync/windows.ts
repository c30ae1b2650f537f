import { comesBefore } from '@parlor/contract/apply-event.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { applyToThread, conversationOf, type Known, type ThreadPage } from './known.ts'

/** Whoever walks through years of texts holds no more than these at once. */
export const loadedTextsMax = 400

/** An older page, put before what is loaded. */
export function putOlderMessages(known: Known, page: ThreadPage): Known {
  const id = page.conversation.id
  const loaded = known.state.threads[id]
  const thread = known.threads[id]
  if (!loaded || !thread) return known
  const have = new Set(loaded.map(each => each.id))
  const heard = new Map<string, Message>()
  for (const { seq, event } of known.recent) {
    if (seq > page.seq && 'message' in event) heard.set(event.message.id, event.message)
  }
  const older = page.messages
    .toReversed()
    .filter(each => !have.has(each.id))
    .map(each => heard.get(each.id) ?? each)
  const threads = { ...known.state.threads, [id]: [...older, ...loaded] }
  const had = known.state.entries[id] ?? []
  const hadIds = new Set(had.map(each => each.id))
  const olderEntries = page.entries.toReversed().filter(each => !hadIds.has(each.id))
  const entries = { ...known.state.entries, [id]: [...olderEntries, ...had] }
  return dropNewest(
    {
      ...known,
      threads: { ...known.threads, [id]: { ...thread, next: page.next } },
      state: { ...known.state, threads, entries }
    },
    id
  )
}

/** A newer page, put below a stretch of the past; at the end of the thread it is live again. */
export function putNewerMessages(known: Known, page: ThreadPage): Known {
  const id = page.conversation.id
  const loaded = known.state.threads[id]
  const thread = known.threads[id]
  if (!loaded || !thread) return known
  const entries = known.state.entries[id] ?? []
  const put: Known = {
    ...known,
    threads: {
      ...known.threads,
      [id]: { next: thread.next, newer: page.newer ?? null, seq: page.seq }
    },
    state: {
      ...known.state,
      threads: { ...known.state.threads, [id]: below(loaded, page.messages) },
      entries: { ...known.state.entries, [id]: below(entries, page.entries) }
    }
  }
  const live = put.recent
    .filter(each => each.seq > page.seq && conversationOf(each) === id)
    .reduce(applyToThread, put)
  return dropOldest(live, id)
}

function below<Each extends { id: string }>(loaded: readonly Each[], newer: readonly Each[]) {
  const have = new Set(loaded.map(each => each.id))
  return [...loaded, ...newer.toReversed().filter(each => !have.has(each.id))]
}

function dropNewest(known: Known, id: string): Known {
  const texts = known.state.threads[id]!
  if (texts.length <= loadedTextsMax) return known
  const kept = texts.slice(0, loadedTextsMax)
  const last = kept.at(-1)!
  return keepOnly(known, id, {
    texts: kept,
    holds: entry => comesBefore(entry, last),
    cursors: { newer: cursorOf(last) }
  })
}

function dropOldest(known: Known, id: string): Known {
  const texts = known.state.threads[id]!
  if (texts.length <= loadedTextsMax) return known
  const kept = texts.slice(-loadedTextsMax)
  const first = kept[0]!
  return keepOnly(known, id, {
    texts: kept,
    holds: entry => comesBefore(first, entry),
    cursors: { next: cursorOf(first) }
  })
}

type Kept = {
  texts: readonly Message[]
  holds: (entry: ThreadEntry) => boolean
  cursors: { next?: string; newer?: string }
}

function keepOnly(known: Known, id: string, { texts, holds, cursors }: Kept): Known {
  const entries = (known.state.entries[id] ?? []).filter(holds)
  return {
    ...known,
    threads: { ...known.threads, [id]: { ...known.threads[id]!, ...cursors } },
    state: {
      ...known.state,
      threads: { ...known.state.threads, [id]: texts },
      entries: { ...known.state.entries, [id]: entries }
    }
  }
}

const cursorOf = ({ at, id }: Message) => `${at}~${id}`
