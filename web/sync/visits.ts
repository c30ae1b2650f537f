import { type Appointment, listAppointments } from '@parlor/contract/appointments.ts'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import type { NumberedEvent } from '@parlor/contract/events.ts'
import { getHours, type Hours } from '@parlor/contract/hours.ts'
import { listServices, type Service } from '@parlor/contract/services.ts'
import { call } from '../call.ts'
import type { App } from './app.ts'
import { putRows } from './known.ts'
import { type Load, type Trouble, troubleOf } from './store.ts'
import { type Day, rangeOf } from './visit-days.ts'

/** What this page knows of visits, and of what is done at them. */
export type VisitsKnown = {
  all: ReadonlyMap<string, Appointment>
  days: Readonly<Record<string, Load>> // by location and day
  services: readonly Service[] | null
  hours: Readonly<Record<string, Hours>>
  trouble: Trouble | null // of the services
}

export type Visits = {
  get(): VisitsKnown
  subscribe(listener: () => void): () => void
  /** Read unless they are here and live. */
  openDays(place: { locationId: string; timeZone: string }, days: readonly Day[]): void
  openHouse(locationId: string | null): void
  again(): void
  put(one: Appointment): void
}

const limits = { pagesMax: 20, visits: 5_000 }
export const dayKey = (locationId: string, day: Day) => `${locationId} ${day}`
const opened = new WeakMap<App, Visits>()

/** Whoever is signed in has theirs, from the first page that shows a visit. */
export function visitsOf(app: App): Visits {
  const known = opened.get(app) ?? open(app)
  opened.set(app, known)
  return known
}

function open(app: App): Visits {
  const listeners = new Set<() => void>()
  const removed = new Map<string, number>() // an answer that was on its way brings none back
  const places = new Map<string, string>()
  let known: VisitsKnown = { all: new Map(), days: {}, services: null, hours: {}, trouble: null }
  let isReading = false
  const reading = new Set<string>() // days; that they are on their way draws nothing anew

  function change(next: Partial<VisitsKnown>) {
    known = { ...known, ...next }
    for (const listener of listeners) listener()
  }

  function withAll(before: VisitsKnown['all'], visits: readonly Appointment[], seq: number) {
    const all = new Map(before)
    for (const one of visits) {
      const isGone = (removed.get(one.id) ?? -1) > seq
      const isOlder = (all.get(one.id)?.version ?? 0) > one.version
      if (!isGone && !isOlder) all.set(one.id, one)
    }
    return all
  }

  function hear(events: readonly NumberedEvent[]) {
    const ours = events.filter(({ event }) => /^(appointment|services)\./.test(event.type))
    if (ours.length === 0) return
    const all = new Map(known.all)
    let { services } = known
    for (const { seq, event } of ours) {
      if (event.type === 'services.updated') services = event.services
      if (event.type === 'appointment.removed') {
        all.delete(event.appointmentId)
        removed.set(event.appointmentId, seq)
      }
      if (event.type === 'appointment.changed') {
        const { appointment: one } = event
        if ((all.get(one.id)?.version ?? 0) <= one.version) all.set(one.id, one)
        removed.delete(one.id)
      }
    }
    change({ all, services })
  }

  const withDay = (key: string, load: Load) => ({ ...known.days, [key]: load })

  async function readDay(locationId: string, timeZone: string, day: Day) {
    const key = dayKey(locationId, day)
    if (reading.has(key)) return
    reading.add(key)
    try {
      const range = rangeOf(day, timeZone)
      const found: Appointment[] = []
      let least = Number.POSITIVE_INFINITY
      let cursor: string | null = ''
      for (let page = 0; cursor !== null; page++) {
        const from: string = cursor
        const reply: ReplyOf<typeof listAppointments> = await call(listAppointments, {
          ...{ ...range, locationId, ...(from && { cursor: from }) }
        })
        found.push(...reply.appointments)
        least = Math.min(least, reply.seq)
        const { conversations, seq } = reply
        if (conversations.length > 0)
          app.store.change(({ known: all }) => ({ known: putRows(all, conversations, seq) }))
        cursor = page < limits.pagesMax ? reply.next : null
      }
      const left = leftWithin(locationId, range, new Set(found.map(each => each.id)), least)
      const days = withDay(key, { isBusy: false, trouble: null })
      change({ all: withAll(left, found, least), days })
    } catch (error) {
      change({ days: withDay(key, { isBusy: false, trouble: troubleOf(error) }) })
    } finally {
      reading.delete(key)
    }
  }

  /** What was there before and is not any more left while we did not hear. */
  function leftWithin(
    locationId: string,
    { from, to }: { from: string; to: string },
    there: ReadonlySet<string>,
    seq: number
  ): VisitsKnown['all'] {
    if (app.store.get().known.seq > seq) return known.all
    const rest = [...known.all].filter(
      ([id, one]) =>
        there.has(id) || one.locationId !== locationId || one.endsAt <= from || one.startsAt >= to
    )
    return new Map(rest)
  }

  function readServices() {
    if (isReading) return
    isReading = true
    call(listServices, {})
      .then(
        ({ services }) => change({ services, trouble: null }),
        error => change({ trouble: troubleOf(error) })
      )
      .finally(() => {
        isReading = false
      })
  }

  function readHours(locationId: string) {
    call(getHours, { id: locationId }).then(
      ({ hours }) => change({ hours: { ...known.hours, [locationId]: hours } }),
      () => {} // Without them nothing is hatched.
    )
  }

  /** After a gap nothing that was read is certain; it stays on the screen until it is read again. */
  function startAgain() {
    const shown = Object.entries(known.days)
    if (known.all.size > limits.visits) change({ all: new Map() })
    change({ days: {} })
    reading.clear()
    for (const [key] of shown.slice(-3)) {
      const [locationId = '', day = ''] = key.split(' ')
      const timeZone = places.get(locationId)
      if (timeZone) void readDay(locationId, timeZone, day)
    }
  }

  app.hear(hear)
  let live = app.store.get().live
  app.store.subscribe(() => {
    const before = live
    live = app.store.get().live
    if (live === 'live' && before !== 'live') startAgain()
  })

  return {
    get: () => known,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    openDays({ locationId, timeZone }, days) {
      places.set(locationId, timeZone)
      for (const day of days) {
        const load = known.days[dayKey(locationId, day)]
        if (!load) void readDay(locationId, timeZone, day)
      }
    },
    openHouse(locationId) {
      if (!known.services) readServices()
      if (locationId && !known.hours[locationId]) readHours(locationId)
    },
    again() {
      startAgain()
      if (!known.services) readServices()
    },
    put: one => change({ all: withAll(known.all, [one], Number.MAX_SAFE_INTEGER) })
  }
}
