import type { VisitFields } from '@parlor/contract/appointment-imports.ts'
import type { ClientImport } from '@parlor/contract/client-imports.ts'
import { newId } from '@parlor/contract/ids.ts'
import {
  addAppointment,
  lockImported,
  putAppointment,
  type Stored
} from '../appointments/appointments.ts'
import { giveSight, noteEntry, shownSince, tellAppointment } from '../appointments/tell-visit.ts'
import type { WaitingRow, Written } from '../client-imports/import-table.ts'
import { asBad } from '../client-imports/known.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { whatVisitsKnow } from './known.ts'
import { asChanged, planOf, statusOf } from './plan.ts'
import { noteOf, readVisit, type ReadVisit } from './read-visit.ts'
import { cardOf, cardsFor } from './who.ts'

/** What undoes a line: the visit as the file left it, and how it was before. */
export type Added = { id: string; version: number; before: Stored | null }
type Done = Written<VisitFields>

/** Events become visits, or change those that an earlier file brought. A file may name one twice. */
export async function writeVisits(
  tx: Tx,
  rows: WaitingRow<VisitFields>[],
  file: ClientImport
): Promise<Done[]> {
  const known = await whatVisitsKnow(tx)
  const read = await Promise.all(
    rows.map(async row => ({ row, event: await readVisit(row.fields, known) }))
  )
  const good = read.flatMap(({ event }) => ('why' in event ? [] : [event]))
  const cards = await cardsFor(tx, good)
  const here = new Map(
    (
      await lockImported(
        tx,
        good.map(each => each.uid)
      )
    ).map(each => [each.externalId, each])
  )
  const done: Done[] = []
  for (const { row, event } of read) {
    if ('why' in event) {
      done.push({ ...row, ...asBad(event), added: null })
      continue
    }
    const before = here.get(event.uid) ?? null
    const plan = planOf(event, before)
    const isWanted = row.decided
      ? row.fate !== 'skip' && (!before || plan.gains.length > 0)
      : row.fate !== 'skip' && plan.fate !== 'skip'
    if (!isWanted) {
      done.push({ ...row, fate: 'skip', why: row.why ?? plan.why, added: null })
      continue
    }
    const card = cardOf(event, cards)
    const one = before
      ? await change(tx, before, event, file.byId)
      : await book(tx, event, card, file.byId)
    here.set(event.uid, one)
    const added: Added = { id: one.id, version: one.version, before }
    const fate = before ? 'merge' : 'new'
    done.push({ ...row, fate, clientId: one.client?.id ?? null, gains: plan.gains, added })
  }
  return done
}

type Card = { id: string; name: string; phones: string[] } | null

async function book(tx: Tx, event: ReadVisit, card: Card, byId: string): Promise<Stored> {
  const at = now().toISOString()
  const status = statusOf(event)
  const one: Stored = {
    ...{ id: newId(now().getTime()), locationId: event.locationId, staffId: event.staffId },
    client: card && { id: card.id, name: card.name },
    serviceId: event.service?.id ?? null,
    bufferMinutes: event.service?.bufferMinutes ?? 0,
    ...{ startsAt: event.startsAt, endsAt: event.endsAt, status },
    phone: event.phones[0] ?? card?.phones[0] ?? null,
    ...{
      note: noteOf(event, card?.name ?? null),
      source: 'import',
      externalId: event.uid,
      version: 1,
      changedIn: {}
    },
    ...{ createdById: byId, changedById: byId, changedAt: at }
  }
  await addAppointment(tx, one)
  await giveSight(tx, one)
  const isOver = status === 'completed'
  const entry = isOver
    ? await noteEntry(tx, one, 'kept', byId, one.endsAt)
    : await noteEntry(tx, one, status === 'cancelled' ? 'cancelled' : 'booked', byId)
  if (isShown(one)) tellAppointment(tx, one, null, entry)
  return one
}

async function change(tx: Tx, before: Stored, event: ReadVisit, byId: string): Promise<Stored> {
  const one: Stored = {
    ...asChanged(event, before),
    ...{ version: before.version + 1, changedById: byId, changedAt: now().toISOString() }
  }
  await putAppointment(tx, one)
  const kind =
    one.status !== before.status
      ? one.status === 'cancelled'
        ? 'cancelled'
        : 'booked'
      : one.startsAt !== before.startsAt
        ? 'moved'
        : null
  const entry = kind && (await noteEntry(tx, one, kind, byId))
  if (isShown(one) || isShown(before)) tellAppointment(tx, one, before, entry)
  return one
}

export const isShown = ({ startsAt }: Stored) => Date.parse(startsAt) > shownSince().getTime()
