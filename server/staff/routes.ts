import { listAudit } from '@parlor/contract/audit.ts'
import {
  addLocation,
  changeLocation,
  listLocations as listLocationsOf,
  removeLocation
} from '@parlor/contract/locations.ts'
import {
  addRole,
  changeRole,
  listRoles as listRolesOf,
  removeRole
} from '@parlor/contract/roles.ts'
import {
  changeStaff,
  disableStaff,
  enableStaff,
  getSession,
  getStaff,
  listStaff,
  removeStaff,
  signIn,
  signOut,
  signOutStaff,
  whyStaff
} from '@parlor/contract/staff.ts'
import type { Tx } from '../platform/db.ts'
import { openRoute, type Route, route } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import type { Push } from '../platform/push.ts'
import { listAuditLines } from './audit-lines.ts'
import { closeLocation, editLocation, openLocation } from './change-locations.ts'
import { dropRole, editRole, makeRole } from './change-roles.ts'
import { changeMember, enableMember, memberOf, signOutMember, stopMember } from './change-staff.ts'
import { listLocations } from './locations.ts'
import { listMemberRows, toMembers } from './members.ts'
import type { StaffCaller } from './rights.ts'
import { listRoles } from './roles.ts'
import { type ListNumbers, sessionOf } from './session-of.ts'
import { type Sessions, sessionLimits } from './sessions.ts'
import { signInStaff } from './sign-in.ts'
import { whyMember } from './why.ts'

type Parts = Platform & {
  sessions: Sessions
  push: Push
  listNumbers: ListNumbers
  recheck(): void // somebody’s rights or sessions have changed: look at the open screens now
}

export function staffRoutes(parts: Parts): Route[] {
  return [
    ...sessionRoutes(parts),
    ...memberRoutes(parts),
    ...roleRoutes(parts),
    ...locationRoutes,
    route(listAudit, (tx, filter) => listAuditLines(tx, filter))
  ]
}

function sessionRoutes({ db, sessions, push, listNumbers }: Parts): Route[] {
  return [
    openRoute(signIn, async (input, visit) => {
      const { address, userAgent } = visit
      const signedIn = await signInStaff(db, sessions, { ...input, address, userAgent })
      visit.setSession(signedIn.token, sessionLimits.days * 86_400)
      return db.inBusiness(signedIn.businessId, tx => sessionOf(tx, signedIn.staffId, listNumbers))
    }),
    route(getSession, (tx, _input, caller) => sessionOf(tx, caller.id, listNumbers)),
    openRoute(signOut, async (_input, visit, caller) => {
      await sessions.end(caller!.sessionKey)
      push.endSessions(new Set([caller!.sessionKey]))
      visit.clearSession()
      return {}
    })
  ]
}

/** In effect at once: what was known of anybody is forgotten, and every open screen is looked at. */
function atOnce({ sessions, recheck }: Parts, tx: Tx): void {
  tx.afterCommit(() => {
    sessions.forgetKnown()
    recheck()
  })
}

function memberRoutes(parts: Parts): Route[] {
  return [
    route(listStaff, async tx => ({
      members: await toMembers(tx, await listMemberRows(tx)),
      invitations: []
    })),
    route(getStaff, async (tx, { id }) => ({ member: await memberOf(tx, id) })),
    route(changeStaff, async (tx, input, caller) => {
      atOnce(parts, tx)
      return { member: await changeMember(tx, input, caller as StaffCaller) }
    }),
    route(disableStaff, async (tx, { id }, caller) => {
      atOnce(parts, tx)
      return { member: await stopMember(tx, { id, how: 'disabled' }, caller as StaffCaller) }
    }),
    route(enableStaff, async (tx, { id }, caller) => ({
      member: await enableMember(tx, id, caller as StaffCaller)
    })),
    route(removeStaff, async (tx, { id }, caller) => {
      atOnce(parts, tx)
      return { member: await stopMember(tx, { id, how: 'removed' }, caller as StaffCaller) }
    }),
    route(signOutStaff, async (tx, { id }, caller) => {
      atOnce(parts, tx)
      return { ended: await signOutMember(tx, id, caller as StaffCaller) }
    }),
    route(whyStaff, (tx, { id }) => whyMember(tx, id))
  ]
}

function roleRoutes(parts: Parts): Route[] {
  return [
    route(listRolesOf, async tx => ({ roles: await listRoles(tx) })),
    route(addRole, async (tx, input, caller) => ({
      role: await makeRole(tx, input, caller as StaffCaller)
    })),
    route(changeRole, async (tx, input, caller) => {
      atOnce(parts, tx)
      return { role: await editRole(tx, input, caller as StaffCaller) }
    }),
    route(removeRole, async (tx, { id }, caller) => {
      await dropRole(tx, id, caller as StaffCaller)
      return {}
    })
  ]
}

const locationRoutes: Route[] = [
  route(listLocationsOf, async tx => ({ locations: await listLocations(tx) })),
  route(addLocation, async (tx, input, caller) => ({
    location: await openLocation(tx, input, caller.id)
  })),
  route(changeLocation, async (tx, input, caller) => ({
    location: await editLocation(tx, input, caller.id)
  })),
  route(removeLocation, async (tx, { id }, caller) => {
    await closeLocation(tx, id, caller.id)
    return {}
  })
]
