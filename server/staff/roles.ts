import {
  BuiltInRole,
  type Permission,
  permissionsOf,
  type RoleRights,
  type Visibility,
  visibilityOf
} from '@parlor/contract/permissions.ts'
import { type RoleCard, roleLimits } from '@parlor/contract/roles.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { builtInNames } from './members.ts'
import { isBuiltIn } from './staff.ts'

type Row = { id: string; name: string; permissions: Permission[]; visibility: Visibility }

/** The built-in ones first. */
export async function listRoles(tx: Tx): Promise<RoleCard[]> {
  const [own, bearers] = await Promise.all([
    tx.rows<Row>(
      `select id, name, permissions, visibility from roles
       where business_id = $1 order by name limit $2`,
      [tx.businessId, roleLimits.perBusinessMax]
    ),
    tx.rows<{ role: string; members: number }>(
      `select coalesce(role, role_id::text) as role, count(*)::int as members from staff
       where business_id = $1 and removed_at is null group by 1`,
      [tx.businessId]
    )
  ])
  const members = (id: string) => bearers.find(each => each.role === id)?.members ?? 0
  return [
    ...BuiltInRole.options.map(id => ({
      id,
      name: builtInNames[id],
      builtIn: true,
      permissions: [...permissionsOf[id]],
      visibility: visibilityOf[id],
      members: members(id)
    })),
    ...own.map(row => ({ ...row, builtIn: false, members: members(row.id) }))
  ]
}

/** A role with its name, or null when there is none. */
export async function findRole(
  tx: Tx,
  id: string
): Promise<(RoleRights & { name: string }) | null> {
  if (isBuiltIn(id)) {
    return {
      id,
      name: builtInNames[id],
      permissions: permissionsOf[id],
      visibility: visibilityOf[id]
    }
  }
  return tx.first<Row>(
    'select id, name, permissions, visibility from roles where business_id = $1 and id = $2',
    [tx.businessId, id]
  )
}

/** False when the name is taken. */
export async function putRole(tx: Tx, role: Row): Promise<boolean> {
  const taken = await tx.first(
    'select from roles where business_id = $1 and lower(name) = lower($2) and id <> $3',
    [tx.businessId, role.name, role.id]
  )
  const builtIn = Object.values(builtInNames).some(
    name => name.toLowerCase() === role.name.toLowerCase()
  )
  if (taken || builtIn) return false
  await tx.rows(
    `insert into roles (business_id, id, name, permissions, visibility, created_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (business_id, id) do update
       set name = excluded.name, permissions = excluded.permissions,
         visibility = excluded.visibility`,
    [tx.businessId, role.id, role.name, role.permissions, role.visibility, now()]
  )
  return true
}

export async function countRoles(tx: Tx): Promise<number> {
  const row = await tx.first<{ roles: number }>(
    'select count(*)::int as roles from roles where business_id = $1',
    [tx.businessId]
  )
  return row!.roles
}

/** Those who bear it; a role that somebody bears cannot go, nor one that somebody is invited to. */
export async function bearersOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'select id from staff where business_id = $1 and role_id = $2 and removed_at is null',
    [tx.businessId, id]
  )
  return rows.map(row => row.id)
}

/** False when somebody who bears it, has borne it, or is invited to it still needs it. */
export async function deleteRole(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.first(
    `delete from roles r where r.business_id = $1 and r.id = $2
       and not exists (select from staff s where s.business_id = $1 and s.role_id = r.id)
       and not exists (select from invitations i where i.business_id = $1 and i.role = r.id::text)
     returning id`,
    [tx.businessId, id]
  )
  return row !== null
}
