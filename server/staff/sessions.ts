import type { Permission } from '@parlor/contract/permissions.ts'
import { monotonicMs, now, nowMs } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { randomToken, sha256 } from '../platform/secrets.ts'
import { findRights, type StaffCaller } from './rights.ts'
import {
  addSession,
  aliveAmong,
  deleteExpiredSessions,
  deleteSession,
  findSession,
  noteUse,
  type SessionOf,
  type SessionRow
} from './session-rows.ts'
import { forgetOldTokens, giveNewToken, lookUpToken, type NewToken } from './session-tokens.ts'

export const sessionLimits = {
  days: 30,
  cachedMs: 1_000, // how long a session that was ended elsewhere may still be taken for good
  cachedMax: 10_000,
  usedMs: 60_000 // “last used” is as old as that at most
}

type Known = { caller: StaffCaller; untilMs: number }
/** `due`: it was given for rights that are no more. */
type KnownToken = { key: string; due: boolean; goodUntilMs: number; untilMs: number }

/** Who a cookie belongs to. Only hashes of tokens are stored, and the session can end at any moment.
 * `key` is the session's name: the hash of its first token, whatever tokens it has had since. */
export function openSessions(db: Db) {
  const known = new Map<string, Known>()
  const tokens = new Map<string, KnownToken>()

  let forgotten = 0 // what was being read meanwhile may be of before
  const untilMs = (since: number) =>
    monotonicMs() + (since === forgotten ? sessionLimits.cachedMs : 0)

  async function byToken(token: string): Promise<StaffCaller | null> {
    const hash = sha256(token)
    const name = hash.toString('hex')
    const cached = tokens.get(name)
    if (cached && cached.untilMs > monotonicMs() && cached.goodUntilMs > nowMs()) {
      return byKey(cached.key)
    }
    const since = forgotten
    const row = await lookUpToken(db, hash)
    if (!row) tokens.delete(name)
    if (!row) return null
    if (!row.shownAt) forgetTokensOf(row.key)
    if (tokens.size >= sessionLimits.cachedMax) tokens.clear()
    tokens.set(name, {
      key: row.key,
      due: row.goodUntil === null && row.tokenRights !== row.rights,
      goodUntilMs: row.goodUntil ? Date.parse(row.goodUntil) : Number.POSITIVE_INFINITY,
      untilMs: untilMs(since)
    })
    return callerOf(row.key, row, since)
  }

  async function byKey(key: string): Promise<StaffCaller | null> {
    const since = forgotten
    const cached = known.get(key)
    if (cached && cached.untilMs > monotonicMs()) return cached.caller
    const session = await findSession(db, Buffer.from(key, 'hex'))
    if (session) return callerOf(key, session, since)
    known.delete(key)
    return null
  }

  async function callerOf(key: string, session: SessionRow, since: number) {
    noteUseOf(db, key, session)
    // Whatever changes somebody's rights counts them up: the same number is the same rights.
    const cached = known.get(key)?.caller
    const same = cached?.rightsVersion === session.rights ? cached : null
    const caller = same ?? (await readCaller(db, key, session))
    if (!caller) return null
    if (known.size >= sessionLimits.cachedMax) known.clear()
    known.set(key, { caller, untilMs: untilMs(since) })
    return caller
  }

  /** Those before it have a minute from now on, and it is the session's own. */
  function forgetTokensOf(key: string): void {
    for (const each of tokens.values()) if (each.key === key) each.untilMs = 0
  }

  return {
    find: byToken,
    byKey,
    /** The token for the next cookie, when her rights are not what they were when this one was given. */
    async renew(token: string): Promise<NewToken | null> {
      const cached = tokens.get(sha256(token).toString('hex'))
      const caller = cached?.due ? known.get(cached.key)?.caller : null
      if (!cached || !caller) return null
      cached.due = false // once for each time that it is looked up
      return giveNewToken(db, {
        session: Buffer.from(cached.key, 'hex'),
        rights: caller.rightsVersion
      })
    },
    /** Returns the token for the cookie; nobody can read it from the database. */
    async start(of: SessionOf & { userAgent: string }): Promise<string> {
      const token = randomToken()
      const expiresAt = new Date(now().getTime() + sessionLimits.days * 86_400_000)
      await addSession(db, { ...of, tokenHash: sha256(token), expiresAt })
      return token
    },
    async end(key: string): Promise<void> {
      known.delete(key)
      await deleteSession(db, Buffer.from(key, 'hex'))
    },
    /** Which of these sessions are still good, with the number of their rights. */
    versionsOf(keys: string[]): Promise<Map<string, number>> {
      return aliveAmong(
        db,
        keys.map(key => Buffer.from(key, 'hex'))
      )
    },
    /** Rights or sessions changed here: nothing that was known is taken for good unasked. */
    forgetKnown() {
      forgotten++
      for (const each of known.values()) each.untilMs = 0
      for (const each of tokens.values()) each.untilMs = 0
    },
    async forgetExpired(): Promise<void> {
      await deleteExpiredSessions(db)
      await forgetOldTokens(db)
    }
  }
}

export type Sessions = ReturnType<typeof openSessions>

function noteUseOf(db: Db, key: string, session: SessionRow): void {
  const used = session.usedAt ? Date.parse(session.usedAt) : 0
  if (now().getTime() - used < sessionLimits.usedMs) return
  // It is told to a person and decides nothing: nobody waits for it.
  void noteUse(db, Buffer.from(key, 'hex')).catch(() => undefined)
}

async function readCaller(db: Db, key: string, of: SessionRow): Promise<StaffCaller | null> {
  const rights = await db.inBusiness(of.businessId, tx => findRights(tx, of.staffId))
  if (!rights) return null
  return {
    kind: 'person',
    businessId: of.businessId,
    id: of.staffId,
    accountId: of.accountId,
    method: of.method,
    sessionKey: key,
    rightsVersion: of.rights,
    rights,
    may: (permission: Permission) => rights.permissions.has(permission)
  }
}
