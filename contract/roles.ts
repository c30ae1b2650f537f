import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Permission, permissions, Role, Visibility } from './permissions.ts'
import { oneLine } from './words.ts'

export const roleLimits = { nameCharactersMax: 40, perBusinessMax: 50 }

const Name = oneLine(roleLimits.nameCharactersMax)
const Permissions = z.array(Permission).check(z.maxLength(permissions.length))

/** A named set of rights: the four built-in ones, then the business's own. */
export const RoleCard = z.object({
  id: Role,
  name: z.string(),
  builtIn: z.boolean(), // cannot be changed or removed
  permissions: z.array(Permission),
  visibility: Visibility, // which clients whoever bears it sees
  members: z.number()
})
export type RoleCard = z.infer<typeof RoleCard>

export const listRoles = endpoint('GET', '/roles', {
  may: 'staff.manage',
  summary: 'Every role and what it may do',
  input: z.object({}),
  reply: z.object({ roles: z.array(RoleCard) })
})

export const addRole = endpoint('POST', '/roles', {
  may: 'staff.manage',
  summary: 'A role of your own. Who asks names it: the same id again is the same role',
  input: z.object({ roleId: Id, name: Name, permissions: Permissions, visibility: Visibility }),
  reply: z.object({ role: RoleCard }),
  status: 201
})

export const changeRole = endpoint('PATCH', '/roles/:id', {
  may: 'staff.manage',
  summary: 'Change a role of your own; in effect at once for everybody who bears it',
  input: z.object({
    id: Id,
    name: z.optional(Name),
    permissions: z.optional(Permissions),
    visibility: z.optional(Visibility)
  }),
  reply: z.object({ role: RoleCard })
})

export const removeRole = endpoint('DELETE', '/roles/:id', {
  may: 'staff.manage',
  summary: 'Remove a role of your own that nobody bears',
  input: z.object({ id: Id }),
  reply: z.object({})
})
