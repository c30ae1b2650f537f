import { type Permission, may, type Role } from '@parlor/contract/permissions.ts'
import { monotonicMs, now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import { randomToken, sha256 } from '../platform/secrets.ts'
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
    async start(of: { accountId: string; businessId: string; staffId: string; userAgent: string }) {
      const token = randomToken()
      const expires = new Date(now().getTime() + sessionLimits.days * 86_400_000)
      await db.rows(
        `insert into sessions
           (token_hash, account_id, business_id, staff_id, user_agent, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [sha256(token), of.accountId, of.businessId, of.staffId, of.userAgent, now(), expires]
      )
      return token
    },
    async end(key: string): Promise<void> {
      known.delete(key)
      await db.rows('delete from sessions where token_hash = $1', [Buffer.from(key, 'hex')])
    },
    /** Which of these sessions are no more. */
    async ended(keys: string[]): Promise<Set<string>> {
      const rows = await db.rows<{ key: string }>(
        `select encode(s.token_hash, 'hex') as key from sessions s
         join accounts a on a.id = s.account_id
         where s.token_hash = any($1) and s.expires_at > $2 and a.disabled_at is null`,
        [keys.map(key => Buffer.from(key, 'hex')), now()]
      )
      const alive = new Set(rows.map(row => row.key))
      return new Set(keys.filter(key => !alive.has(key)))
    },
    async forgetExpired(): Promise<void> {
      await db.rows('delete from sessions where expires_at < $1', [now()])
    }
  }
}

export type Sessions = ReturnType<typeof openSessions>

async function readCaller(db: Db, key: string): Promise<StaffCaller | null> {
  const session = await db.first<{ businessId: string; staffId: string }>(
    `select s.business_id as "businessId", s.staff_id as "staffId"
     from sessions s join accounts a on a.id = s.account_id
     where s.token_hash = $1 and s.expires_at > $2 and a.disabled_at is null`,
    [Buffer.from(key, 'hex'), now()]
  )
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
