import type { ClientId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { deleteEntries, moveEntries } from './appointment-entries.ts'
import { forgetClient, forgetInEvents, moveToClient } from './appointments.ts'
import { shownSince, tellAppointment } from './tell-visit.ts'

/** Two cards were of one person: so are their visits. */
export async function giveVisits(tx: Tx, from: ClientId, into: ClientId): Promise<void> {
  await moveEntries(tx, from, into)
  for (const one of await moveToClient(tx, from, into, shownSince())) tellAppointment(tx, one, null)
}

/** A client is erased. That somebody was there stays; who it was, does not. */
export async function leaveVisits(tx: Tx, id: ClientId): Promise<void> {
  await deleteEntries(tx, id)
  const changed = await forgetClient(tx, id, shownSince(), now())
  await forgetInEvents(tx, id)
  for (const one of changed) tellAppointment(tx, one, null)
}
