import * as z from 'zod/mini'
import { Id } from './ids.ts'

/** What a person of the business may do. One word each, the same in code, API and on the screen. */
export const permissions = [
  'conversations.view-own', // of the clients visible to me
  'conversations.view-all', // the inbox: every conversation
  'messages.send',
  'messages.delete',
  'numbers.block',
  'clients.manage',
  'clients.see-all',
  'appointments.view', // of the clients visible to me, and my own
  'appointments.manage',
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

/** The roles that every business has. */
export const BuiltInRole = z.enum(['owner', 'admin', 'front-desk', 'provider'])
export type BuiltInRole = z.infer<typeof BuiltInRole>

/** A built-in role by its name, or one of the business's own by its id. */
export const Role = z.union([BuiltInRole, Id])
export type Role = z.infer<typeof Role>

/** Which clients somebody sees: all of them · those of the locations she works at · those who have
 * or had an appointment with her, or are hers · only those who are hers. */
export const visibilities = ['all', 'location', 'appointments', 'assigned'] as const
export const Visibility = z.enum(visibilities)
export type Visibility = z.infer<typeof Visibility>

const everything: readonly Permission[] = permissions

/** What each built-in role may do. A provider sees the conversations of her own clients only. */
export const permissionsOf: Record<BuiltInRole, readonly Permission[]> = {
  owner: everything,
  admin: everything,
  'front-desk': [
    'conversations.view-own',
    'conversations.view-all',
    'messages.send',
    'numbers.block',
    'clients.manage',
    'clients.see-all',
    'appointments.view',
    'appointments.manage'
  ],
  provider: ['conversations.view-own', 'messages.send', 'appointments.view', 'appointments.manage']
}

export const visibilityOf: Record<BuiltInRole, Visibility> = {
  owner: 'all',
  admin: 'all',
  'front-desk': 'all',
  provider: 'appointments'
}

/** What a role gives, whether built-in or the business's own. */
export type RoleRights = {
  id: Role
  permissions: readonly Permission[]
  visibility: Visibility
}

/** What makes somebody's rights: the role, and what was decided for this person alone. */
export type RightsSource = {
  role: RoleRights
  exceptions: readonly { permission: Permission; allowed: boolean }[]
  visibility: Visibility | null // null: as the role says
}

/** Nothing is taken from an owner, nor the conversations from an admin. */
export function isAlways(role: Role, permission: Permission): boolean {
  if (role === 'owner') return true
  return role === 'admin' && /^(conversations|messages)\./.test(permission)
}

export function isAllowed({ role, exceptions }: RightsSource, permission: Permission): boolean {
  if (isAlways(role.id, permission)) return true
  const exception = exceptions.find(each => each.permission === permission)
  return exception ? exception.allowed : role.permissions.includes(permission)
}

export function allowedOf(source: RightsSource): Permission[] {
  return permissions.filter(permission => isAllowed(source, permission))
}

/** What was decided for this person goes first. A right that only this person has is whole; one that
 * comes with the role reaches as far as the role. */
function reachOf(source: RightsSource, permission: Permission): Visibility {
  if (source.role.id === 'owner' || source.role.id === 'admin') return 'all'
  const { role, visibility } = source
  return visibility ?? (role.permissions.includes(permission) ? role.visibility : 'all')
}

/** Which clients somebody sees. */
export function clientsSeenBy(source: RightsSource): Visibility {
  if (isAllowed(source, 'clients.see-all')) return reachOf(source, 'clients.see-all')
  return source.visibility ?? source.role.visibility
}

/** Which conversations: with the right to the inbox strangers' too; else those of the clients seen
 * (`clients`: of all clients, but of no stranger); `none` without either right. */
export type ConversationReach = Visibility | 'clients' | 'none'
export function conversationsSeenBy(source: RightsSource): ConversationReach {
  if (isAllowed(source, 'conversations.view-all')) return reachOf(source, 'conversations.view-all')
  if (!isAllowed(source, 'conversations.view-own')) return 'none'
  const clients = clientsSeenBy(source)
  return clients === 'all' ? 'clients' : clients
}

/** Somebody as far as her rights go. */
export type Held = { id: string; role: Role; permissions: ReadonlySet<Permission> }

/** Why `me` may not give `her` these rights, or take them away; null when nothing stands against it. */
export function whyNotGive(me: Held, her: Held | null, next: Omit<Held, 'id'>): string | null {
  const isOwner = me.role === 'owner'
  if (her?.id === me.id && !isOwner) return 'Nobody changes their own rights. Ask an owner.'
  if (her?.role === 'owner' && !isOwner) return 'Only an owner can change an owner.'
  if (next.role === 'owner' && !isOwner) return 'Only an owner can make somebody an owner.'
  const lacking = (of: ReadonlySet<Permission>) => [...of].find(each => !me.permissions.has(each))
  const beyond = lacking(next.permissions)
  if (beyond) return `You cannot give the right “${beyond}”, because you do not have it.`
  const hers = her && lacking(her.permissions)
  return hers ? `She has the right “${hers}”, which you do not have. Ask an owner.` : null
}

export const lastOwnerStays =
  'This is the last owner, and a business needs one. Make somebody else an owner first.'

const forImportsOfVisits = ['clients.manage', 'clients.see-all', 'appointments.manage'] as const

/** A calendar is compared with every card, and becomes visits. */
export function mayImportVisits(held: readonly Permission[]): boolean {
  return forImportsOfVisits.every(each => held.includes(each))
}
