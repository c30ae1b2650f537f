import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

export type SessionOf = { accountId: string; businessId: string; staffId: string }

export async function addSession(
  db: Db,
  session: SessionOf & { tokenHash: Buffer; userAgent: string; expiresAt: Date }
): Promise<void> {
  await db.rows(
    `insert into sessions
       (token_hash, account_id, business_id, staff_id, user_agent, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      session.tokenHash,
      session.accountId,
      session.businessId,
      session.staffId,
      session.userAgent,
      now(),
      session.expiresAt
    ]
  )
}

const alive = `from sessions s join accounts a on a.id = s.account_id
  where s.expires_at > $2 and a.disabled_at is null`

export function findSession(db: Db, tokenHash: Buffer): Promise<SessionOf | null> {
  return db.first<SessionOf>(
    `select s.account_id as "accountId", s.business_id as "businessId", s.staff_id as "staffId"
     ${alive} and s.token_hash = $1`,
    [tokenHash, now()]
  )
}

/** Which of these are still good, as hexadecimal hashes. */
export async function aliveAmong(db: Db, tokenHashes: Buffer[]): Promise<Set<string>> {
  const rows = await db.rows<{ key: string }>(
    `select encode(s.token_hash, 'hex') as key ${alive} and s.token_hash = any($1)`,
    [tokenHashes, now()]
  )
  return new Set(rows.map(row => row.key))
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.rows('delete from sessions where token_hash = $1', [tokenHash])
}

export async function deleteExpiredSessions(db: Db): Promise<void> {
  await db.rows('delete from sessions where expires_at < $1', [now()])
}
