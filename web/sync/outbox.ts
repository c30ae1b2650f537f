import type { InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { type Message, sendMessage } from '@parlor/contract/messaging.ts'
import { call, Refused } from '../call.ts'
import { nowInstant } from '../clock.ts'
import type { OutboxItem, SendHow } from './pending.ts'

export const outboxLimits = { retryMsMin: 1_000, retryMsMax: 30_000 }

/** Where texts are kept until they are answered; in a browser this is IndexedDB. */
export type OutboxStorage = {
  read(): Promise<OutboxItem[]>
  keep(item: OutboxItem): Promise<void>
  drop(id: string): Promise<void>
  isThere(id: string): Promise<boolean>
}

type Send = (text: InputOf<typeof sendMessage>) => Promise<ReplyOf<typeof sendMessage>>

type Parts = {
  staffId: string
  businessId: string
  storage: OutboxStorage
  send?: Send
  onChange(items: readonly OutboxItem[]): void
  onSent(message: Message): void
}

export type NewText = {
  conversationId: string
  body: string
  resendOf?: string | null
  how?: SendHow
  onSent?: () => void // while this page lives
}

export type Outbox = {
  /** On the screen at once; resolves when it is kept and can no longer be lost. */
  add(text: NewText): Promise<void>
  /** Once more, after a refusal. */
  retry(id: string, how?: SendHow): void
  discard(id: string): void
  /** The line is back: do not wait any longer. */
  wake(): void
  close(): void
}

/** Sends what was written, in order per conversation, until the server has answered. The id is
 * made here, so sending again after a lost answer is the same text. */
export function openOutbox(parts: Parts): Outbox {
  const { storage } = parts
  const send: Send = parts.send ?? (text => call(sendMessage, text))
  const sending = new Set<string>() // conversations
  const whenSent = new Map<string, () => void>()
  let items: OutboxItem[] = []
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isOver = false

  function change(next: OutboxItem[]) {
    items = next
    parts.onChange(items)
  }

  function put(item: OutboxItem) {
    change(items.map(each => (each.id === item.id ? item : each)))
    return storage.keep(item)
  }

  function remove(id: string) {
    change(items.filter(each => each.id !== id))
    return storage.drop(id)
  }

  function flush() {
    if (isOver) return
    clearTimeout(retry)
    for (const conversationId of new Set(items.map(each => each.conversationId))) {
      void sendLane(conversationId)
    }
  }

  /** One conversation's texts, one after the other. */
  async function sendLane(conversationId: string) {
    if (sending.has(conversationId)) return
    sending.add(conversationId)
    try {
      for (;;) {
        const item = items.find(each => each.conversationId === conversationId && !each.refusal)
        if (!item || isOver) return
        if (await storage.isThere(item.id)) await sendItem(item)
        else change(items.filter(each => each.id !== item.id))
      }
    } catch {
      failures++
      const wait = outboxLimits.retryMsMin * 2 ** Math.min(failures, 6)
      clearTimeout(retry)
      if (!isOver) retry = setTimeout(flush, Math.min(wait, outboxLimits.retryMsMax))
    } finally {
      sending.delete(conversationId)
    }
  }

  /** Throws when nobody can tell yet: it stays, and goes again with the same id. */
  async function sendItem(item: OutboxItem) {
    const { id: messageId, conversationId: id, body, resendOf, how } = item
    try {
      const { message } = await send({
        ...{ id, messageId, body },
        ...(resendOf ? { resendOf } : {}),
        ...how
      })
      failures = 0
      parts.onSent(message)
      await remove(item.id)
      whenSent.get(item.id)?.()
      whenSent.delete(item.id)
    } catch (error) {
      const isFinal = error instanceof Refused && !error.isPassing && error.problem.status !== 401
      if (!isFinal) throw error
      await put({ ...item, refusal: error.problem })
    }
  }

  void storage.read().then(kept => {
    if (isOver) return
    const mine = kept.filter(
      each => each.staffId === parts.staffId && each.businessId === parts.businessId
    )
    const have = new Set(items.map(each => each.id))
    const earlier = mine.filter(each => !have.has(each.id))
    change([...earlier, ...items].sort((a, b) => (a.id < b.id ? -1 : 1)))
    flush()
  })

  return {
    async add({ conversationId, body, resendOf = null, how = {}, onSent }) {
      const { staffId, businessId } = parts
      const item: OutboxItem = {
        ...{ id: newId(), conversationId, businessId, staffId, body, resendOf, how },
        ...{ at: nowInstant(), refusal: null }
      }
      if (onSent) whenSent.set(item.id, onSent)
      change([...items, item])
      await storage.keep(item)
      flush()
    },
    retry(id, how) {
      const item = items.find(each => each.id === id)
      if (item) void put({ ...item, how: { ...item.how, ...how }, refusal: null }).then(flush)
    },
    discard: id => void remove(id),
    wake() {
      failures = 0
      flush()
    },
    close() {
      isOver = true
      clearTimeout(retry)
    }
  }
}
