import { signInLimits } from '@parlor/contract/sign-in.ts'
import { noteInAudit } from '../businesses/audit.ts'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { hashPassword, randomToken, sha256 } from '../platform/secrets.ts'
import {
  type Account,
  findAccount,
  getAccount,
  membershipsOf,
  noteProven,
  setPassword
} from './accounts.ts'
import { deletePasskeysOf } from './passkeys.ts'
import { findReset, putReset, takeReset } from './password-resets.ts'
import { refuseWeakPassword } from './passwords.ts'
import { deleteSessionsOf } from './session-rows.ts'
import { delayUntil, noteFailure } from './sign-in-delays.ts'
import { tooManyTries } from './sign-in.ts'

/** Somebody has forgotten their password. What happens then happens after the answer, which is the
 * same, and takes as long, whether anybody has that address or not. */
export async function askReset(
  platform: Platform,
  { email, address }: { email: string; address: string }
): Promise<void> {
  const { db, log } = platform
  // Counted apart from wrong passwords: asking must not keep anybody from signing in.
  const asking = { email: `reset ${email}`, address: `reset ${address}` }
  const wait = await delayUntil(db, asking)
  if (wait) throw tooManyTries(wait)
  await noteFailure(db, asking)
  void sendReset(platform, email).catch(error => log.error({ err: error }, 'a reset failed'))
}

async function sendReset(platform: Platform, email: string): Promise<void> {
  const { db, mail, log, publicUrl } = platform
  const account = await findAccount(db, email)
  if (!account || account.disabledAt || (await membershipsOf(db, account.id)).length === 0) return
  const token = randomToken()
  await putReset(db, account.id, sha256(token))
  const link = `${publicUrl}/new-password#${token}`
  const sent = await mail.send({
    to: account.email,
    subject: 'Choose a new password for Parlor',
    text:
      `Open this link within ${signInLimits.resetMinutes} minutes to choose a new password; it is ` +
      `good once:\n\n${link}\n\nIf you did not ask for it, forget this letter: nothing has changed.\n`
  })
  if (!sent) log.info({ link }, `no mail is set up: pass this link on to ${account.email}`)
}

/** A new password by the link: whoever is signed in anywhere is signed out. */
export async function resetPassword(
  db: Db,
  { token, password }: { token: string; password: string }
): Promise<void> {
  const hash = sha256(token)
  const reset = await findReset(db, hash)
  if (!reset) throw ended()
  const account = await getAccount(db, reset.accountId)
  await refuseWeakPassword(password, account.email)
  const passwordHash = await hashPassword(password)
  if (!(await takeReset(db, hash))) throw ended()
  await setPassword(db, account.id, passwordHash)
  // Whoever was invited by a link that was passed on by hand never showed that the address is theirs:
  // a passkey of theirs must not open what now belongs to whoever reads its letters.
  if (!account.provenAt) await deletePasskeysOf(db, account.id)
  await noteProven(db, account.id)
  await deleteSessionsOf(db, account.id, null)
  await noteEverywhere(db, account, 'sign-in.password-reset')
}

type OwnAct =
  | 'sign-in.password-reset'
  | 'sign-in.password-changed'
  | 'sign-in.passkey-added'
  | 'sign-in.passkey-removed'
  | 'sign-in.codes-on'
  | 'sign-in.codes-off'
  | 'sign-in.recovery-codes-made'
  | 'sign-in.ended'
  | 'sign-in.ended-everywhere'

/** A person’s sign-in belongs to the person: each business that they work in reads of its change. */
export async function noteEverywhere(
  db: Db,
  account: Pick<Account, 'id'>,
  act: OwnAct
): Promise<void> {
  for (const { businessId, staffId } of await membershipsOf(db, account.id)) {
    await db.inBusiness(businessId, tx =>
      noteInAudit(tx, { act, by: staffId, subject: { kind: 'staff', id: staffId } })
    )
  }
}

function ended(): Refusal {
  return new Refusal('link-ended', 'This link has ended or was used. Ask for a new one.', {
    status: 410
  })
}
