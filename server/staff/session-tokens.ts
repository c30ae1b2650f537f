import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { randomToken, sha256 } from '../platform/secrets.ts'
import {
  deleteOldTokens,
  findToken,
  giveToken,
  noteShown,
  type TokenRow
} from './session-token-rows.ts'

export const tokenLimits = {
  graceMs: 60_000, // the old token is good that long after the browser came with the new one
  againMs: 60_000, // a token that was not seen by then may be lost: another is given
  unseenMax: 10 // of one session
}

export type NewToken = { token: string; maxAgeSeconds: number }

const fromNow = (ms: number) => new Date(now().getTime() + ms)

/** Whose a token is, and that the browser came with it. A reply may be lost: only what the browser
 * shows it surely has, and only then do the tokens before it end. */
export async function lookUpToken(db: Db, hash: Buffer): Promise<TokenRow | null> {
  const row = await findToken(db, hash)
  if (!row || row.shownAt) return row
  await noteShown(db, hash, fromNow(tokenLimits.graceMs))
  return { ...row, goodUntil: null }
}

/** Her rights are not what they were: her browser gets another token for the same session. Null when
 * another request has just been given it, or when the session has ended meanwhile. */
export async function giveNewToken(
  db: Db,
  of: { session: Buffer; rights: number }
): Promise<NewToken | null> {
  const token = randomToken()
  const againBefore = fromNow(-tokenLimits.againMs)
  const given = await giveToken(db, { ...of, tokenHash: sha256(token), againBefore })
  if (!given) return null
  const leftMs = Date.parse(given.expiresAt) - now().getTime()
  return { token, maxAgeSeconds: Math.floor(leftMs / 1000) }
}

export const forgetOldTokens = (db: Db) => deleteOldTokens(db, tokenLimits.unseenMax)
