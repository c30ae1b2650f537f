import {
  isAllowed,
  type Permission,
  permissions,
  type RightsSource,
  type Role,
  type Visibility
} from '@parlor/contract/permissions.ts'
import type { RoleCard } from '@parlor/contract/roles.ts'
import type { StaffMember } from '@parlor/contract/staff-members.ts'

/** What somebody may do, as it is being changed. */
export type Draft = {
  role: Role
  locationIds: readonly string[]
  visibility: Visibility | null
  exceptions: Readonly<Partial<Record<Permission, { allowed: boolean; reason: string }>>>
}

export function draftOf(member: StaffMember): Draft {
  return {
    role: member.role,
    locationIds: member.locationIds,
    visibility: member.visibility,
    exceptions: Object.fromEntries(
      member.exceptions.map(({ permission, allowed, reason }) => [
        permission,
        { allowed, reason: reason ?? '' }
      ])
    )
  }
}

/** As the contract's rules ask it. */
export function sourceOf(draft: Draft, role: RoleCard): RightsSource {
  const exceptions = permissions.flatMap(permission => {
    const own = draft.exceptions[permission]
    return own ? [{ permission, allowed: own.allowed }] : []
  })
  return { role, exceptions, visibility: draft.visibility }
}

export function setException(
  draft: Draft,
  permission: Permission,
  to: 'role' | 'yes' | 'no'
): Draft {
  const { [permission]: before, ...others } = draft.exceptions
  if (to === 'role') return { ...draft, exceptions: others }
  const own = { allowed: to === 'yes', reason: before?.reason ?? '' }
  return { ...draft, exceptions: { ...others, [permission]: own } }
}

/** The rights that would change, and whatever else: how many things are not saved. */
export function changesOf(member: StaffMember, draft: Draft): string[] {
  const before = draftOf(member)
  const plain = (['role', 'visibility'] as const).filter(key => before[key] !== draft[key])
  const places = [before, draft].map(each => [...each.locationIds].sort().join())
  const changed = permissions.filter(permission => {
    const [was, is] = [before.exceptions[permission], draft.exceptions[permission]]
    return was?.allowed !== is?.allowed || was?.reason !== is?.reason
  })
  return [...plain, ...(places[0] === places[1] ? [] : ['locationIds']), ...changed]
}

/** One step of the answer to "Why may she?". */
export type Step = 'always' | 'role' | 'person' | 'within' | 'result'

/** At most four steps, in the order in which they decide. */
export function stepsOf(source: RightsSource, permission: Permission, always: boolean): Step[] {
  if (always) return ['always', 'result']
  const hasException = source.exceptions.some(each => each.permission === permission)
  const isAboutClients = /^(conversations|clients)\.|^messages\.send$/.test(permission)
  const isYes = isAllowed(source, permission)
  return [
    'role',
    ...(hasException ? (['person'] as const) : []),
    ...(isAboutClients && isYes ? (['within'] as const) : []),
    'result'
  ]
}
