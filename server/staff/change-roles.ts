import type { InputOf } from '@parlor/contract/endpoint.ts'
import { Permission, type Visibility, whyNotGive } from '@parlor/contract/permissions.ts'
import { type addRole, type changeRole, type RoleCard, roleLimits } from '@parlor/contract/roles.ts'
import { noteInAudit } from '../businesses/audit.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { heldBy } from './change-staff.ts'
import { changeRights, type StaffCaller } from './rights.ts'
import { bearersOf, countRoles, deleteRole, findRole, listRoles, putRole } from './roles.ts'
import { isBuiltIn } from './staff.ts'

type Role = { id: string; name: string; permissions: Permission[]; visibility: Visibility }

/** A role of the business's own. Nobody makes one that may do more than they may themselves. */
export async function makeRole(tx: Tx, input: InputOf<typeof addRole>, me: StaffCaller) {
  if (!(await findRole(tx, input.roleId)) && (await countRoles(tx)) >= roleLimits.perBusinessMax) {
    throw new Refusal('too-many', `A business has ${roleLimits.perBusinessMax} roles at most.`)
  }
  const { roleId: id, name, visibility } = input
  return keep(tx, {
    role: { id, name, visibility, permissions: input.permissions },
    me,
    act: 'role.added'
  })
}

export async function editRole(tx: Tx, input: InputOf<typeof changeRole>, me: StaffCaller) {
  const role = await ownRole(tx, input.id)
  refuseBeyond(me, role.permissions)
  const next = {
    id: input.id,
    name: input.name ?? role.name,
    permissions: input.permissions ?? [...role.permissions],
    visibility: input.visibility ?? role.visibility
  }
  return keep(tx, { role: next, me, act: 'role.changed' })
}

export async function dropRole(tx: Tx, id: string, me: StaffCaller): Promise<void> {
  const role = await ownRole(tx, id)
  refuseBeyond(me, role.permissions)
  if (!(await deleteRole(tx, id))) {
    throw new Refusal(
      'role-in-use',
      `Somebody has the role ${role.name}, has had it, or is invited to it. Give them another first.`
    )
  }
  await noteInAudit(tx, {
    act: 'role.removed',
    by: me.id,
    subject: { kind: 'role', id },
    details: { name: role.name }
  })
}

async function ownRole(tx: Tx, id: string) {
  const role = await findRole(tx, id)
  if (!role) throw notFound('role')
  if (isBuiltIn(id)) throw new Refusal('built-in', `${role.name} is built in and stays as it is.`)
  return role
}

async function keep(
  tx: Tx,
  { role, me, act }: { role: Role; me: StaffCaller; act: 'role.added' | 'role.changed' }
): Promise<RoleCard> {
  const permissions = Permission.options.filter(each => role.permissions.includes(each))
  refuseBeyond(me, permissions)
  const bearers = await bearersOf(tx, role.id)
  if (bearers.includes(me.id)) {
    throw new Refusal('not-allowed', 'Nobody changes their own rights. Ask an owner.', {
      status: 403
    })
  }
  if (!(await putRole(tx, { ...role, permissions }))) {
    throw new Refusal('name-taken', `There is a role ${role.name} already.`, { field: 'name' })
  }
  await changeRights(tx, bearers)
  await noteInAudit(tx, {
    act,
    by: me.id,
    subject: { kind: 'role', id: role.id },
    details: { name: role.name, permissions: permissions.join(' '), visibility: role.visibility }
  })
  return (await listRoles(tx)).find(each => each.id === role.id)!
}

function refuseBeyond(me: StaffCaller, permissions: readonly Permission[]): void {
  const why = whyNotGive(heldBy(me), null, { role: 'provider', permissions: new Set(permissions) })
  if (why) throw new Refusal('not-allowed', why, { status: 403 })
}
