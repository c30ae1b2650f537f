import type { Db } from '../platform/db.ts'
import { now } from '../platform/clock.ts'

export type Codes = { secretSealed: Buffer; confirmedAt: string | null; lastStep: number }

export function findCodes(db: Db, accountId: string): Promise<Codes | null> {
  return db.first<Codes>(
    `select secret_sealed as "secretSealed", confirmed_at as "confirmedAt",
       last_step as "lastStep" from codes where account_id = $1`,
    [accountId]
  )
}

/** A secret that was never confirmed gives way to a new one; a confirmed one stays. */
export async function putSecret(db: Db, accountId: string, sealed: Buffer): Promise<boolean> {
  const row = await db.first(
    `insert into codes as c (account_id, secret_sealed) values ($1, $2)
     on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, last_step = 0
       where c.confirmed_at is null
     returning account_id`,
    [accountId, sealed]
  )
  return row !== null
}

/** A code is good once: false when this one, or a later one, was used already. */
export async function useStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const row = await db.first(
    `update codes set last_step = $2 where account_id = $1 and last_step < $2
     returning account_id`,
    [accountId, step]
  )
  return row !== null
}

export async function confirmSecret(db: Db, accountId: string): Promise<void> {
  await db.rows(
    'update codes set confirmed_at = coalesce(confirmed_at, $2) where account_id = $1',
    [accountId, now()]
  )
}

export async function deleteCodes(db: Db, accountId: string): Promise<void> {
  await db.rows('delete from codes where account_id = $1', [accountId])
  await db.rows('delete from recovery_codes where account_id = $1', [accountId])
}

/** True when it was one of them; it is none from now on. */
export async function useRecoveryCode(db: Db, accountId: string, hash: Buffer): Promise<boolean> {
  const row = await db.first(
    'delete from recovery_codes where account_id = $1 and code_hash = $2 returning account_id',
    [accountId, hash]
  )
  return row !== null
}

export async function putRecoveryCodes(db: Db, accountId: string, hashes: Buffer[]): Promise<void> {
  await db.rows(
    `with gone as (delete from recovery_codes where account_id = $1 and code_hash <> all($2))
     insert into recovery_codes (account_id, code_hash)
     select $1, hash from unnest($2::bytea[]) as hash on conflict do nothing`,
    [accountId, hashes]
  )
}

export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const row = await db.first<{ left: number }>(
    'select count(*)::int as left from recovery_codes where account_id = $1',
    [accountId]
  )
  return row!.left
}
