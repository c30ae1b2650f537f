import { useCallback, useEffect, useRef, useState } from 'react'
import { type ClientLine, listClients } from '@parlor/contract/client-cards.ts'
import type { NumberedEvent } from '@parlor/contract/events.ts'
import { call } from '../call.ts'
import { type Trouble, troubleOf } from '../sync/store.ts'
import { useApp } from '../sync/use-app.tsx'

export type Narrowed = Partial<Record<'q' | 'group' | 'staff' | 'type' | 'place', string>>
export const narrowKeys = ['q', 'group', 'staff', 'type', 'place'] as const

type Clients = {
  lines: readonly ClientLine[] | null // null: nothing was read yet
  total: number | null
  next: string | null
  isBusy: boolean
  trouble: Trouble | null
}
const nothing: Clients = { lines: null, total: null, next: null, isBusy: true, trouble: null }

/** The clients that the search and the filters leave. What was read stays while the next is read. */
export function useClients(narrowed: Narrowed) {
  const app = useApp()
  const [clients, put] = useState(nothing)
  const [tries, setTries] = useState(0)
  const question = JSON.stringify(narrowed)
  const current = useRef(question)
  current.current = question

  const read = useCallback(
    async (before: string | null, signal?: AbortSignal) => {
      put(was => ({ ...was, isBusy: true }))
      try {
        const page = await call(
          listClients,
          { ...inputOf(question), ...(before && { before }) },
          signal
        )
        if (current.current !== question) return
        put(was => ({
          lines: before ? [...(was.lines ?? []), ...page.clients] : page.clients,
          total: before ? was.total : page.total,
          next: page.next,
          isBusy: false,
          trouble: null
        }))
      } catch (error) {
        if (signal?.aborted) return
        put(was => ({ ...was, isBusy: false, trouble: troubleOf(error) }))
      }
    },
    [question]
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    const leaving = new AbortController()
    void read(null, leaving.signal)
    return () => leaving.abort()
  }, [read, tries])

  useEffect(
    () =>
      app.hear(events =>
        put(was => {
          const lines = was.lines && events.reduce(heard, was.lines)
          return lines === was.lines ? was : { ...was, lines }
        })
      ),
    [app]
  )

  return {
    ...clients,
    more: () => clients.next && !clients.isBusy && void read(clients.next),
    again: () => setTries(before => before + 1)
  }
}

function heard(lines: readonly ClientLine[], { event }: NumberedEvent): readonly ClientLine[] {
  if (event.type === 'client.removed') return lines.filter(line => line.id !== event.clientId)
  if (event.type !== 'client.updated') return lines
  const { id, name } = event.client
  return lines.map(line => (line.id === id ? { ...line, name } : line))
}

function inputOf(question: string) {
  const { q = '', group, staff, type, place } = JSON.parse(question) as Narrowed
  return {
    q,
    ...(group && { groupId: group }),
    ...(staff && { providerId: staff }),
    ...(type && { clientType: type }),
    ...(place && { locationId: place })
  }
}
