import type { Permission } from '@parlor/contract/permissions.ts'
import { monotonicMs, now } from '../platform/clock.ts'
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

export const sessionLimits = {
  days: 30,
  cachedMs: 1_000, // how long a session that was ended elsewhere may still be taken for good
  cachedMax: 10_000,
  usedMs: 60_000 // “last used” is as old as that at most
}

type Known = { caller: StaffCaller; untilMs: number }

/** Who a cookie belongs to. Only the token's hash is stored, and the session can end at any moment. */
export function openSessions(db: Db) {
  const known = new Map<string, Known>()

  let forgotten = 0 // what was being read meanwhile may be of before

  async function byKey(key: string): Promise<StaffCaller | null> {
    const since = forgotten
    const cached = known.get(key)
    if (cached && cached.untilMs > monotonicMs()) return cached.caller
    const session = await findSession(db, Buffer.from(key, 'hex'))
    if (!session) known.delete(key)
    if (!session) return null
    noteUseOf(db, key, session)
    // Whatever changes somebody's rights counts them up: the same number is the same rights.
    const same = cached?.caller.rightsVersion === session.rights ? cached.caller : null
    const caller = same ?? (await readCaller(db, key, session))
    if (!caller) return null
    if (known.size >= sessionLimits.cachedMax) known.clear()
    const keptMs = since === forgotten ? sessionLimits.cachedMs : 0
    known.set(key, { caller, untilMs: monotonicMs() + keptMs })
    return caller
  }

  return {
    find: (token: string) => byKey(sha256(token).toString('hex')),
    byKey,
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
    },
    forgetExpired: () => deleteExpiredSessions(db)
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
