import type { StaffId } from '@parlor/contract/ids.ts'
import type { BuiltInRole } from '@parlor/contract/permissions.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

const columns = `id, name, coalesce(role, role_id::text) as role, colour,
  disabled_at is null and removed_at is null as active`

export async function addStaff(
  tx: Tx,
  staff: { id: StaffId; name: string; role: string; colour: number }
): Promise<void> {
  const builtIn = isBuiltIn(staff.role)
  await tx.rows(
    `insert into staff (business_id, id, name, role, role_id, colour, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.businessId,
      staff.id,
      staff.name,
      builtIn ? staff.role : null,
      builtIn ? null : staff.role,
      staff.colour,
      now()
    ]
  )
}

export function isBuiltIn(role: string): role is BuiltInRole {
  return ['owner', 'admin', 'front-desk', 'provider'].includes(role)
}

/** Those who have left, too: what they wrote keeps its name. */
export function listStaff(tx: Tx): Promise<Staff[]> {
  return tx.rows<Staff>(
    `select ${columns} from staff where business_id = $1 order by colour, name`,
    [tx.businessId]
  )
}
