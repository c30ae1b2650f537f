import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

export type Method = 'password' | 'passkey' | 'single-sign-on'
export type SessionOf = { accountId: string; businessId: string; staffId: string; method: Method }
/** `rights` is another number whenever the person's rights have changed. */
export type SessionRow = SessionOf & { rights: number; usedAt: string | null }

export async function addSession(
  db: Db,
  session: SessionOf & { tokenHash: Buffer; userAgent: string; expiresAt: Date }
): Promise<void> {
  await db.rows(
    `with session as (insert into sessions
       (token_hash, account_id, business_id, staff_id, user_agent, created_at, used_at, expires_at,
        method)
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8)
     returning token_hash, account_id, business_id, staff_id, created_at)
     insert into session_tokens (token_hash, session_hash, rights, given_at, shown_at)
     select s.token_hash, s.token_hash, m.rights, s.created_at, s.created_at
     from session s join memberships m on m.account_id = s.account_id
       and m.business_id = s.business_id and m.staff_id = s.staff_id`,
    [
      session.tokenHash,
      session.accountId,
      session.businessId,
      session.staffId,
      session.userAgent,
      now(),
      session.expiresAt,
      session.method
    ]
  )
}

export const sessionColumns = `s.account_id as "accountId", s.business_id as "businessId",
  s.staff_id as "staffId", s.method, m.rights, s.used_at as "usedAt"`

/** Joined to sessions `s`: neither the account nor the membership may be disabled. */
export const inGoodStanding = `join accounts a on a.id = s.account_id and a.disabled_at is null
  join memberships m on m.account_id = s.account_id and m.business_id = s.business_id
    and m.staff_id = s.staff_id and m.disabled_at is null`

const alive = `from sessions s ${inGoodStanding} where s.expires_at > $2`

export function findSession(db: Db, tokenHash: Buffer): Promise<SessionRow | null> {
  return db.first<SessionRow>(`select ${sessionColumns} ${alive} and s.token_hash = $1`, [
    tokenHash,
    now()
  ])
}

/** Which of these are still good, by their hashes in hexadecimal, with the number of their rights. */
export async function aliveAmong(db: Db, tokenHashes: Buffer[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ key: string; rights: number }>(
    `select encode(s.token_hash, 'hex') as key, m.rights ${alive} and s.token_hash = any($1)`,
    [tokenHashes, now()]
  )
  return new Map(rows.map(row => [row.key, row.rights]))
}

export async function noteUse(db: Db, tokenHash: Buffer): Promise<void> {
  await db.rows('update sessions set used_at = $2 where token_hash = $1', [tokenHash, now()])
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.rows('delete from sessions where token_hash = $1', [tokenHash])
}

export async function deleteExpiredSessions(db: Db): Promise<void> {
  await db.rows('delete from sessions where expires_at < $1', [now()])
}

export type SessionCard = {
  key: string
  userAgent: string
  businessName: string
  signedInAt: string
  lastUsedAt: string
}

/** All of one person, the one that was used last first. */
export function sessionsOf(db: Db, accountId: string): Promise<SessionCard[]> {
  return db.rows<SessionCard>(
    `select encode(s.token_hash, 'hex') as key, s.user_agent as "userAgent",
       b.name as "businessName", s.created_at as "signedInAt",
       coalesce(s.used_at, s.created_at) as "lastUsedAt"
     from sessions s join businesses_of_account($1) b on b.id = s.business_id
     where s.account_id = $1 and s.expires_at > $2
     order by "lastUsedAt" desc limit 100`,
    [accountId, now()]
  )
}

/** Ends them all, but the one that is kept; returns how many there were. */
export async function deleteSessionsOf(
  db: Pick<Db, 'rows'>,
  accountId: string,
  keep: string | null
): Promise<number> {
  const rows = await db.rows(
    `delete from sessions where account_id = $1 and encode(token_hash, 'hex') <> coalesce($2, '')
     returning expires_at`,
    [accountId, keep]
  )
  return rows.length
}
