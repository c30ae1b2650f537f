import * as z from 'zod/mini'
import { ConversationRow, Counts, Cursor, View } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Permission, Role, Visibility } from './permissions.ts'
import { Email, Name, Staff, staffLimits } from './staff.ts'
import { Instant } from './time.ts'
import { oneLine } from './words.ts'

const LocationIds = z.array(Id).check(z.maxLength(staffLimits.locationsEachMax))

/** A right given to, or taken from, one person against her role. */
export const Exception = z.object({
  permission: Permission,
  allowed: z.boolean(),
  reason: z.nullable(z.string()), // “covers the desk on Thursdays”
  byId: z.nullable(Id),
  at: Instant
})
export type Exception = z.infer<typeof Exception>

/** Somebody who works here, as the page of staff shows her. */
export const StaffMember = z.extend(Staff, {
  roleName: z.string(),
  status: z.enum(['active', 'disabled', 'removed']),
  email: z.nullable(z.string()), // null: has no sign-in any more
  since: Instant,
  lastSeenAt: z.nullable(Instant),
  passkeys: z.number(),
  codes: z.boolean(), // signs in with codes of an authenticator, too
  locationIds: z.array(Id), // none: all locations
  visibility: z.nullable(Visibility), // which clients she sees; null: as her role
  exceptions: z.array(Exception)
})
export type StaffMember = z.infer<typeof StaffMember>

export const Invitation = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  roleName: z.string(),
  locationIds: z.array(Id),
  invitedById: z.nullable(Id),
  invitedAt: Instant,
  expiresAt: Instant // past: the link has ended, it can be renewed
})
export type Invitation = z.infer<typeof Invitation>

export const listStaff = endpoint('GET', '/staff', {
  may: 'staff.manage',
  summary: 'Everybody who works here or is invited',
  input: z.object({}),
  reply: z.object({ members: z.array(StaffMember), invitations: z.array(Invitation) })
})

export const getStaff = endpoint('GET', '/staff/:id', {
  may: 'staff.manage',
  summary: 'One staff member',
  input: z.object({ id: Id }),
  reply: z.object({ member: StaffMember })
})

export const changeStaff = endpoint('PATCH', '/staff/:id', {
  may: 'staff.manage',
  summary:
    'Change what a staff member is and may do; in effect at once. Exceptions are given whole',
  input: z.object({
    id: Id,
    name: z.optional(Name),
    role: z.optional(Role),
    locationIds: z.optional(LocationIds),
    visibility: z.optional(z.nullable(Visibility)),
    exceptions: z.optional(
      z
        .array(
          z.strictObject({
            permission: Permission,
            allowed: z.boolean(),
            reason: z.nullable(oneLine(staffLimits.reasonCharactersMax, 0))
          })
        )
        .check(z.maxLength(Permission.options.length))
    )
  }),
  reply: z.object({ member: StaffMember })
})

export const disableStaff = endpoint('PUT', '/staff/:id/disablement', {
  may: 'staff.manage',
  summary: 'She may not sign in for now; her screens close within two seconds',
  input: z.object({ id: Id }),
  reply: z.object({ member: StaffMember })
})

export const enableStaff = endpoint('DELETE', '/staff/:id/disablement', {
  may: 'staff.manage',
  summary: 'She may sign in again',
  input: z.object({ id: Id }),
  reply: z.object({ member: StaffMember })
})

export const removeStaff = endpoint('DELETE', '/staff/:id', {
  may: 'staff.manage',
  summary: 'She works here no more; what she wrote keeps her name',
  input: z.object({ id: Id }),
  reply: z.object({ member: StaffMember })
})

export const signOutStaff = endpoint('DELETE', '/staff/:id/sessions', {
  may: 'staff.manage',
  summary: 'End every session of a staff member in this business',
  input: z.object({ id: Id }),
  reply: z.object({ ended: z.number() })
})

/** Why somebody may do something, or may not: what the role says, and what was decided for her. */
export const Why = z.object({
  permission: Permission,
  allowed: z.boolean(),
  roleSays: z.boolean(),
  roleName: z.string(),
  always: z.boolean(), // an owner’s or an admin’s right that nobody can take away
  exception: z.nullable(Exception)
})
export type Why = z.infer<typeof Why>

export const whyStaff = endpoint('GET', '/staff/:id/rights', {
  may: 'staff.manage',
  summary: 'Why may she? Each right with what gives or takes it, and how many clients she sees',
  input: z.object({ id: Id }),
  reply: z.object({
    rights: z.array(Why),
    /** Which clients she sees in the end, and how many each choice would show her. */
    visibility: Visibility,
    visibilitySource: z.enum(['always', 'person', 'right', 'role']),
    clients: z.object({
      of: z.number(),
      all: z.number(),
      location: z.number(),
      appointments: z.number(),
      assigned: z.number()
    })
  })
})

export const viewAs = endpoint('GET', '/staff/:id/conversations', {
  may: 'staff.manage',
  summary:
    'View as: the list as that person sees it, to look at only; written down in the audit log',
  input: z.object({
    id: Id,
    view: z._default(View, 'open'),
    before: z.optional(Cursor) // `next` of the page before
  }),
  reply: z.object({
    permissions: z.array(Permission),
    counts: Counts,
    rows: z.array(ConversationRow),
    next: z.nullable(z.string())
  })
})

export const inviteStaff = endpoint('POST', '/invitations', {
  may: 'staff.manage',
  summary: 'Invite somebody: one link, for this address, good once and for 72 hours',
  input: z.object({
    invitationId: Id, // the same id again is the same invitation
    email: Email,
    name: Name,
    role: Role,
    locationIds: z._default(LocationIds, [])
  }),
  reply: z.object({
    invitation: Invitation,
    mailed: z.boolean(),
    link: z.nullable(z.string()) // to copy, where no mail can be sent
  }),
  status: 201
})

export const renewInvitation = endpoint('POST', '/invitations/:id/renewal', {
  may: 'staff.manage',
  summary: 'A new link for another 72 hours, mailed or to pass on; the old one ends',
  input: z.object({ id: Id, mail: z._default(z.boolean(), true) }), // or only to pass on
  reply: z.object({
    invitation: Invitation,
    mailed: z.boolean(),
    link: z.nullable(z.string())
  })
})

export const withdrawInvitation = endpoint('DELETE', '/invitations/:id', {
  may: 'staff.manage',
  summary: 'The link ends at once',
  input: z.object({ id: Id }),
  reply: z.object({})
})
