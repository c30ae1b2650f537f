import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type HistoryItem,
  type HistoryKind,
  isOfKind,
  listHistory
} from '@parlor/contract/contact-history.ts'
import type { NumberedEvent } from '@parlor/contract/events.ts'
import { call } from '../call.ts'
import { type Trouble, troubleOf } from '../sync/store.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { withItem } from './history-lines.ts'

type History = {
  items: readonly HistoryItem[] | null
  next: string | null
  isBusy: boolean
  trouble: Trouble | null
}
const nothing: History = { items: null, next: null, isBusy: true, trouble: null }

/** One client's time line, live: what is heard takes its place without being asked for. */
export function useHistory(clientId: string, kind: HistoryKind) {
  const app = useApp()
  const { live } = useScreen()
  const [history, put] = useState(nothing)
  const [tries, setTries] = useState(0)
  const seq = useRef(Number.POSITIVE_INFINITY)
  const wasLive = useRef(live)

  const read = useCallback(
    async (before: string | null, signal?: AbortSignal) => {
      put(was => ({ ...was, isBusy: true }))
      try {
        const page = await call(
          listHistory,
          { id: clientId, kind, ...(before && { before }) },
          signal
        )
        if (!before) seq.current = page.seq
        put(was => ({
          items: before ? [...(was.items ?? []), ...page.items] : page.items,
          next: page.next,
          isBusy: false,
          trouble: null
        }))
      } catch (error) {
        if (!signal?.aborted) put(was => ({ ...was, isBusy: false, trouble: troubleOf(error) }))
      }
    },
    [clientId, kind]
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    const leaving = new AbortController()
    void read(null, leaving.signal)
    return () => leaving.abort()
  }, [read, tries])

  // What was missed while nobody listened is read again.
  useEffect(() => {
    if (live === 'live' && wasLive.current === 'offline') setTries(before => before + 1)
    wasLive.current = live
  }, [live])

  useEffect(
    () =>
      app.hear(events => {
        const fresh = events.filter(each => each.seq > seq.current)
        if (fresh.length === 0) return
        put(was => {
          if (!was.items) return was
          let items = was.items
          for (const each of fresh) items = heard(items, each, clientId, kind)
          return items === was.items ? was : { ...was, items }
        })
      }),
    [app, clientId, kind]
  )
  const { next } = history
  return {
    ...history,
    more: () => next && !history.isBusy && void read(next),
    again: () => setTries(before => before + 1)
  }
}

function heard(
  items: readonly HistoryItem[],
  { event }: NumberedEvent,
  clientId: string,
  kind: HistoryKind
): readonly HistoryItem[] {
  if (event.type === 'message.removed') return items.filter(each => each.id !== event.messageId)
  if (event.type === 'entry.removed') return items.filter(each => each.id !== event.entryId)
  if (event.type === 'conversation.removed') {
    return items.filter(each => conversationOf(each) !== event.conversationId)
  }
  const item = itemOf(event, clientId)
  if (!item) return items
  if (isOfKind(item, kind)) return withItem(items, item)
  return items.some(each => each.id === item.id) ? items.filter(each => each.id !== item.id) : items
}

function conversationOf(item: HistoryItem): string | null {
  if (item.of === 'text') return item.message.conversationId
  return item.of === 'thread' ? item.entry.conversationId : null
}

function itemOf(event: NumberedEvent['event'], clientId: string): HistoryItem | null {
  if (event.type === 'client.updated') return event.client.id === clientId ? event.happened : null
  if (event.type === 'appointment.changed') {
    const entry = event.happened
    return entry?.clientId === clientId
      ? { of: 'appointment', id: entry.id, at: entry.at, entry }
      : null
  }
  if (!('conversation' in event) || event.conversation.client?.id !== clientId) return null
  if (event.type === 'entry.added') {
    const { entry } = event
    return { of: 'thread', id: entry.id, at: entry.at, entry }
  }
  if (!('message' in event)) return null
  const { message } = event
  return { of: 'text', id: message.id, at: message.at, message }
}
