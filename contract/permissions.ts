import * as z from 'zod/mini'

export const permissions = [
  'conversations.view-own',
  'conversations.view-all',
  'messages.send'
] as const
export type Permission = (typeof permissions)[number]

export const Role = z.enum(['owner', 'admin', 'front-desk', 'provider'])
export type Role = z.infer<typeof Role>

const everything: readonly Permission[] = permissions

/** What each built-in role may do. A provider sees the conversations of her own clients only. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  owner: everything,
  admin: everything,
  'front-desk': everything,
  provider: ['conversations.view-own', 'messages.send']
}

export function may(role: Role, permission: Permission): boolean {
  return permissionsOf[role].includes(permission)
}
