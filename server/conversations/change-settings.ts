import type { Business, changeInboxSettings } from '@parlor/contract/businesses.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import type { StaffId } from '@parlor/contract/ids.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { getBusiness, putInboxSettings } from '../businesses/businesses.ts'
import type { Tx } from '../platform/db.ts'

/** How the inbox of this business behaves; every open screen follows. */
export async function changeSettings(
  tx: Tx,
  change: InputOf<typeof changeInboxSettings>,
  by: StaffId
): Promise<Business> {
  const before = await getBusiness(tx)
  const after = { ...before, ...withoutUndefined(change) }
  const isSame =
    before.closeWord === after.closeWord && before.autoCloseDays === after.autoCloseDays
  if (isSame) return before
  await putInboxSettings(tx, after)
  tx.append({
    audience: { everybody: true },
    event: { type: 'business.updated', business: after }
  })
  const { closeWord, autoCloseDays } = after
  await noteInAudit(tx, {
    act: 'settings.changed',
    by,
    subject: { kind: 'business', id: tx.businessId },
    details: { closeWord, autoCloseDays }
  })
  return after
}

function withoutUndefined<Given extends object>(given: Given): Partial<Given> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined)
  ) as Partial<Given>
}
