import {
  emailLimits,
  type EmailTrouble,
  type sendClientEmail
} from '@parlor/contract/client-emails.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { getBusiness } from '../businesses/businesses.ts'
import { queueEmail } from '../clients/queue-email.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal, refuseIf, Trouble } from '../platform/errors.ts'
import type { Fate, Mail } from '../platform/mail.ts'
import type { Platform } from '../platform/platform.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { getRecord, tellClient, whoIs } from './card.ts'
import { type EmailRow, moveEmail } from './email-rows.ts'

const noMailServer =
  'Parlor has no mail server yet, so no e-mail can leave. Whoever runs it sets SMTP_URL.'

/** Kept first, with the work of sending it in the same transaction; it leaves a moment later. */
export async function writeEmail(
  tx: Tx,
  { id: asked, emailId, email, subject, body }: InputOf<typeof sendClientEmail>,
  { me, mail }: { me: StaffCaller; mail: Mail }
): Promise<void> {
  const id = await whoIs(tx, asked, me)
  refuseIf(mail.canSend ? null : noMailServer, 'no-mail-server')
  const { emails, consents, name } = await getRecord(tx, id)
  if (!emails.some(each => each.email === email)) {
    const why = 'This is none of the client’s e-mail addresses.'
    throw new Refusal('not-theirs', why, { status: 400, field: 'email' })
  }
  const saidNo = consents.some(
    each => each.contact === email && each.purpose === 'appointments' && !each.given
  )
  refuseIf(saidNo ? `${name} wants no e-mails at ${email}.` : null, 'no-consent')
  const placed = await queueEmail(tx, id, { id: emailId, email, subject, body, byId: me.id })
  if (placed) await tellClient(tx, id, { of: 'card', ...placed })
}

/** Whoever takes it out of `queued` sends it. Found in `sending` it was with a server that was
 * stopped: nobody knows whether it left, so it is not sent again. */
export async function sendEmail(
  { db, mail }: Platform,
  { businessId, emailId }: { businessId: string; emailId: string }
): Promise<void> {
  const taken = await db.inBusiness(businessId, async tx => {
    const email = await moveEmail(tx, emailId, 'queued', { status: 'sending', trouble: null })
    if (!email) await settle(tx, emailId, { status: 'unknown', trouble: null })
    return email && { ...email, from: (await getBusiness(tx)).name }
  })
  if (!taken) return
  const fate = await mail.deliver({
    ...{ id: emailId, from: taken.from, to: taken.address! },
    ...{ subject: taken.name!, text: taken.body! }
  })
  const state = stateAfter(fate, taken)
  await db.inBusiness(businessId, tx => settle(tx, emailId, state))
  // The queue asks again, each time after a longer while.
  if (state.status === 'queued') throw new Trouble('mail-away', 'The mail server is away.')
}

function stateAfter(fate: Fate, email: EmailRow) {
  if (fate === 'sent' || fate === 'unknown') return { status: fate, trouble: null }
  if (fate !== 'away') return { status: 'failed' as const, trouble: fate satisfies EmailTrouble }
  if (isLate(email)) return { status: 'failed' as const, trouble: 'no-answer' as const }
  return { status: 'queued' as const, trouble: null }
}

function isLate({ at }: EmailRow): boolean {
  return now().getTime() - Date.parse(at) > emailLimits.triedMinutes * 60_000
}

async function settle(tx: Tx, emailId: string, state: ReturnType<typeof stateAfter>) {
  const email = await moveEmail(tx, emailId, 'sending', state)
  if (!email) return
  const { id, at, clientId, ...entry } = email
  await tellClient(tx, clientId, { of: 'card', id, at, entry })
}
