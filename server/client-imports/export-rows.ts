import { clientSeen } from '../clients/client-care.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'

/** The next clients whom somebody sees, in the order of their ids. */
export async function seenAfter(
  tx: Tx,
  me: StaffCaller,
  after: string | null,
  most: number
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select k.id from clients k where k.business_id = $1
       and ($2::uuid is null or k.id > $2) and ${clientSeen} order by k.id limit ${most}`,
    [tx.businessId, after, me.id, me.rights.clients]
  )
  return rows.map(row => row.id)
}
