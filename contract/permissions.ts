import * as z from 'zod/mini'

/** What a person of the business may do. One word each, the same in code, API and on the screen. */
export const permissions = [
  'conversations.view-own', // of the clients visible to me
  'conversations.view-all', // the inbox: every conversation
  'messages.send',
  'messages.delete',
  'numbers.block',
  'clients.manage',
  'clients.see-all',
  'campaigns.send',
  'automations.edit',
  'numbers.manage',
  'staff.manage',
  'settings.change',
  'data.export',
  'developer.access'
] as const
export const Permission = z.enum(permissions)
export type Permission = z.infer<typeof Permission>

export const Role = z.enum(['owner', 'admin', 'front-desk', 'provider'])
export type Role = z.infer<typeof Role>

const everything: readonly Permission[] = permissions

/** What each built-in role may do. A provider sees the conversations of her own clients only. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  owner: everything,
  admin: everything,
  'front-desk': [
    'conversations.view-own',
    'conversations.view-all',
    'messages.send',
    'numbers.block',
    'clients.manage',
    'clients.see-all'
  ],
  provider: ['conversations.view-own', 'messages.send']
}

export function may(role: Role, permission: Permission): boolean {
  return permissionsOf[role].includes(permission)
}
