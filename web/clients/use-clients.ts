import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type Appointment,
  listClientAppointments,
  takesTime
} from '@parlor/contract/appointments.ts'
import { type ClientLine, listClients } from '@parlor/contract/client-cards.ts'
import type { NumberedEvent } from '@parlor/contract/events.ts'
import { call } from '../call.ts'
import { nowMs } from '../clock.ts'
import { type Trouble, troubleOf } from '../sync/store.ts'
import { useApp } from '../sync/use-app.tsx'

export type Narrowed = Partial<Record<'q' | 'group' | 'staff' | 'type' | 'place' | 'sort', string>>
export const narrowKeys = ['q', 'group', 'staff', 'type', 'place', 'sort'] as const

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
  const shown = useRef<readonly ClientLine[]>([])
  shown.current = clients.lines ?? []

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
      app.hear(events => {
        put(was => withLines(was, lines => events.reduce(heard, lines)))
        const unsure = shown.current.filter(line => events.some(each => isOff(line, each)))
        for (const { id } of unsure) {
          call(listClientAppointments, { id, limit: 1 }).then(
            ({ coming }) => put(was => withLines(was, lines => lines.map(withNext(id, coming)))),
            () => {} // The next reading of the list says it.
          )
        }
      }),
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
  if (event.type === 'appointment.changed') {
    const { appointment } = event
    const { client } = appointment
    const known = lines.find(line => line.id === client?.id)
    const isNext =
      known &&
      isComing(appointment) &&
      !((known.nextAppointment?.startsAt ?? '~') < appointment.startsAt)
    return isNext ? lines.map(withNext(known.id, appointment)) : lines
  }
  if (event.type !== 'client.updated') return lines
  const { id, name } = event.client
  return lines.map(line => (line.id === id ? { ...line, name } : line))
}

function withLines(
  was: Clients,
  change: (lines: readonly ClientLine[]) => readonly ClientLine[]
): Clients {
  const lines = was.lines && change(was.lines)
  return lines === was.lines ? was : { ...was, lines }
}

const isComing = (one: Appointment) => takesTime(one) && Date.parse(one.startsAt) > nowMs()

const withNext = (id: string, next: Appointment | null) => (line: ClientLine) => {
  if (line.id !== id) return line
  const nextAppointment = next && {
    ...{ id: next.id, startsAt: next.startsAt, locationId: next.locationId }
  }
  return { ...line, nextAppointment }
}

/** The visit that the line shows is later, off, or another's: which comes next, the server knows. */
function isOff({ id, nextAppointment: shown }: ClientLine, { event }: NumberedEvent): boolean {
  if (event.type === 'appointment.removed') return event.appointmentId === shown?.id
  if (event.type !== 'appointment.changed' || event.appointment.id !== shown?.id) return false
  const { appointment } = event
  const isTheirs = appointment.client?.id === id
  return !isTheirs || !isComing(appointment) || appointment.startsAt > shown.startsAt
}

function inputOf(question: string) {
  const { q = '', group, staff, type, place, sort } = JSON.parse(question) as Narrowed
  return {
    q,
    ...(group && { groupId: group }),
    ...(staff && { providerId: staff }),
    ...(type && { clientType: type }),
    ...(place && { locationId: place }),
    ...(sort === 'appointment' && { sort: 'appointment' as const })
  }
}
