import {
  clientsSeenBy,
  isAllowed,
  isAlways,
  Permission,
  type RightsSource
} from '@parlor/contract/permissions.ts'
import type { whyStaff } from '@parlor/contract/staff-members.ts'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import type { Tx } from '../platform/db.ts'
import { getMemberRow } from './change-staff.ts'
import { countClientsFor, roleNameOf } from './members.ts'
import { sourceOf } from './rights.ts'

/** Why may she? What her role says of each right, and what was decided for her alone. */
export async function whyMember(tx: Tx, id: string): Promise<ReplyOf<typeof whyStaff>> {
  const row = await getMemberRow(tx, id)
  const source = sourceOf(row)
  const roleName = roleNameOf(row)
  return {
    rights: Permission.options.map(permission => ({
      permission,
      allowed: isAllowed(source, permission),
      roleSays: source.role.permissions.includes(permission),
      roleName,
      always: isAlways(source.role.id, permission),
      exception: row.exceptions.find(each => each.permission === permission) ?? null
    })),
    visibility: clientsSeenBy(source),
    visibilitySource: visibilitySource(source),
    clients: await countClientsFor(tx, id)
  }
}

function visibilitySource(source: RightsSource): 'always' | 'person' | 'right' | 'role' {
  if (source.role.id === 'owner' || source.role.id === 'admin') return 'always'
  if (source.visibility) return 'person'
  const own = source.exceptions.some(each => each.permission === 'clients.see-all' && each.allowed)
  return own && !source.role.permissions.includes('clients.see-all') ? 'right' : 'role'
}
