import { signInLimits } from '@parlor/contract/sign-in.ts'
import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

/** A new link ends those before it. */
export async function putReset(db: Db, accountId: string, tokenHash: Buffer): Promise<void> {
  await deleteResets(db, accountId)
  await db.rows(
    'insert into password_resets (token_hash, account_id, expires_at) values ($1, $2, $3)',
    [tokenHash, accountId, new Date(now().getTime() + signInLimits.resetMinutes * 60_000)]
  )
}

export function findReset(db: Db, tokenHash: Buffer): Promise<{ accountId: string } | null> {
  return db.first(
    `select account_id as "accountId" from password_resets
     where token_hash = $1 and expires_at > $2`,
    [tokenHash, now()]
  )
}

/** Of two who use it at once one finds nothing. */
export async function takeReset(db: Db, tokenHash: Buffer): Promise<boolean> {
  const row = await db.first(
    `delete from password_resets where token_hash = $1 and expires_at > $2 returning account_id`,
    [tokenHash, now()]
  )
  return row !== null
}

export async function deleteResets(db: Db, accountId: string): Promise<void> {
  await db.rows('delete from password_resets where account_id = $1', [accountId])
}
