import { allowedOf, whyNotGive } from '@parlor/contract/permissions.ts'
import { signInLimits } from '@parlor/contract/sign-in.ts'
import type { Invitation } from '@parlor/contract/staff-members.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { getBusiness } from '../businesses/businesses.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { randomToken, sha256 } from '../platform/secrets.ts'
import { heldBy, refuseUnknownLocations } from './change-staff.ts'
import {
  findInvitation,
  isMember,
  type NewInvitation,
  noteMailed,
  putInvitation,
  putToken,
  takeInvitation
} from './invitations.ts'
import type { StaffCaller } from './rights.ts'
import { findRole } from './roles.ts'

export type Invited = { invitation: Invitation; token: string; businessName: string }

/** Somebody is to work here: one link, for this address, this business and this role. */
export async function invite(
  tx: Tx,
  input: Omit<NewInvitation, 'invitedBy'>,
  me: StaffCaller
): Promise<Invited> {
  const email = input.email.toLowerCase()
  await refuseUnlessMayInvite(tx, input.role, me)
  await refuseUnknownLocations(tx, input.locationIds)
  if (await isMember(tx, email)) {
    throw new Refusal('works-here', `${email} works here already.`, { field: 'email' })
  }
  if (!(await putInvitation(tx, { ...input, email, invitedBy: me.id }))) {
    throw new Refusal('invited', `${email} is invited already. Send that invitation again.`, {
      field: 'email'
    })
  }
  await noteInAudit(tx, {
    act: 'staff.invited',
    by: me.id,
    subject: { kind: 'invitation', id: input.id },
    details: { role: input.role }
  })
  return withNewLink(tx, input.id)
}

async function refuseUnlessMayInvite(tx: Tx, roleId: string, me: StaffCaller): Promise<void> {
  const role = await findRole(tx, roleId)
  if (!role) throw new Refusal('no-such-role', 'There is no such role any more.', { field: 'role' })
  const permissions = new Set(allowedOf({ role, exceptions: [], visibility: null }))
  const why = whyNotGive(heldBy(me), null, { role: role.id, permissions })
  if (why) throw new Refusal('not-allowed', why, { status: 403 })
}

export async function renew(tx: Tx, id: string, me: StaffCaller): Promise<Invited> {
  const invitation = await findInvitation(tx, id)
  if (!invitation) throw notFound('invitation')
  await refuseUnlessMayInvite(tx, invitation.role, me)
  const subject = { kind: 'invitation' as const, id }
  await noteInAudit(tx, { act: 'invitation.renewed', by: me.id, subject })
  return withNewLink(tx, id)
}

export async function withdraw(tx: Tx, id: string, me: StaffCaller): Promise<void> {
  if (!(await takeInvitation(tx, id))) throw notFound('invitation')
  const subject = { kind: 'invitation' as const, id }
  await noteInAudit(tx, { act: 'invitation.withdrawn', by: me.id, subject })
}

async function withNewLink(tx: Tx, id: string): Promise<Invited> {
  const token = randomToken()
  await putToken(tx, id, sha256(token))
  const invitation = (await findInvitation(tx, id))!
  return { invitation, token, businessName: (await getBusiness(tx)).name }
}

/** The inviter passes it on. The token stands behind the #, which no server and no log ever sees. */
export function handOver(platform: Platform, { invitation, token }: Invited) {
  return { invitation, mailed: false, link: `${platform.publicUrl}/invitation#${token}` }
}

/** Mailed where mail is set up; otherwise the inviter gets the link. */
export async function deliver(platform: Platform, invited: Invited) {
  const { invitation, token, businessName } = invited
  const { link } = handOver(platform, invited)
  const mailed = await platform.mail.send({
    to: invitation.email,
    subject: `Work with ${businessName} in Parlor`,
    text:
      `Hello ${invitation.name},\n\n${businessName} invites you to its inbox. Open this link within ` +
      `${signInLimits.invitationHours} hours; it is good once:\n\n${link}\n\n` +
      'If you do not know why you got this, forget it: nothing happens.\n'
  })
  if (mailed) await noteMailed(platform.db, sha256(token))
  return { invitation, mailed, link: mailed ? null : link }
}
