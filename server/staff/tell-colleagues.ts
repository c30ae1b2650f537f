import type { ParlorEvent } from '@parlor/contract/events.ts'
import type { Tx } from '../platform/db.ts'
import { listStaff } from './staff.ts'

/** Every open screen names people as they are called now. */
export async function tellColleagues(tx: Tx): Promise<void> {
  const event: ParlorEvent = { type: 'colleagues.updated', colleagues: await listStaff(tx) }
  tx.append({ audience: { everybody: true }, event })
}
