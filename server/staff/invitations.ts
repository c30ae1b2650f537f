import { signInLimits } from '@parlor/contract/sign-in.ts'
import type { Invitation } from '@parlor/contract/staff-members.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { builtInNames } from './members.ts'
import { isBuiltIn } from './staff.ts'

type Row = Omit<Invitation, 'roleName'> & { ownRoleName: string | null }

const columns = `i.id, i.email, i.name, i.role, i.location_ids::text[] as "locationIds",
  i.invited_by as "invitedById", i.invited_at as "invitedAt", i.expires_at as "expiresAt",
  (select r.name from roles r where r.business_id = i.business_id and r.id::text = i.role)
    as "ownRoleName"`

const toInvitation = ({ ownRoleName, ...row }: Row): Invitation => ({
  ...row,
  roleName: isBuiltIn(row.role) ? builtInNames[row.role] : (ownRoleName ?? '')
})

export async function listInvitations(tx: Tx): Promise<Invitation[]> {
  const rows = await tx.rows<Row>(
    `select ${columns} from invitations i where i.business_id = $1 order by i.invited_at, i.id`,
    [tx.businessId]
  )
  return rows.map(toInvitation)
}

export async function findInvitation(tx: Tx, id: string): Promise<Invitation | null> {
  const row = await tx.first<Row>(
    `select ${columns} from invitations i where i.business_id = $1 and i.id = $2`,
    [tx.businessId, id]
  )
  return row && toInvitation(row)
}

export type NewInvitation = Pick<Invitation, 'id' | 'email' | 'name' | 'role' | 'locationIds'> & {
  invitedBy: string
}

/** False when somebody with another id is invited by this address already. */
export async function putInvitation(tx: Tx, invitation: NewInvitation): Promise<boolean> {
  const { id, email, name, role, locationIds, invitedBy } = invitation
  const taken = await tx.first(
    'select from invitations where business_id = $1 and email = $2 and id <> $3',
    [tx.businessId, email, id]
  )
  if (taken) return false
  await tx.rows(
    `insert into invitations
       (business_id, id, email, name, role, location_ids, invited_by, invited_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     on conflict (business_id, id) do nothing`,
    [tx.businessId, id, email, name, role, locationIds, invitedBy, now()]
  )
  return true
}

/** The link that was sent before ends. */
export async function putToken(tx: Tx, id: string, tokenHash: Buffer): Promise<void> {
  const expiresAt = new Date(now().getTime() + signInLimits.invitationHours * 3_600_000)
  await tx.rows('update invitations set expires_at = $3 where business_id = $1 and id = $2', [
    tx.businessId,
    id,
    expiresAt
  ])
  await deleteTokens(tx, id)
  await tx.rows(
    'insert into invitation_tokens (token_hash, business_id, invitation_id) values ($1, $2, $3)',
    [tokenHash, tx.businessId, id]
  )
}

/** It went to the invited address and to nobody else. */
export async function noteMailed(db: Db, tokenHash: Buffer): Promise<void> {
  await db.rows('update invitation_tokens set mailed = true where token_hash = $1', [tokenHash])
}

export function findByToken(
  db: Db,
  tokenHash: Buffer
): Promise<{ businessId: string; id: string; mailed: boolean } | null> {
  return db.first(
    `select business_id as "businessId", invitation_id as id, mailed from invitation_tokens
     where token_hash = $1`,
    [tokenHash]
  )
}

/** Takes it away: of two who accept at once one finds nothing. */
export async function takeInvitation(tx: Tx, id: string): Promise<boolean> {
  await deleteTokens(tx, id)
  const row = await tx.first(
    'delete from invitations where business_id = $1 and id = $2 returning id',
    [tx.businessId, id]
  )
  return row !== null
}

async function deleteTokens(tx: Tx, id: string): Promise<void> {
  await tx.rows('delete from invitation_tokens where business_id = $1 and invitation_id = $2', [
    tx.businessId,
    id
  ])
}

export async function isMember(tx: Tx, email: string): Promise<boolean> {
  const row = await tx.first(
    `select from memberships m join accounts a on a.id = m.account_id
     where m.business_id = $1 and a.email = $2`,
    [tx.businessId, email]
  )
  return row !== null
}
