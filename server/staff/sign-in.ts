import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import type { Secrets } from '../platform/secrets.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { type Account, findAccount, type Membership, membershipsOf } from './accounts.ts'
import { asksForCode, isCode, wrongCode } from './check-code.ts'
import { isPasswordOf } from './passwords.ts'
import type { Method } from './session-rows.ts'
import type { Sessions } from './sessions.ts'
import { clearDelay, delayUntil, noteFailure } from './sign-in-delays.ts'

export type SignInParts = { db: Db; secrets: Secrets; sessions: Sessions }
export type From = { address: string; userAgent: string }
export type Attempt = From & { email: string; password: string; code?: string | undefined }
export type SignedIn = { token: string } & Membership

/** Somebody wants to come in. A wrong e-mail and a wrong password look the same from outside. */
export async function signInStaff(parts: SignInParts, attempt: Attempt): Promise<SignedIn> {
  const account = await proveAccount(parts, attempt)
  return beginSession(parts, account.id, { ...attempt, method: 'password' })
}

/** Password, and code where one is asked for. Wrong tries cost time, by account and by address. */
export async function proveAccount(
  parts: Pick<SignInParts, 'db' | 'secrets'>,
  attempt: Attempt
): Promise<Account> {
  const { db } = parts
  const wait = await delayUntil(db, attempt)
  if (wait) throw tooManyTries(wait)
  const account = await findAccount(db, attempt.email)
  const right = await isPasswordOf(account, attempt.password)
  const belongs = account !== null && (await membershipsOf(db, account.id)).length > 0
  if (!account || !right || !belongs || account.disabledAt) {
    await noteFailure(db, attempt)
    if (account) noteRefusal(db, account)
    throw wrongSignIn()
  }
  if (await asksForCode(db, account.id)) await proveCode(parts, account, attempt)
  await clearDelay(db, attempt)
  return account
}

async function proveCode(
  parts: Pick<SignInParts, 'db' | 'secrets'>,
  account: Account,
  attempt: Attempt
): Promise<void> {
  if (!attempt.code) {
    throw new Refusal('code-needed', 'Enter the code that your authenticator shows now.', {
      status: 401
    })
  }
  if (await isCode(parts, account.id, attempt.code)) return
  await noteFailure(parts.db, attempt)
  noteRefusal(parts.db, account)
  throw wrongCode()
}

export function wrongSignIn(): Refusal {
  return new Refusal('wrong-sign-in', 'That e-mail and password do not belong together.', {
    status: 401
  })
}

/** In the business where this person was last, or in the one that is asked for. */
export async function beginSession(
  { db, sessions }: SignInParts,
  accountId: string,
  { userAgent, method, businessId }: From & { method: Method; businessId?: string }
): Promise<SignedIn> {
  const memberships = await membershipsOf(db, accountId)
  const membership = businessId
    ? memberships.find(each => each.businessId === businessId)
    : memberships[0]
  if (!membership) throw wrongSignIn()
  const token = await sessions.start({ ...membership, accountId, userAgent, method })
  await db.inBusiness(membership.businessId, tx =>
    noteInAudit(tx, {
      act: 'sign-in.succeeded',
      by: membership.staffId,
      subject: { kind: 'staff', id: membership.staffId },
      details: { method }
    })
  )
  return { token, ...membership }
}

/** Nobody waits for it: the answer must not take longer where there is somebody to write about. */
function noteRefusal(db: Db, account: Account): void {
  const line = (id: string) =>
    ({ act: 'sign-in.refused', by: null, subject: { kind: 'staff', id } }) as const
  void membershipsOf(db, account.id)
    .then(list =>
      Promise.all(
        list.map(({ businessId, staffId }) =>
          db.inBusiness(businessId, tx => noteInAudit(tx, line(staffId)))
        )
      )
    )
    .catch(() => undefined)
}

export function tooManyTries(until: Date): Refusal {
  const seconds = Math.ceil((until.getTime() - now().getTime()) / 1000)
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`
  return new Refusal('too-many-tries', `Too many wrong tries. Try again in ${wait}.`, {
    status: 429,
    retryAfterSeconds: seconds
  })
}
