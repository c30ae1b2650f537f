import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Email } from './staff.ts'
import { oneLine } from './words.ts'

export const emailLimits = {
  subjectCharactersMax: 200,
  bodyCharactersMax: 10_000,
  triedMinutes: 15 // a mail server that is away is asked again for so long
}

/** `unknown`: Parlor was stopped while it left; it is not sent again, or they might get it twice. */
export const EmailStatus = z.enum(['queued', 'sending', 'sent', 'failed', 'unknown'])
export type EmailStatus = z.infer<typeof EmailStatus>

/** Why an e-mail did not leave. */
export const EmailTrouble = z.enum([
  'address-refused', // the mail server does not take the address
  'refused', // it takes none of ours: the sign-in, the sender, the words
  'no-answer' // it could not be reached for a quarter of an hour
])
export type EmailTrouble = z.infer<typeof EmailTrouble>

export const sendClientEmail = endpoint('POST', '/clients/:id/emails', {
  may: 'messages.send',
  summary: 'Write an e-mail to a client. The same e-mail id again is the same e-mail',
  input: z.object({
    id: Id,
    emailId: Id,
    email: Email, // one of the client's
    subject: oneLine(emailLimits.subjectCharactersMax),
    body: z.string().check(z.trim(), z.minLength(1), z.maxLength(emailLimits.bodyCharactersMax))
  }),
  reply: z.object({}),
  status: 201
})
