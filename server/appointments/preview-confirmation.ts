import type { Appointment, previewConfirmation } from '@parlor/contract/appointments.ts'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import { findEmailWay } from '../clients/client-emails.ts'
import { whyNotText } from '../conversations/find-recipients.ts'
import { factsOfPhones } from '../conversations/recipients.ts'
import type { Tx } from '../platform/db.ts'
import type { Mail } from '../platform/mail.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { emailFor, whyNotEmailed } from './email-confirmation.ts'
import { noPhone } from './text-confirmation.ts'

/** What would be sent if it were booked now, by which way, and why not by the other. */
export async function previewFor(
  tx: Tx,
  appointment: Appointment,
  { me, mail }: { me: StaffCaller; mail: Mail }
): Promise<ReplyOf<typeof previewConfirmation>> {
  const clientId = appointment.client?.id
  const way = clientId ? await findEmailWay(tx, clientId) : null
  const [noText, words] = await Promise.all([
    whyNotTexted(tx, appointment.phone, me),
    emailFor(tx, appointment)
  ])
  const noEmail = whyNotEmailed(way, mail)
  const wantsEmail = way?.prefers === 'email'
  const usual = !noEmail && (wantsEmail || noText) ? 'email' : noText ? 'none' : 'text'
  return {
    ...{ usual, subject: words.subject, body: words.body, email: way?.email || null },
    problems: { text: noText, email: noEmail }
  }
}

async function whyNotTexted(tx: Tx, phone: string | null, me: StaffCaller): Promise<string | null> {
  if (phone === null) return noPhone
  const [facts] = await factsOfPhones(tx, [phone], me, null)
  return (await whyNotText(facts!))?.reason ?? null
}
