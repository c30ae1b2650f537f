import {
  acceptInvitation as accept,
  askPasswordReset,
  changePassword,
  checkInvitation,
  confirmCodes,
  endMySession,
  getMySignIn,
  listMySessions as listMine,
  renewRecoveryCodes,
  resetPassword as reset,
  signOutEverywhere,
  startCodes,
  stopCodes,
  switchBusiness
} from '@parlor/contract/sign-in.ts'
import type { Session } from '@parlor/contract/staff.ts'
import { signIn } from '@parlor/contract/staff.ts'
import { notFound } from '../platform/errors.ts'
import { type Caller, openRoute, type Route, type Visit } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import type { Push } from '../platform/push.ts'
import { acceptInvitation, lookAtInvitation } from './accept-invitation.ts'
import { confirmWith } from './check-code.ts'
import { countRecoveryCodes, findCodes } from './codes.ts'
import type { Keys } from './key-callers.ts'
import {
  changeMyPassword,
  endAllMine,
  findMySession,
  listMySessions,
  type Me,
  myAccount,
  renewMyRecoveryCodes,
  startMyCodes,
  stopMyCodes
} from './my-sign-in.ts'
import { getAccount } from './accounts.ts'
import { listPasskeys } from './passkeys.ts'
import { askReset, noteEverywhere, resetPassword } from './reset-password.ts'
import type { StaffCaller } from './rights.ts'
import { type ListNumbers, sessionOf } from './session-of.ts'
import { type Sessions, sessionLimits } from './sessions.ts'
import { type SignedIn, signInStaff } from './sign-in.ts'
import { goToBusiness } from './switch-business.ts'

export type SignInRouteParts = Platform & {
  platform: Platform // as it is when it is asked: the address is known once we listen
  sessions: Sessions
  keys: Keys
  push: Push
  listNumbers: ListNumbers
  recheck(): void
}
type Parts = SignInRouteParts

/** The cookie, and what every screen needs to know. */
export async function welcome(
  { db, listNumbers }: Pick<Parts, 'db' | 'listNumbers'>,
  visit: Visit,
  signedIn: SignedIn
): Promise<Session> {
  visit.setSession(signedIn.token, sessionLimits.days * 86_400)
  return db.inBusiness(signedIn.businessId, tx => sessionOf(tx, signedIn.staffId, listNumbers))
}

export const meOf = (caller: Caller | null, visit: Visit): Me => ({
  ...(caller as StaffCaller),
  address: visit.address
})

/** Sessions ended: here they are forgotten now, in other processes within a second. */
export function forget({ sessions, recheck }: Pick<Parts, 'sessions' | 'recheck'>): void {
  sessions.forgetKnown()
  recheck()
}

export function comingIn(parts: Parts): Route[] {
  return [
    openRoute(signIn, async (input, visit) =>
      welcome(parts, visit, await signInStaff(parts, { ...input, ...visit }))
    ),
    openRoute(checkInvitation, ({ token }) => lookAtInvitation(parts, token)),
    openRoute(accept, async (input, visit) =>
      welcome(parts, visit, await acceptInvitation(parts, { ...input, ...visit }))
    ),
    openRoute(askPasswordReset, async ({ email }, { address }) => {
      await askReset(parts.platform, { email, address })
      return {}
    }),
    openRoute(reset, async input => {
      await resetPassword(parts.db, input)
      forget(parts)
      return {}
    }),
    openRoute(switchBusiness, async ({ businessId }, visit, caller) => {
      const moved = await goToBusiness(parts, meOf(caller, visit), {
        businessId,
        userAgent: visit.userAgent
      })
      // The open screens of the old session are closed within a second by whoever looks after them:
      // by then this browser's other tabs find the new cookie, and move along.
      return welcome(parts, visit, moved)
    })
  ]
}

export function mySessions(parts: Parts): Route[] {
  const { db, sessions, push } = parts
  return [
    openRoute(listMine, async (_input, visit, caller) => ({
      sessions: await listMySessions(parts, meOf(caller, visit))
    })),
    openRoute(endMySession, async ({ id }, visit, caller) => {
      const me = meOf(caller, visit)
      const key = await findMySession(parts, me, id)
      if (!key) throw notFound('session')
      await sessions.end(key)
      push.endSessions(new Set([key]))
      if (key === me.sessionKey) visit.clearSession()
      await noteEverywhere(db, { id: me.accountId }, 'sign-in.ended')
      return {}
    }),
    openRoute(signOutEverywhere, async (_input, visit, caller) => {
      const ended = await endAllMine(parts, meOf(caller, visit))
      visit.clearSession()
      forget(parts)
      return { ended }
    })
  ]
}

export function mySignIn(parts: Parts): Route[] {
  const { db } = parts
  return [
    openRoute(getMySignIn, async (_input, _visit, caller) => {
      const account = await getAccount(db, (caller as StaffCaller).accountId)
      const [codes, recoveryCodesLeft, passkeys] = await Promise.all([
        findCodes(db, account.id),
        countRecoveryCodes(db, account.id),
        listPasskeys(db, account.id)
      ])
      return {
        email: account.email,
        hasPassword: account.passwordHash !== null,
        passkeys,
        codesSince: codes?.confirmedAt ?? null,
        recoveryCodesLeft
      }
    }),
    openRoute(changePassword, async (input, visit, caller) => {
      await changeMyPassword(parts, meOf(caller, visit), input)
      forget(parts)
      return {}
    }),
    openRoute(startCodes, ({ password }, visit, caller) =>
      startMyCodes(parts, meOf(caller, visit), password)
    ),
    openRoute(confirmCodes, async ({ code }, visit, caller) => {
      const account = await myAccount(parts, meOf(caller, visit))
      const recoveryCodes = await confirmWith(parts, account.id, code)
      await noteEverywhere(db, account, 'sign-in.codes-on')
      return { recoveryCodes }
    }),
    openRoute(stopCodes, async (input, visit, caller) => {
      await stopMyCodes(parts, meOf(caller, visit), input)
      return {}
    }),
    openRoute(renewRecoveryCodes, async (input, visit, caller) => ({
      recoveryCodes: await renewMyRecoveryCodes(parts, meOf(caller, visit), input)
    }))
  ]
}
