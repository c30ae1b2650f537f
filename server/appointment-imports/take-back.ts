import type { ClientImport } from '@parlor/contract/client-imports.ts'
import {
  deleteUnchanged,
  forgetProviders,
  lockImported,
  putAppointment
} from '../appointments/appointments.ts'
import { noteEntry, tellAppointment, tellGone } from '../appointments/tell-visit.ts'
import type { DoneRow } from '../client-imports/import-table.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { changeRights } from '../staff/rights.ts'
import { type Added, isShown } from './write-visits.ts'

/** What the file booked is gone again, and what it changed is as it was; what somebody has changed since
 * stays. */
export async function takeBackVisits(tx: Tx, rows: DoneRow[], file: ClientImport): Promise<number> {
  const added = rows.flatMap(row => (row.added ? [row.added as Added] : []))
  const restored = await restore(
    tx,
    added.filter(each => each.before),
    file.byId
  )
  const fresh = added.filter(each => !each.before)
  const gone = await deleteUnchanged(tx, fresh)
  const pairs = gone.flatMap(({ client, staffId }) =>
    client ? [{ clientId: client.id, staffId }] : []
  )
  await changeRights(tx, await forgetProviders(tx, pairs))
  for (const one of gone.filter(isShown)) tellGone(tx, one)
  return added.length - restored - gone.length
}

async function restore(tx: Tx, changed: Added[], byId: string): Promise<number> {
  const uids = changed.flatMap(({ before }) => before?.externalId ?? [])
  const here = new Map((await lockImported(tx, uids)).map(each => [each.id, each]))
  let count = 0
  for (const { id, version, before } of changed) {
    const is = here.get(id)
    if (!before || is?.version !== version) continue
    const one = {
      ...is,
      ...{ startsAt: before.startsAt, endsAt: before.endsAt, note: before.note },
      ...{ status: before.status, version: version + 1 },
      ...{ changedById: byId, changedAt: now().toISOString() }
    }
    await putAppointment(tx, one)
    const isMoved = one.startsAt !== is.startsAt
    const entry = isMoved ? await noteEntry(tx, one, 'moved', byId) : null
    if (isShown(one) || isShown(is)) tellAppointment(tx, one, is, entry)
    count += 1
  }
  return count
}
