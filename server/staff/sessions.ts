import { type Permission, may, type Role } from '@parlor/contract/permissions.ts'
import { monotonicMs, now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import { randomToken, sha256 } from '../platform/secrets.ts'
import {
  addSession,
  aliveAmong,
  deleteExpiredSessions,
  deleteSession,
  findSession,
  type SessionOf
} from './session-rows.ts'
import { findStaff } from './staff.ts'

export const sessionLimits = {
  days: 30,
  cachedMs: 1_000, // how long a session that was ended elsewhere may still be taken for good
  cachedMax: 10_000
}

export type StaffCaller = Caller & { role: Role }
type Known = { caller: StaffCaller; untilMs: number }

/** Who a cookie belongs to. Only the token's hash is stored, and the session can end at any moment. */
export function openSessions(db: Db) {
  const known = new Map<string, Known>()

  async function find(token: string): Promise<StaffCaller | null> {
    const key = sha256(token).toString('hex')
    const cached = known.get(key)
    if (cached && cached.untilMs > monotonicMs()) return cached.caller
    known.delete(key)
    const caller = await readCaller(db, key)
    if (!caller) return null
    if (known.size >= sessionLimits.cachedMax) known.clear()
    known.set(key, { caller, untilMs: monotonicMs() + sessionLimits.cachedMs })
    return caller
  }

  return {
    find,
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
    /** Which of these sessions are no more. */
    async ended(keys: string[]): Promise<Set<string>> {
      const alive = await aliveAmong(
        db,
        keys.map(key => Buffer.from(key, 'hex'))
      )
      return new Set(keys.filter(key => !alive.has(key)))
    },
    forgetExpired: () => deleteExpiredSessions(db)
  }
}

export type Sessions = ReturnType<typeof openSessions>

async function readCaller(db: Db, key: string): Promise<StaffCaller | null> {
  const session = await findSession(db, Buffer.from(key, 'hex'))
  if (!session) return null
  const staff = await db.inBusiness(session.businessId, tx => findStaff(tx, session.staffId))
  if (!staff) return null
  const { role } = staff
  return {
    businessId: session.businessId,
    id: session.staffId,
    sessionKey: key,
    role,
    may: (permission: Permission) => may(role, permission)
  }
}
