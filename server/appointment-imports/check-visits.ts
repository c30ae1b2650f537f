import type { checkVisitRows, VisitFields } from '@parlor/contract/appointment-imports.ts'
import type { ClientImport } from '@parlor/contract/client-imports.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { lockImported } from '../appointments/appointments.ts'
import { overlapOf } from '../appointments/whats-given.ts'
import type { KeptRow } from '../client-imports/import-table.ts'
import { asBad } from '../client-imports/known.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { visitImports } from './imports.ts'
import { whatVisitsKnow } from './known.ts'
import { planOf } from './plan.ts'
import { readVisit } from './read-visit.ts'
import { visitImporter } from './visit-importer.ts'
import { cardOf, cardsFor } from './who.ts'

/** Each event is read, and compared with the visits and clients that there are. Nothing is booked. */
export async function checkVisits(
  tx: Tx,
  { id, rows }: InputOf<typeof checkVisitRows>,
  me: StaffCaller
): Promise<ClientImport> {
  await visitImporter.beforeCheck(tx, id, rows.length, me)
  const known = await whatVisitsKnow(tx)
  const read = await Promise.all(
    rows.map(async ({ line, fields }) => ({ line, fields, read: await readVisit(fields, known) }))
  )
  const good = read.flatMap(each => ('why' in each.read ? [] : [each.read]))
  const [cards, here] = await Promise.all([
    cardsFor(tx, good),
    lockImported(
      tx,
      good.map(each => each.uid)
    )
  ])
  const kept: KeptRow<VisitFields>[] = []
  for (const { line, fields, read: event } of read) {
    if ('why' in event) {
      kept.push({ line, fields, ...asBad(event) })
      continue
    }
    const plan = planOf(event, here.find(each => each.externalId === event.uid) ?? null)
    const busy = { ...event, id: newId(), bufferMinutes: event.service?.bufferMinutes ?? 0 }
    const overlap = plan.fate === 'new' ? await overlapOf(tx, me, busy) : null
    const clientId = cardOf(event, cards)?.id ?? null
    const isFinal = plan.fate === 'skip' && plan.gains.length === 0
    const why = plan.why ?? overlap?.words ?? null
    kept.push({ line, fields, clientId, ...plan, field: isFinal ? 'uid' : null, why })
  }
  await visitImports.putRows(tx, id, kept)
  return visitImporter.get(tx, id)
}
