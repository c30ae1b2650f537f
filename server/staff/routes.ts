import { addApiKey, listApiKeys, revokeApiKey } from '@parlor/contract/api-keys.ts'
import { listAudit } from '@parlor/contract/audit.ts'
import { getHours, setHours } from '@parlor/contract/hours.ts'
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
import { getSession, signOut } from '@parlor/contract/staff.ts'
import {
  changeStaff,
  disableStaff,
  enableStaff,
  getStaff,
  inviteStaff,
  listStaff,
  removeStaff,
  renewInvitation,
  signOutStaff,
  whyStaff,
  withdrawInvitation
} from '@parlor/contract/staff-members.ts'
import type { Tx } from '../platform/db.ts'
import { openRoute, type Route, route } from '../platform/http.ts'
import { listKeyRows } from './api-keys.ts'
import { listAuditLines } from './audit-lines.ts'
import type { Platform } from '../platform/platform.ts'
import { makeKey, revokeKey } from './change-keys.ts'
import {
  closeLocation,
  editHours,
  editLocation,
  hoursOf,
  openLocation
} from './change-locations.ts'
import { dropRole, editRole, makeRole } from './change-roles.ts'
import { changeMember, enableMember, memberOf, signOutMember, stopMember } from './change-staff.ts'
import { listInvitations } from './invitations.ts'
import { deliver, handOver, invite, renew, withdraw } from './invite-staff.ts'
import { listLocations } from './locations.ts'
import { listMemberRows, toMembers } from './members.ts'
import type { StaffCaller } from './rights.ts'
import { listRoles } from './roles.ts'
import { passkeyRoutes, singleSignOnRoutes } from './other-sign-in-routes.ts'
import { sessionOf } from './session-of.ts'
import { comingIn, mySessions, mySignIn, type SignInRouteParts } from './sign-in-routes.ts'
import { whyMember } from './why.ts'

type Parts = SignInRouteParts

export function staffRoutes(given: Omit<Parts, keyof Platform>): Route[] {
  const parts: Parts = { ...given.platform, ...given }
  return [
    ...comingIn(parts),
    ...sessionRoutes(parts),
    ...mySessions(parts),
    ...mySignIn(parts),
    ...passkeyRoutes(parts),
    ...singleSignOnRoutes(parts),
    ...invitationRoutes(parts),
    ...memberRoutes(parts),
    ...roleRoutes(parts),
    ...keyRoutes(parts),
    ...locationRoutes,
    route(listAudit, (tx, filter) => listAuditLines(tx, filter))
  ]
}

function sessionRoutes({ sessions, push, listNumbers }: Parts): Route[] {
  return [
    route(getSession, (tx, _input, caller) => sessionOf(tx, caller.id, listNumbers)),
    openRoute(signOut, async (_input, visit, caller) => {
      await sessions.end(caller!.sessionKey)
      push.endSessions(new Set([caller!.sessionKey]))
      visit.clearSession()
      return {}
    })
  ]
}

function invitationRoutes(parts: Parts): Route[] {
  const { db } = parts
  return [
    openRoute(inviteStaff, async ({ invitationId: id, ...input }, _visit, caller) => {
      const me = caller as StaffCaller
      const invited = await db.inBusiness(me.businessId, tx => invite(tx, { id, ...input }, me))
      return deliver(parts.platform, invited)
    }),
    openRoute(renewInvitation, async ({ id, mail }, _visit, caller) => {
      const me = caller as StaffCaller
      const renewed = await db.inBusiness(me.businessId, tx => renew(tx, id, me))
      return mail ? deliver(parts.platform, renewed) : handOver(parts.platform, renewed)
    }),
    route(withdrawInvitation, async (tx, { id }, caller) => {
      await withdraw(tx, id, caller as StaffCaller)
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
      invitations: await listInvitations(tx)
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

function keyRoutes({ keys }: Parts): Route[] {
  return [
    route(listApiKeys, async tx => ({ keys: await listKeyRows(tx) })),
    route(addApiKey, (tx, input, caller) => makeKey(tx, input, caller as StaffCaller)),
    route(revokeApiKey, async (tx, { id }, caller) => {
      tx.afterCommit(() => keys.forgetKnown())
      await revokeKey(tx, id, caller as StaffCaller)
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
  }),
  route(getHours, async (tx, { id }) => ({ hours: await hoursOf(tx, id) })),
  route(setHours, async (tx, input, caller) => ({ hours: await editHours(tx, input, caller.id) }))
]
