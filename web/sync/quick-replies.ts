import {
  deleteQuickReply,
  listQuickReplies,
  type QuickReply,
  saveQuickReply
} from '@parlor/contract/quick-replies.ts'
import { call } from '../call.ts'
import type { App } from './app.ts'

/** Mine and those shared with all: read when they are first asked for, and again at every use. */
export type QuickReplies = {
  all(): readonly QuickReply[] | null
  subscribe(listener: () => void): () => void
  read(): Promise<void>
  save(reply: Omit<QuickReply, 'ownerId'>): Promise<void>
  drop(id: string): Promise<void>
}

const opened = new WeakMap<App, QuickReplies>()

/** Whoever is signed in has theirs. */
export function quickRepliesOf(app: App): QuickReplies {
  const known = opened.get(app) ?? openQuickReplies()
  opened.set(app, known)
  return known
}

function openQuickReplies(): QuickReplies {
  const listeners = new Set<() => void>()
  let known: readonly QuickReply[] | null = null

  function put(next: readonly QuickReply[]) {
    known = next.toSorted((a, b) => a.name.localeCompare(b.name))
    for (const listener of listeners) listener()
  }

  const others = (id: string) => (known ?? []).filter(each => each.id !== id)
  return {
    all: () => known,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async read() {
      put((await call(listQuickReplies, {})).quickReplies)
    },
    async save(reply) {
      const { quickReply } = await call(saveQuickReply, reply)
      put([...others(reply.id), quickReply])
    },
    async drop(id) {
      await call(deleteQuickReply, { id })
      put(others(id))
    }
  }
}
