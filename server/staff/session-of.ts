import type { Session } from '@parlor/contract/staff.ts'
import { getBusiness } from '../businesses/businesses.ts'
import type { Tx } from '../platform/db.ts'
import { listBusinessesOf } from './accounts.ts'
import { listLocations } from './locations.ts'
import { findRights } from './rights.ts'
import { listStaff } from './staff.ts'

/** Numbers stand to the right of staff: how to list them is handed in. */
export type ListNumbers = (tx: Tx) => Promise<Session['numbers']>

/** What every screen of this person needs to know. */
export async function sessionOf(
  tx: Tx,
  staffId: string,
  listNumbers: ListNumbers
): Promise<Session> {
  const [business, colleagues, numbers, locations, rights, businesses] = await Promise.all([
    getBusiness(tx),
    listStaff(tx),
    listNumbers(tx),
    listLocations(tx),
    findRights(tx, staffId),
    listBusinessesOf(tx, staffId)
  ])
  const staff = colleagues.find(each => each.id === staffId)!
  const permissions = [...(rights?.permissions ?? [])]
  return { business, colleagues, numbers, staff, permissions, locations, businesses }
}
