import { type ApiKey, permissionsOfScopes } from '@parlor/contract/api-keys.ts'
import { monotonicMs, now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { sha256 } from '../platform/secrets.ts'
import { findKeyRow, findTokenRow, noteKeyUse } from './api-keys.ts'
import type { StaffCaller } from './rights.ts'

export const keyLimits = {
  cachedMs: 1_000, // how long a key that was revoked elsewhere may still be taken for good
  cachedMax: 10_000,
  usedMs: 60_000 // “last used” is as old as that at most
}

type Known = { caller: StaffCaller; key: ApiKey; untilMs: number }

/** Whose a key is, and what it may do: what its scopes say and not a thing more. */
export function openKeys(db: Db) {
  const known = new Map<string, Known>()
  let forgotten = 0 // what was being read meanwhile may be of before

  async function read(tokenHash: Buffer): Promise<Omit<Known, 'untilMs'> | null> {
    const found = await findTokenRow(db, tokenHash)
    if (!found) return null
    return db.inBusiness(found.businessId, async tx => {
      const key = await findKeyRow(tx, found.id)
      if (!key || isOver(key)) return null
      if (isUseOld(key)) await noteKeyUse(tx, key.id)
      return { key, caller: callerOf(found.businessId, key) }
    })
  }

  return {
    async find(token: string): Promise<StaffCaller | null> {
      const tokenHash = sha256(token)
      const name = tokenHash.toString('hex')
      const cached = known.get(name)
      if (cached && cached.untilMs > monotonicMs() && !isOver(cached.key)) return cached.caller
      known.delete(name)
      const since = forgotten
      const fresh = await read(tokenHash)
      if (!fresh) return null
      if (known.size >= keyLimits.cachedMax) known.clear()
      const untilMs = monotonicMs() + keyLimits.cachedMs
      if (since === forgotten) known.set(name, { ...fresh, untilMs })
      return fresh.caller
    },
    /** A key was revoked here. */
    forgetKnown() {
      forgotten++
      known.clear()
    }
  }
}

export type Keys = ReturnType<typeof openKeys>

function isOver({ expiresAt }: ApiKey): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now().getTime()
}

function isUseOld({ lastUsedAt }: ApiKey): boolean {
  return lastUsedAt === null || now().getTime() - Date.parse(lastUsedAt) >= keyLimits.usedMs
}

function callerOf(businessId: string, key: ApiKey): StaffCaller {
  const permissions = permissionsOfScopes(key.scopes)
  return {
    kind: 'program',
    businessId,
    id: key.id,
    accountId: '',
    method: 'key',
    sessionKey: '',
    rightsVersion: 0,
    rights: { role: 'program', permissions, reach: 'all', clients: 'all', locationIds: [] },
    may: permission => permissions.has(permission)
  }
}
