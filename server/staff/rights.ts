import {
  allowedOf,
  type BuiltInRole,
  clientsSeenBy,
  type ConversationReach,
  conversationsSeenBy,
  type Permission,
  permissionsOf,
  type RightsSource,
  type RoleRights,
  type Visibility,
  visibilityOf
} from '@parlor/contract/permissions.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'

/** What one person may do and see, worked out. */
export type Rights = {
  role: string
  permissions: ReadonlySet<Permission>
  reach: ConversationReach
  clients: Visibility
  locationIds: readonly string[] // none: everywhere
}

/** `method`: how the session began. */
export type StaffCaller = Caller & { accountId: string; method: string; rights: Rights }

export type RightsRow = {
  role: BuiltInRole | null
  roleId: string | null
  roleName: string | null
  rolePermissions: Permission[] | null
  roleVisibility: Visibility | null
  visibility: Visibility | null
  exceptions: { permission: Permission; allowed: boolean }[]
  locationIds: string[]
}

/** The columns of a staff member `s` that her rights are made from. */
export const rightsColumns = `s.role, s.role_id as "roleId", s.visibility,
  (select r.name from roles r where r.business_id = s.business_id and r.id = s.role_id)
    as "roleName",
  (select r.permissions from roles r where r.business_id = s.business_id and r.id = s.role_id)
    as "rolePermissions",
  (select r.visibility from roles r where r.business_id = s.business_id and r.id = s.role_id)
    as "roleVisibility",
  (select coalesce(jsonb_agg(jsonb_build_object('permission', e.permission, 'allowed', e.allowed,
      'reason', e.reason, 'byId', e.by_id, 'at', to_char(e.at at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by e.permission), '[]')
    from staff_exceptions e where e.business_id = s.business_id and e.staff_id = s.id)
    as exceptions,
  array(select l.location_id::text from staff_locations l
    where l.business_id = s.business_id and l.staff_id = s.id order by 1) as "locationIds"`

export function roleOf(row: RightsRow): RoleRights {
  if (row.role) {
    return {
      id: row.role,
      permissions: permissionsOf[row.role],
      visibility: visibilityOf[row.role]
    }
  }
  return { id: row.roleId!, permissions: row.rolePermissions!, visibility: row.roleVisibility! }
}

export function sourceOf(row: RightsRow): RightsSource {
  return { role: roleOf(row), exceptions: row.exceptions, visibility: row.visibility }
}

export function rightsOf(row: RightsRow): Rights {
  const source = sourceOf(row)
  return {
    role: source.role.id,
    permissions: new Set(allowedOf(source)),
    reach: conversationsSeenBy(source),
    clients: clientsSeenBy(source),
    locationIds: row.locationIds
  }
}

/** Null when she has left or may not come in. */
export async function findRights(tx: Tx, staffId: string): Promise<Rights | null> {
  const row = await tx.first<RightsRow>(
    `select ${rightsColumns} from staff s
     where s.business_id = $1 and s.id = $2 and s.disabled_at is null and s.removed_at is null`,
    [tx.businessId, staffId]
  )
  return row && rightsOf(row)
}

/** Their rights are not what they were: every process reads them again, and their screens load
 * everything anew. */
export async function changeRights(tx: Tx, staffIds: string[]): Promise<void> {
  if (staffIds.length === 0) return
  await tx.rows(
    'update memberships set rights = rights + 1 where business_id = $1 and staff_id = any($2)',
    [tx.businessId, staffIds]
  )
}
