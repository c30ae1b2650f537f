import type { Appointment } from '@parlor/contract/appointments.ts'
import { getBusiness } from '../businesses/businesses.ts'
import { type EmailWay, findEmailWay } from '../clients/client-emails.ts'
import { queueEmail } from '../clients/queue-email.ts'
import type { Tx } from '../platform/db.ts'
import { refuseIf } from '../platform/errors.ts'
import type { Mail } from '../platform/mail.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { wordsFor } from './text-confirmation.ts'

const noCard = 'Nobody is chosen as the client, so there is no e-mail address.'
const noAddress = 'No e-mail address is known of this client.'
const noMailServer = 'Parlor has no mail server yet. Whoever runs it sets SMTP_URL.'

/** The client of a visit is told by e-mail what is booked. */
export async function confirmByEmail(
  tx: Tx,
  appointment: Appointment,
  { id, me, mail }: { id: string; me: StaffCaller; mail: Mail }
): Promise<void> {
  const clientId = appointment.client?.id
  const way = clientId ? await findEmailWay(tx, clientId) : null
  refuseIf(whyNotEmailed(way, mail), 'no-email')
  const words = await emailFor(tx, appointment)
  await queueEmail(tx, clientId!, { id, email: way!.email, byId: me.id, ...words })
}

/** Null when they can be written to. */
export function whyNotEmailed(way: EmailWay | null, mail: Mail): string | null {
  if (!way) return noCard
  if (!way.email) return noAddress
  if (way.saidNo) return `They want no e-mails at ${way.email}.`
  return mail.canSend ? null : noMailServer
}

/** The same words as the text, under a subject. */
export async function emailFor(tx: Tx, appointment: Appointment) {
  const [body, { name }] = await Promise.all([wordsFor(tx, appointment), getBusiness(tx)])
  return { subject: `Your appointment at ${name}`, body }
}
