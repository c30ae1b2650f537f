import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { inGoodStanding, type SessionRow, sessionColumns } from './session-rows.ts'

/** `tokenRights`: the number of the person's rights when the token was given. */
export type TokenRow = SessionRow & {
  key: string
  tokenRights: number
  shownAt: string | null
  goodUntil: string | null
}

export function findToken(db: Db, tokenHash: Buffer): Promise<TokenRow | null> {
  return db.first<TokenRow>(
    `select ${sessionColumns}, encode(s.token_hash, 'hex') as key, t.rights as "tokenRights",
       t.shown_at as "shownAt", t.good_until as "goodUntil"
     from session_tokens t join sessions s on s.token_hash = t.session_hash ${inGoodStanding}
     where t.token_hash = $1 and s.expires_at > $2
       and (t.good_until is null or t.good_until > $2)`,
    [tokenHash, now()]
  )
}

/** The browser came with it: from now on it is the one, and the others of its session end then. */
export async function noteShown(db: Db, tokenHash: Buffer, othersGoodUntil: Date): Promise<void> {
  await db.rows(
    `with shown as (
       update session_tokens set shown_at = $2, good_until = null
       where token_hash = $1 and shown_at is null returning session_hash)
     update session_tokens t set good_until = $3 from shown
     where t.session_hash = shown.session_hash and t.token_hash <> $1
       and (t.good_until is null or t.good_until > $3)`,
    [tokenHash, now(), othersGoodUntil]
  )
}

type Giving = { session: Buffer; rights: number; tokenHash: Buffer; againBefore: Date }

/** The row of the session is locked: of many requests at once, one gets the token. */
export function giveToken(db: Db, giving: Giving): Promise<{ expiresAt: string } | null> {
  const { session, rights, tokenHash, againBefore } = giving
  return db.first<{ expiresAt: string }>(
    `with due as (
       update sessions set renewed_rights = $3, renewed_at = $4
       where token_hash = $2 and expires_at > $4
         and (renewed_rights is distinct from $3 or renewed_at <= $5)
       returning token_hash, expires_at),
     given as (
       insert into session_tokens (token_hash, session_hash, rights, given_at)
       select $1, token_hash, $3, $4 from due)
     select expires_at as "expiresAt" from due`,
    [tokenHash, session, rights, now(), againBefore]
  )
}

/** Those that open nothing any more, and of those that no browser came with all but the last. */
export async function deleteOldTokens(db: Db, unseenMax: number): Promise<void> {
  await db.rows('delete from session_tokens where good_until <= $1', [now()])
  await db.rows(
    `delete from session_tokens where token_hash in (select token_hash from (
       select token_hash, row_number() over (partition by session_hash order by given_at desc) as place
       from session_tokens where shown_at is null) unseen where place > $1)`,
    [unseenMax]
  )
}
