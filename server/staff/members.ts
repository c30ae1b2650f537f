import type { Permission, Visibility } from '@parlor/contract/permissions.ts'
import type { Exception, StaffMember } from '@parlor/contract/staff-members.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { rightsColumns, type RightsRow, roleOf } from './rights.ts'
import { isBuiltIn } from './staff.ts'

/** A staff member with all that her rights are made from. */
export type MemberRow = Omit<RightsRow, 'exceptions'> & {
  id: string
  name: string
  colour: number
  since: string
  disabledAt: string | null
  removedAt: string | null
  exceptions: Exception[]
}
type SignInFacts = { email: string; passkeys: number; codes: boolean; lastSeenAt: string | null }

const columns = `s.id, s.name, s.colour, s.created_at as since, s.disabled_at as "disabledAt",
  s.removed_at as "removedAt", ${rightsColumns}`

export const builtInNames = {
  owner: 'Owner',
  admin: 'Admin',
  'front-desk': 'Front desk',
  provider: 'Provider'
}

export function roleNameOf(row: Pick<RightsRow, 'role' | 'roleName'>): string {
  return row.role ? builtInNames[row.role] : row.roleName!
}

export function listMemberRows(tx: Tx): Promise<MemberRow[]> {
  return tx.rows<MemberRow>(
    `select ${columns} from staff s where s.business_id = $1 and s.removed_at is null
     order by s.colour, s.name`,
    [tx.businessId]
  )
}

/** Those who have left are found, too. */
export function findMemberRow(tx: Tx, id: string): Promise<MemberRow | null> {
  return tx.first<MemberRow>(
    `select ${columns} from staff s where s.business_id = $1 and s.id = $2`,
    [tx.businessId, id]
  )
}

/** Whoever changes an owner waits here: two owners cannot both step down at once. */
export async function lockOwners(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from staff where business_id = $1 and role = 'owner'
       and disabled_at is null and removed_at is null for update`,
    [tx.businessId]
  )
  return rows.map(row => row.id)
}

/** How each of them signs in: that belongs to the person, not to the business. */
export async function signInFactsOf(tx: Tx, ids: string[]): Promise<Map<string, SignInFacts>> {
  const rows = await tx.rows<SignInFacts & { staffId: string }>(
    `select m.staff_id as "staffId", a.email,
       (select count(*)::int from passkeys p where p.account_id = a.id) as passkeys,
       exists (select from codes c where c.account_id = a.id and c.confirmed_at is not null)
         as codes,
       (select max(s.used_at) from sessions s
         where s.account_id = a.id and s.business_id = m.business_id) as "lastSeenAt"
     from memberships m join accounts a on a.id = m.account_id
     where m.business_id = $1 and m.staff_id = any($2)`,
    [tx.businessId, ids]
  )
  return new Map(rows.map(({ staffId, ...facts }) => [staffId, facts]))
}

export async function toMembers(tx: Tx, rows: MemberRow[]): Promise<StaffMember[]> {
  const facts = await signInFactsOf(
    tx,
    rows.map(row => row.id)
  )
  return rows.map(row => toMember(row, facts.get(row.id)))
}

function toMember(row: MemberRow, signIn: SignInFacts | undefined): StaffMember {
  return {
    id: row.id,
    name: row.name,
    role: roleOf(row).id,
    roleName: roleNameOf(row),
    colour: row.colour,
    active: row.disabledAt === null && row.removedAt === null,
    status: row.removedAt ? 'removed' : row.disabledAt ? 'disabled' : 'active',
    email: signIn?.email ?? null,
    since: row.since,
    lastSeenAt: signIn?.lastSeenAt ?? null,
    passkeys: signIn?.passkeys ?? 0,
    codes: signIn?.codes ?? false,
    locationIds: row.locationIds,
    visibility: row.visibility,
    exceptions: row.exceptions
  }
}

export async function nextColour(tx: Tx): Promise<number> {
  const row = await tx.first<{ next: number }>(
    'select coalesce(max(colour), 0) % 1000 + 1 as next from staff where business_id = $1',
    [tx.businessId]
  )
  return row!.next
}

export async function putMember(
  tx: Tx,
  id: string,
  to: { name: string; role: string; visibility: Visibility | null }
): Promise<void> {
  await tx.rows(
    `update staff set name = $3, role = $4, role_id = $5, visibility = $6
     where business_id = $1 and id = $2`,
    [
      tx.businessId,
      id,
      to.name,
      isBuiltIn(to.role) ? to.role : null,
      isBuiltIn(to.role) ? null : to.role,
      to.visibility
    ]
  )
}

export async function putLocations(tx: Tx, id: string, locationIds: string[]): Promise<void> {
  await tx.rows(
    `delete from staff_locations
     where business_id = $1 and staff_id = $2 and location_id <> all($3)`,
    [tx.businessId, id, locationIds]
  )
  await tx.rows(
    `insert into staff_locations (business_id, staff_id, location_id)
     select $1, $2, id from unnest($3::uuid[]) as id on conflict do nothing`,
    [tx.businessId, id, locationIds]
  )
}

export type NewException = { permission: Permission; allowed: boolean; reason: string | null }

/** What stands already, unchanged, keeps who decided it and when. */
export async function putExceptions(
  tx: Tx,
  id: string,
  { exceptions, by }: { exceptions: NewException[]; by: string }
): Promise<void> {
  await tx.rows(
    `delete from staff_exceptions
     where business_id = $1 and staff_id = $2 and permission <> all($3)`,
    [tx.businessId, id, exceptions.map(each => each.permission)]
  )
  for (const each of exceptions) {
    await tx.rows(
      `insert into staff_exceptions as e
         (business_id, staff_id, permission, allowed, reason, by_id, at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (business_id, staff_id, permission) do update
         set allowed = excluded.allowed, reason = excluded.reason, by_id = excluded.by_id,
           at = excluded.at
         where (e.allowed, e.reason) is distinct from (excluded.allowed, excluded.reason)`,
      [tx.businessId, id, each.permission, each.allowed, each.reason, by, now()]
    )
  }
}

export async function setDisabled(tx: Tx, id: string, disabled: boolean): Promise<void> {
  const at = disabled ? now() : null
  await tx.rows('update staff set disabled_at = $3 where business_id = $1 and id = $2', [
    tx.businessId,
    id,
    at
  ])
  await tx.rows(
    'update memberships set disabled_at = $3 where business_id = $1 and staff_id = $2',
    [tx.businessId, id, at]
  )
}

/** She belongs here no more; her name stays beside what she wrote. */
export async function setRemoved(tx: Tx, id: string): Promise<void> {
  await tx.rows('update staff set removed_at = $3 where business_id = $1 and id = $2', [
    tx.businessId,
    id,
    now()
  ])
  await endSessionsOf(tx, id)
  await tx.rows('delete from memberships where business_id = $1 and staff_id = $2', [
    tx.businessId,
    id
  ])
}

/** Returns how many there were. */
export async function endSessionsOf(tx: Tx, id: string): Promise<number> {
  const rows = await tx.rows(
    'delete from sessions where business_id = $1 and staff_id = $2 returning expires_at',
    [tx.businessId, id]
  )
  return rows.length
}

export async function countClientsFor(tx: Tx, id: string) {
  const row = await tx.first<Record<'of' | 'location' | 'appointments' | 'assigned', number>>(
    `select count(*)::int as of,
       count(*) filter (where not exists (select from staff_locations l
           where l.business_id = $1 and l.staff_id = $2)
         or exists (select from staff_locations l where l.business_id = $1 and l.staff_id = $2
           and l.location_id = k.location_id))::int as location,
       count(*) filter (where k.provider_id = $2 or exists (select from client_providers p
         where p.business_id = $1 and p.client_id = k.id and p.staff_id = $2))::int
         as appointments,
       count(*) filter (where k.provider_id = $2)::int as assigned
     from clients k where k.business_id = $1`,
    [tx.businessId, id]
  )
  return { ...row!, all: row!.of }
}
