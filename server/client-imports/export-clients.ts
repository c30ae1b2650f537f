import type { ClientRecord } from '@parlor/contract/client-cards.ts'
import { importLimits } from '@parlor/contract/client-imports.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { getRecord } from '../client-cards/card.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { seenAfter } from './export-rows.ts'

/** One page of everything that is written down about the clients somebody sees. */
export async function exportSome(
  tx: Tx,
  after: string | undefined,
  me: StaffCaller
): Promise<{ clients: ClientRecord[]; next: string | null }> {
  if (after === undefined) {
    await noteInAudit(tx, {
      act: 'data.exported',
      by: me.id,
      subject: { kind: 'business', id: tx.businessId },
      details: { what: 'clients' }
    })
  }
  const ids = await seenAfter(tx, me, after ?? null, importLimits.exportPageRows)
  const clients: ClientRecord[] = []
  for (const id of ids) clients.push(await getRecord(tx, id))
  return { clients, next: ids.length === importLimits.exportPageRows ? ids.at(-1)! : null }
}
