import type { StaffId } from '@parlor/contract/ids.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import type { Tx } from '../platform/db.ts'

export async function addStaff(tx: Tx, staff: Staff): Promise<void> {
  await tx.rows(
    'insert into staff (business_id, id, name, role, colour) values ($1, $2, $3, $4, $5)',
    [tx.businessId, staff.id, staff.name, staff.role, staff.colour]
  )
}

export function listStaff(tx: Tx): Promise<Staff[]> {
  return tx.rows<Staff>(
    'select id, name, role, colour from staff where business_id = $1 order by colour, name',
    [tx.businessId]
  )
}

export function findStaff(tx: Tx, id: StaffId): Promise<Staff | null> {
  return tx.first<Staff>(
    'select id, name, role, colour from staff where business_id = $1 and id = $2',
    [tx.businessId, id]
  )
}
