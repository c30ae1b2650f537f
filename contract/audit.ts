import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Instant } from './time.ts'
import { oneLine } from './words.ts'

export const auditLimits = { pageRows: 50, pageRowsMax: 200, detailCharactersMax: 200 }

/** Everything that is written down, as the thing and what was done to it. The part before the dot is
 * its group in the filter. */
export const auditActs = [
  'business.made',
  'business.changed',
  'settings.changed',
  'staff.invited',
  'staff.joined',
  'staff.changed',
  'staff.exceptions-changed',
  'staff.disabled',
  'staff.enabled',
  'staff.removed',
  'staff.signed-out',
  'staff.viewed-as',
  'invitation.renewed',
  'invitation.withdrawn',
  'role.added',
  'role.changed',
  'role.removed',
  'location.added',
  'location.changed',
  'location.removed',
  'location.hours-changed',
  'key.made',
  'key.revoked',
  'sign-in.succeeded',
  'sign-in.refused',
  'sign-in.ended',
  'sign-in.ended-everywhere',
  'sign-in.password-changed',
  'sign-in.password-reset',
  'sign-in.passkey-added',
  'sign-in.passkey-removed',
  'sign-in.codes-on',
  'sign-in.codes-off',
  'sign-in.recovery-codes-made',
  'sign-in.single-sign-on-changed',
  'client.moved',
  'client.added',
  'client.changed',
  'client.deleted',
  'client.merged',
  'client.imported',
  'client.import-undone',
  'appointment.imported',
  'appointment.import-undone',
  'message.deleted',
  'conversation.deleted',
  'number.added',
  'number.changed',
  'number.blocked',
  'number.unblocked',
  'data.exported'
] as const
export const AuditAct = z.enum(auditActs)
export type AuditAct = z.infer<typeof AuditAct>

export const AuditSubject = z.enum([
  'business',
  'staff',
  'invitation',
  'role',
  'location',
  'key',
  'client',
  'conversation',
  'message',
  'number',
  'phone'
])
export type AuditSubject = z.infer<typeof AuditSubject>

/** Short facts, never a word of a message: `{ from: 'provider', to: 'front-desk' }`. */
export const AuditDetails = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()])
)
export type AuditDetails = z.infer<typeof AuditDetails>

/** Who did what to what, and when. Written once, never changed. */
export const AuditLine = z.object({
  id: Id,
  at: Instant,
  by: z.nullable(z.object({ id: Id, name: z.string() })), // null: Parlor itself, or a stranger
  act: AuditAct,
  subject: z.object({ kind: AuditSubject, id: z.string(), name: z.nullable(z.string()) }),
  details: AuditDetails
})
export type AuditLine = z.infer<typeof AuditLine>

export const listAudit = endpoint('GET', '/audit', {
  may: 'staff.manage',
  summary: 'Who did what to what and when, newest first',
  input: z.object({
    by: z.optional(Id), // what this staff member did
    subject: z.optional(oneLine(80)), // what was done to this id
    act: z.optional(AuditAct),
    group: z.optional(z.string().check(z.regex(/^[a-z-]{1,20}$/))), // `staff`, `sign-in`, …
    from: z.optional(Instant),
    until: z.optional(Instant),
    before: z.optional(z.string().check(z.maxLength(80))), // `next` of the page before
    limit: z.optional(
      z.coerce.number().check(z.int(), z.minimum(1), z.maximum(auditLimits.pageRowsMax))
    )
  }),
  reply: z.object({ lines: z.array(AuditLine), next: z.nullable(z.string()) })
})
