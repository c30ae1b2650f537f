import type { InputOf } from '@parlor/contract/endpoint.ts'
import {
  allowedOf,
  type Held,
  lastOwnerStays,
  type RightsSource,
  whyNotGive
} from '@parlor/contract/permissions.ts'
import type { changeStaff, StaffMember } from '@parlor/contract/staff-members.ts'
import { noteInAudit } from '../businesses/audit.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { listLocations } from './locations.ts'
import {
  endSessionsOf,
  findMemberRow,
  lockOwners,
  type MemberRow,
  putExceptions,
  putLocations,
  putMember,
  setDisabled,
  setRemoved,
  toMembers
} from './members.ts'
import { changeRights, type StaffCaller, sourceOf } from './rights.ts'
import { findRole } from './roles.ts'
import { tellColleagues } from './tell-colleagues.ts'

export async function getMemberRow(tx: Tx, id: string): Promise<MemberRow> {
  const row = await findMemberRow(tx, id)
  if (!row) throw notFound('staff member')
  return row
}

export async function memberOf(tx: Tx, id: string): Promise<StaffMember> {
  const [member] = await toMembers(tx, [await getMemberRow(tx, id)])
  return member!
}

/** Somebody’s name, role, locations, clients or exceptions are decided anew; in effect at once. */
export async function changeMember(tx: Tx, input: InputOf<typeof changeStaff>, me: StaffCaller) {
  const row = await getMemberRow(tx, input.id)
  if (row.removedAt) throw new Refusal('has-left', `${row.name} works here no more.`)
  const before = sourceOf(row)
  const role = input.role === undefined ? before.role : await roleOrRefuse(tx, input.role)
  const after: RightsSource = {
    role,
    exceptions: input.exceptions ?? before.exceptions,
    visibility: input.visibility === undefined ? before.visibility : input.visibility
  }
  const changesRights = ['role', 'exceptions', 'visibility', 'locationIds'].some(
    field => input[field as keyof typeof input] !== undefined
  )
  if (changesRights) await refuseUnlessMayGive(tx, { me, row, after })
  if (input.locationIds) await refuseUnknownLocations(tx, input.locationIds)

  const name = input.name ?? row.name
  await putMember(tx, row.id, { name, role: role.id, visibility: after.visibility })
  if (input.locationIds) await putLocations(tx, row.id, input.locationIds)
  if (input.exceptions) {
    await putExceptions(tx, row.id, { exceptions: input.exceptions, by: me.id })
  }
  if (changesRights) await changeRights(tx, [row.id])
  await noteChange(tx, { me, row, input, role: role.id })
  await tellColleagues(tx)
  return memberOf(tx, row.id)
}

async function roleOrRefuse(tx: Tx, id: string) {
  const role = await findRole(tx, id)
  if (!role) throw new Refusal('no-such-role', 'There is no such role any more.', { field: 'role' })
  return role
}

type Change = { me: StaffCaller; row: MemberRow; after: RightsSource }

async function refuseUnlessMayGive(tx: Tx, { me, row, after }: Change): Promise<void> {
  const before = sourceOf(row)
  const held = (source: RightsSource): Omit<Held, 'id'> => ({
    role: source.role.id,
    permissions: new Set(allowedOf(source))
  })
  const why = whyNotGive(heldBy(me), { id: row.id, ...held(before) }, held(after))
  if (why) throw new Refusal('not-allowed', why, { status: 403 })
  if (before.role.id === 'owner' && after.role.id !== 'owner') await refuseIfLastOwner(tx, row.id)
}

export function heldBy(me: StaffCaller): Held {
  return { id: me.id, role: me.rights.role, permissions: me.rights.permissions }
}

export async function refuseIfLastOwner(tx: Tx, id: string): Promise<void> {
  const owners = await lockOwners(tx)
  if (owners.includes(id) && owners.length === 1) throw new Refusal('last-owner', lastOwnerStays)
}

export async function refuseUnknownLocations(tx: Tx, ids: string[]): Promise<void> {
  const known = new Set((await listLocations(tx)).map(each => each.id))
  if (ids.every(id => known.has(id))) return
  throw new Refusal('no-such-location', 'One of these locations is not there any more.', {
    field: 'locationIds'
  })
}

async function noteChange(
  tx: Tx,
  change: { me: StaffCaller; row: MemberRow; input: InputOf<typeof changeStaff>; role: string }
): Promise<void> {
  const { me, row, input, role } = change
  const subject = { kind: 'staff' as const, id: row.id }
  const was = row.role ?? row.roleId!
  const details = {
    ...(role !== was && { roleFrom: was, roleTo: role }),
    ...(input.name !== undefined && input.name !== row.name && { renamed: true }),
    ...(input.visibility !== undefined && { clients: input.visibility ?? 'as role' }),
    ...(input.locationIds && { locations: input.locationIds.length })
  }
  if (Object.keys(details).length > 0) {
    await noteInAudit(tx, { act: 'staff.changed', by: me.id, subject, details })
  }
  if (!input.exceptions) return
  const words = input.exceptions.map(each => [each.permission, each.allowed ? 'yes' : 'no'])
  await noteInAudit(tx, {
    act: 'staff.exceptions-changed',
    by: me.id,
    subject,
    details: Object.fromEntries(words)
  })
}

/** For now, or for good: either way her screens close within two seconds. */
export async function stopMember(
  tx: Tx,
  { id, how }: { id: string; how: 'disabled' | 'removed' },
  me: StaffCaller
): Promise<StaffMember> {
  const row = await getMemberRow(tx, id)
  await refuseUnlessMayStop(tx, row, me)
  if (how === 'removed' && !row.removedAt) {
    await setRemoved(tx, id)
    await noteInAudit(tx, { act: 'staff.removed', by: me.id, subject: { kind: 'staff', id } })
  } else if (how === 'disabled' && !row.disabledAt && !row.removedAt) {
    await setDisabled(tx, id, true)
    await endSessionsOf(tx, id)
    await noteInAudit(tx, { act: 'staff.disabled', by: me.id, subject: { kind: 'staff', id } })
  }
  await tellColleagues(tx)
  return memberOf(tx, id)
}

async function refuseUnlessMayStop(tx: Tx, row: MemberRow, me: StaffCaller): Promise<void> {
  await refuseIfLastOwner(tx, row.id)
  if (row.id === me.id) {
    throw new Refusal('not-allowed', 'You cannot shut yourself out. Ask another owner.')
  }
  const source = sourceOf(row)
  const her = { id: row.id, role: source.role.id, permissions: new Set(allowedOf(source)) }
  const why = whyNotGive(heldBy(me), her, { role: 'provider', permissions: new Set() })
  if (why) throw new Refusal('not-allowed', why, { status: 403 })
}

export async function enableMember(tx: Tx, id: string, me: StaffCaller): Promise<StaffMember> {
  const row = await getMemberRow(tx, id)
  if (row.removedAt) throw new Refusal('has-left', `${row.name} works here no more. Invite her.`)
  if (row.disabledAt) {
    await refuseUnlessMayGive(tx, { me, row, after: sourceOf(row) })
    await setDisabled(tx, id, false)
    await noteInAudit(tx, { act: 'staff.enabled', by: me.id, subject: { kind: 'staff', id } })
  }
  await tellColleagues(tx)
  return memberOf(tx, id)
}

export async function signOutMember(tx: Tx, id: string, me: StaffCaller): Promise<number> {
  await getMemberRow(tx, id)
  const ended = await endSessionsOf(tx, id)
  await noteInAudit(tx, { act: 'staff.signed-out', by: me.id, subject: { kind: 'staff', id } })
  return ended
}
