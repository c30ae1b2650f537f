import type { FailureReason } from '@parlor/contract/failures.ts'

export type FailureWords = {
  why: string // completes "Not delivered: …."
}

/** What the front desk reads for each reason. No carrier's words, no codes. */
export const failureWords: Record<FailureReason, FailureWords> = {
  'opted-out': { why: 'this client has asked not to be texted' },
  landline: { why: 'this number is a landline' },
  'invalid-number': { why: 'this is not a valid phone number' },
  'number-unknown': { why: 'this number is no longer in use' },
  unreachable: { why: 'their phone was off or out of reach' },
  blocked: { why: 'this client or their phone company blocks texts from us' },
  'no-route': { why: 'our number cannot reach their phone company' },
  litigator: { why: 'texts to this number are blocked for legal reasons' },
  'carrier-filtered': { why: 'their phone company took it for spam' },
  'unknown-reason': { why: 'their phone company gave no reason' },
  expired: { why: 'it waited too long and was not sent any more' },
  'blocked-by-us': { why: 'somebody here blocked this number' },
  'nothing-to-send': { why: 'it was empty' },
  'too-long': { why: 'it was too long' },
  'picture-unusable': { why: 'the picture could not be read' },
  'picture-too-large': { why: 'the picture is too large for their phone company' },
  'content-refused': { why: 'the carrier does not allow what it says' },
  'rate-limited': { why: 'too many texts went at once' },
  'queue-full': { why: 'too many texts are waiting on our number' },
  'daily-limit': { why: 'our number has reached its limit for today' },
  'quiet-hours': { why: 'it is too late or too early to text them' },
  'reply-loop': { why: 'the carrier stopped two machines answering each other' },
  'suspected-fraud': { why: 'the carrier held it back as a suspected fraud' },
  'our-number-wrong': { why: 'our number is set up wrongly' },
  'our-number-cannot-text': { why: 'our number cannot send texts' },
  'our-number-blocked': { why: 'our number is blocked as a sender of spam' },
  'no-number-to-send-from': { why: 'we have no number that can text this client' },
  'number-being-set-up': { why: 'our number is still being set up' },
  'not-registered': { why: 'our number is not registered for texting in the US' },
  'registration-suspended': { why: 'our registration was suspended' },
  'toll-free-unverified': { why: 'our toll-free number is not verified yet' },
  'country-off': { why: 'texting to that country is switched off' },
  'trial-account': { why: 'our trial account may text verified numbers only' },
  'trial-too-long': { why: 'it was too long for our trial account' },
  'account-login': { why: 'the login of our texting account failed' },
  'account-suspended': { why: 'our texting account is suspended' },
  'sending-off': { why: 'sending is switched off for our texting account' },
  'our-address-failed': { why: 'the carrier could not reach our server' },
  'carrier-silent': { why: 'the carrier did not answer' },
  unlisted: { why: 'the carrier did not take it' }
}

/** The end of "Not delivered: …."; a code that nobody has translated yet is named. */
export function whyNotDelivered(reason: FailureReason, carrierCode: string | null): string {
  const { why } = failureWords[reason]
  return reason === 'unlisted' && carrierCode ? `${why} (code ${carrierCode})` : why
}
