import { getSession, type Session, signIn, signOut } from '@parlor/contract/staff.ts'
import { getBusiness } from '../businesses/businesses.ts'
import type { Tx } from '../platform/db.ts'
import { openRoute, type Route, route } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import type { Push } from '../platform/push.ts'
import { type Sessions, sessionLimits } from './sessions.ts'
import { signInStaff } from './sign-in.ts'
import { listBusinessesOf } from './accounts.ts'
import { listLocations } from './locations.ts'
import { findRights } from './rights.ts'
import { listStaff } from './staff.ts'

type Parts = Platform & {
  sessions: Sessions
  push: Push
  listNumbers(tx: Tx): Promise<Session['numbers']>
  recheck(): void
}

export function staffRoutes({ db, sessions, push, listNumbers }: Parts): Route[] {
  async function sessionOf(tx: Tx, staffId: string): Promise<Session> {
    const [business, colleagues, numbers, locations, rights, businesses] = await Promise.all([
      getBusiness(tx),
      listStaff(tx),
      listNumbers(tx),
      listLocations(tx),
      findRights(tx, staffId),
      listBusinessesOf(tx, staffId)
    ])
    const staff = colleagues.find(each => each.id === staffId)!
    const permissions = [...(rights?.permissions ?? [])]
    return { business, colleagues, numbers, staff, permissions, locations, businesses }
  }

  return [
    openRoute(signIn, async (input, visit) => {
      const { address, userAgent } = visit
      const signedIn = await signInStaff(db, sessions, { ...input, address, userAgent })
      visit.setSession(signedIn.token, sessionLimits.days * 86_400)
      return db.inBusiness(signedIn.businessId, tx => sessionOf(tx, signedIn.staffId))
    }),
    route(getSession, (tx, _input, caller) => sessionOf(tx, caller.id)),
    openRoute(signOut, async (_input, visit, caller) => {
      await sessions.end(caller!.sessionKey)
      push.endSessions(new Set([caller!.sessionKey]))
      visit.clearSession()
      return {}
    })
  ]
}
