import type { BusinessId, StaffId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { hashPassword, isPassword, randomToken } from '../platform/secrets.ts'
import { findAccount } from './accounts.ts'
import type { Sessions } from './sessions.ts'
import { clearDelay, delayUntil, noteFailure } from './sign-in-delays.ts'

export type Attempt = { email: string; password: string; address: string; userAgent: string }
export type SignedIn = { token: string; businessId: BusinessId; staffId: StaffId }

// Checked against when nobody has that e-mail, so that the answer takes as long.
let nobodysHash: Promise<string> | null = null

/** Somebody wants to come in. A wrong e-mail and a wrong password look the same from outside. */
export async function signInStaff(db: Db, sessions: Sessions, attempt: Attempt): Promise<SignedIn> {
  const wait = await delayUntil(db, attempt)
  if (wait) throw tooManyTries(wait)
  nobodysHash ??= hashPassword(randomToken())
  const account = await findAccount(db, attempt.email)
  const right = await isPassword(attempt.password, account?.passwordHash ?? (await nobodysHash))
  if (!account || !right || account.disabledAt) {
    await noteFailure(db, attempt)
    throw new Refusal('wrong-sign-in', 'That e-mail and password do not belong together.', {
      status: 401
    })
  }
  await clearDelay(db, attempt)
  const { id: accountId, businessId, staffId } = account
  const { userAgent } = attempt
  const token = await sessions.start({ accountId, businessId, staffId, userAgent })
  return { token, businessId, staffId }
}

function tooManyTries(until: Date): Refusal {
  const seconds = Math.ceil((until.getTime() - now().getTime()) / 1000)
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`
  return new Refusal('too-many-tries', `Too many wrong tries. Try again in ${wait}.`, {
    status: 429,
    retryAfterSeconds: seconds
  })
}
