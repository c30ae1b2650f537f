import { signInLimits } from '@parlor/contract/sign-in.ts'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { randomToken, type Secrets, sha256 } from '../platform/secrets.ts'
import {
  confirmSecret,
  findCodes,
  putRecoveryCodes,
  putSecret,
  useRecoveryCode,
  useStep
} from './codes.ts'

type Parts = { db: Db; secrets: Secrets }
const purpose = 'authenticator-secret'
const toleranceSeconds = 30 // a phone's clock may be off by one code

/** Whether this person is asked for codes at all. */
export async function asksForCode(db: Db, accountId: string): Promise<boolean> {
  return (await findCodes(db, accountId))?.confirmedAt != null
}

/** A code of the authenticator, or one of the recovery codes. Each is good once. */
export async function isCode({ db, secrets }: Parts, accountId: string, given: string) {
  const code = given.replaceAll(/[\s-]/g, '').toLowerCase()
  const codes = await findCodes(db, accountId)
  if (!codes) return false
  if (!/^\d{6}$/.test(code)) {
    return codes.confirmedAt !== null && useRecoveryCode(db, accountId, recoveryHash(code))
  }
  const checked = verifySync({
    secret: secrets.unseal(purpose, codes.secretSealed),
    token: code,
    epoch: Math.floor(now().getTime() / 1000),
    epochTolerance: toleranceSeconds
  })
  return checked.valid && useStep(db, accountId, (checked as { timeStep: number }).timeStep)
}

export async function newSecret({ db, secrets }: Parts, account: { id: string; email: string }) {
  const secret = generateSecret()
  const kept = await putSecret(db, account.id, secrets.seal(purpose, secret))
  if (!kept) throw new Refusal('codes-on', 'Codes are asked for already. Turn them off first.')
  return { secret, url: generateURI({ issuer: 'Parlor', label: account.email, secret }) }
}

export async function confirmWith(parts: Parts, accountId: string, code: string) {
  if (await asksForCode(parts.db, accountId)) {
    throw new Refusal('codes-on', 'Codes are asked for already.')
  }
  if (!/^\s*\d{3}\s?\d{3}\s*$/.test(code) || !(await isCode(parts, accountId, code)))
    throw wrongCode()
  await confirmSecret(parts.db, accountId)
  return newRecoveryCodes(parts.db, accountId)
}

export function wrongCode(): Refusal {
  return new Refusal('wrong-code', 'That code is not right, or was used already.', {
    status: 401,
    field: 'code'
  })
}

export async function newRecoveryCodes(db: Db, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: signInLimits.recoveryCodes }, () => {
    const letters = sha256(randomToken()).toString('hex').slice(0, 16)
    return letters.replaceAll(/(.{4})(?=.)/g, '$1-')
  })
  await putRecoveryCodes(
    db,
    accountId,
    codes.map(code => recoveryHash(code.replaceAll('-', '')))
  )
  return codes
}

/** 64 bits of chance need no slow hash. */
function recoveryHash(code: string): Buffer {
  return sha256(`recovery ${code}`)
}
