import { newId } from '@parlor/contract/ids.ts'
import { allowedOf, whyNotGive } from '@parlor/contract/permissions.ts'
import type { Invitation } from '@parlor/contract/staff-members.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { getBusiness } from '../businesses/businesses.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { hashPassword, sha256 } from '../platform/secrets.ts'
import { type Account, addAccount, addMembership, findAccount, noteProven } from './accounts.ts'
import { findByToken, findInvitation, takeInvitation } from './invitations.ts'
import { findMemberRow, nextColour, putLocations } from './members.ts'
import { refuseWeakPassword } from './passwords.ts'
import { rightsOf } from './rights.ts'
import { findRole } from './roles.ts'
import {
  beginSession,
  type From,
  proveAccount,
  type SignedIn,
  type SignInParts
} from './sign-in.ts'
import { addStaff } from './staff.ts'
import { tellColleagues } from './tell-colleagues.ts'

type Answer = From & { token: string; name: string; password: string; code?: string | undefined }

export async function lookAtInvitation(parts: SignInParts, token: string) {
  const { invitation, businessName } = await openInvitation(parts, token)
  const account = await findAccount(parts.db, invitation.email)
  const by = invitation.invitedById
  const inviter =
    by && (await parts.db.inBusiness(invitation.businessId, tx => findMemberRow(tx, by)))
  return {
    businessName,
    email: invitation.email,
    name: invitation.name,
    invitedBy: inviter ? inviter.name : null,
    hasAccount: account !== null
  }
}

/** Somebody comes to work here. Whoever has a sign-in already proves it; a password that is new is
 * chosen here and by nobody else. */
export async function acceptInvitation(parts: SignInParts, answer: Answer): Promise<SignedIn> {
  const { db } = parts
  const { invitation, mailed } = await openInvitation(parts, answer.token)
  const { businessId, email } = invitation
  const account = await findAccount(db, email)
  if (account) await proveAccount(parts, { ...answer, email })
  else await refuseWeakPassword(answer.password, email)
  const passwordHash = account ? null : await hashPassword(answer.password)
  const accountId = await db.inBusiness(businessId, async tx => {
    await refuseUnlessInviterStillMay(tx, invitation)
    if (!(await takeInvitation(tx, invitation.id))) throw ended()
    return join(tx, { invitation, name: answer.name, account, passwordHash })
  })
  if (mailed) await noteProven(db, accountId)
  return beginSession(parts, accountId, { ...answer, method: 'password', businessId })
}

type Joining = {
  invitation: Invitation
  name: string
  account: Account | null
  passwordHash: string | null
}

async function join(tx: Tx, { invitation, name, account, passwordHash }: Joining) {
  const id = newId()
  await addStaff(tx, { id, name, role: invitation.role, colour: await nextColour(tx) })
  await putLocations(tx, id, invitation.locationIds)
  const of = { businessId: tx.businessId, staffId: id }
  if (account) await addMembership(tx, { accountId: account.id, ...of })
  const accountId =
    account?.id ?? (await addAccount(tx, { email: invitation.email, passwordHash, ...of }))
  const subject = { kind: 'staff' as const, id }
  await noteInAudit(tx, {
    act: 'staff.joined',
    by: id,
    subject,
    details: { role: invitation.role }
  })
  await tellColleagues(tx)
  return accountId
}

type Opened = {
  invitation: Invitation & { businessId: string }
  businessName: string
  mailed: boolean
}

async function openInvitation({ db }: SignInParts, token: string): Promise<Opened> {
  const found = await findByToken(db, sha256(token))
  if (!found) throw ended()
  const { businessId, id, mailed } = found
  return db.inBusiness(businessId, async tx => {
    const invitation = await findInvitation(tx, id)
    if (!invitation || Date.parse(invitation.expiresAt) <= now().getTime()) throw ended()
    return {
      invitation: { ...invitation, businessId },
      businessName: (await getBusiness(tx)).name,
      mailed
    }
  })
}

/** An invitation carries no right that its writer has lost since. */
async function refuseUnlessInviterStillMay(tx: Tx, invitation: Invitation): Promise<void> {
  const inviter = invitation.invitedById && (await findMemberRow(tx, invitation.invitedById))
  const role = await findRole(tx, invitation.role)
  if (!inviter || inviter.removedAt || inviter.disabledAt || !role) throw ended()
  const rights = rightsOf(inviter)
  const permissions = new Set(allowedOf({ role, exceptions: [], visibility: null }))
  const why = whyNotGive({ id: inviter.id, ...rights }, null, { role: role.id, permissions })
  if (why || !rights.permissions.has('staff.manage')) throw ended()
}

function ended(): Refusal {
  return new Refusal('link-ended', 'This link has ended or was used. Ask for a new invitation.', {
    status: 410
  })
}
