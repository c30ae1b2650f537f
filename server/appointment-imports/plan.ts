import type { Stored } from '../appointments/appointments.ts'
import type { ImportFate } from '@parlor/contract/client-imports.ts'
import { now } from '../platform/clock.ts'
import { noteOf, type ReadVisit } from './read-visit.ts'

type Field = 'startsAt' | 'minutes' | 'note' | 'status'
export type Planned = { fate: ImportFate; gains: Field[]; why: string | null }

/** What becomes of an event, beside the visit that an earlier file brought with the same UID. */
export function planOf(event: ReadVisit, here: Stored | null): Planned {
  if (!here) {
    if (!event.isCancelled) return { fate: 'new', gains: [], why: null }
    return { fate: 'skip', gains: [], why: 'It was cancelled before it came here.' }
  }
  const wanted = asChanged(event, here)
  const gains = (Object.keys(facts) as Field[]).filter(
    field => facts[field](wanted) !== facts[field](here)
  )
  if (gains.length === 0) return { fate: 'skip', gains, why: 'It is here already.' }
  const isOurs = Object.keys(here.changedIn).length > 0
  return isOurs
    ? { fate: 'skip', gains, why: 'Somebody has changed it here since: yours stays.' }
    : { fate: 'merge', gains, why: null }
}

const facts: Record<Field, (one: Stored) => unknown> = {
  startsAt: one => one.startsAt,
  minutes: one => Date.parse(one.endsAt) - Date.parse(one.startsAt),
  note: one => one.note,
  status: one => one.status === 'cancelled'
}

/** The file says when, how long, and whether it takes place; who comes for what is ours from then on. */
export function asChanged(event: ReadVisit, here: Stored): Stored {
  const wasCancelled = here.status === 'cancelled'
  const status = event.isCancelled ? 'cancelled' : wasCancelled ? statusOf(event) : here.status
  const note = noteOf(event, here.client?.name ?? null)
  return { ...here, startsAt: event.startsAt, endsAt: event.endsAt, note, status }
}

/** What is over took place, as far as a calendar knows. */
export function statusOf({ endsAt, isCancelled }: ReadVisit): Stored['status'] {
  if (isCancelled) return 'cancelled'
  return Date.parse(endsAt) <= now().getTime() ? 'completed' : 'booked'
}
