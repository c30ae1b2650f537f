import type { MySession } from '@parlor/contract/sign-in.ts'
import { Refusal } from '../platform/errors.ts'
import { hashPassword } from '../platform/secrets.ts'
import { type Account, getAccount, setPassword } from './accounts.ts'
import { asksForCode, isCode, newRecoveryCodes, newSecret, wrongCode } from './check-code.ts'
import { deleteCodes } from './codes.ts'
import { isPasswordOf, refuseWeakPassword } from './passwords.ts'
import { noteEverywhere } from './reset-password.ts'
import type { StaffCaller } from './rights.ts'
import { deleteSessionsOf, sessionsOf } from './session-rows.ts'
import { clearDelay, delayUntil, noteFailure } from './sign-in-delays.ts'
import { type SignInParts, tooManyTries } from './sign-in.ts'

export type Me = StaffCaller & { address: string }

/** Whoever sits at a screen that was left open must still know the password. */
export async function proveMine(parts: SignInParts, me: Me, password: string): Promise<Account> {
  const account = await myAccount(parts, me)
  const attempt = { email: account.email, address: me.address }
  const wait = await delayUntil(parts.db, attempt)
  if (wait) throw tooManyTries(wait)
  if (await isPasswordOf(account, password)) {
    await clearDelay(parts.db, attempt)
    return account
  }
  await noteFailure(parts.db, attempt)
  throw new Refusal('wrong-password', 'That is not your password.', {
    status: 403,
    field: 'password'
  })
}

/** A provider vouches for a person in its own business alone; it must not open the others. */
export function myAccount({ db }: SignInParts, me: StaffCaller): Promise<Account> {
  if (me.method !== 'single-sign-on') return getAccount(db, me.accountId)
  throw new Refusal(
    'other-sign-in-needed',
    'You signed in with your business’s own provider. Sign in with your password to change this.',
    { status: 403 }
  )
}

export async function changeMyPassword(
  parts: SignInParts,
  me: Me,
  { current, next }: { current: string; next: string }
): Promise<void> {
  const account = await proveMine(parts, me, current)
  await refuseWeakPassword(next, account.email)
  await setPassword(parts.db, account.id, await hashPassword(next))
  await deleteSessionsOf(parts.db, account.id, me.sessionKey)
  await noteEverywhere(parts.db, account, 'sign-in.password-changed')
}

export async function startMyCodes(parts: SignInParts & Secrets, me: Me, password: string) {
  return newSecret(parts, await proveMine(parts, me, password))
}

type Secrets = Pick<SignInParts, 'secrets'>
type Proof = { password: string; code: string }

export async function stopMyCodes(parts: SignInParts, me: Me, proof: Proof): Promise<void> {
  const account = await proveBoth(parts, me, proof)
  await deleteCodes(parts.db, account.id)
  await noteEverywhere(parts.db, account, 'sign-in.codes-off')
}

export async function renewMyRecoveryCodes(parts: SignInParts, me: Me, proof: Proof) {
  const account = await proveBoth(parts, me, proof)
  const codes = await newRecoveryCodes(parts.db, account.id)
  await noteEverywhere(parts.db, account, 'sign-in.recovery-codes-made')
  return codes
}

async function proveBoth(parts: SignInParts, me: Me, { password, code }: Proof): Promise<Account> {
  const account = await proveMine(parts, me, password)
  if (!(await asksForCode(parts.db, account.id))) {
    throw new Refusal('codes-off', 'No codes are asked for: there is nothing to turn off.')
  }
  if (await isCode(parts, account.id, code)) return account
  await noteFailure(parts.db, { email: account.email, address: me.address })
  throw wrongCode()
}

const idLength = 16 // of the hash of a token: enough to name it, too little to find it

export async function listMySessions({ db }: SignInParts, me: StaffCaller): Promise<MySession[]> {
  const rows = await sessionsOf(db, me.accountId)
  return rows.map(({ key, userAgent, ...rest }) => ({
    ...rest,
    id: key.slice(0, idLength),
    device: deviceOf(userAgent),
    current: key === me.sessionKey
  }))
}

/** The whole key of one of my sessions. */
export async function findMySession({ db }: SignInParts, me: StaffCaller, id: string) {
  const rows = await sessionsOf(db, me.accountId)
  return rows.find(row => row.key.startsWith(id))?.key ?? null
}

export async function endAllMine({ db }: SignInParts, me: StaffCaller): Promise<number> {
  const ended = await deleteSessionsOf(db, me.accountId, null)
  await noteEverywhere(db, { id: me.accountId }, 'sign-in.ended-everywhere')
  return ended
}

const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bCriOS\/|\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari']
]
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux']
]

/** “Firefox on Windows”, so that a person knows which of their devices it is. */
export function deviceOf(userAgent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([mark]) => mark.test(userAgent))?.[1]
  const [browser, system] = [named(browsers), named(systems)]
  if (!browser) return system ?? 'A program'
  return system ? `${browser} on ${system}` : browser
}
