import type { FailureReason } from '@parlor/contract/failures.ts'

export type FailureWords = {
  why: string // completes "Not delivered: …."
  whatToDo: string
}

const supportMends =
  'Retry will not help until this is mended. Tell whoever looks after your account.'
const waitAndRetry = 'Nothing is wrong with your text. Wait a few minutes, then press Retry.'

/** What the front desk reads for each reason. No carrier's words, no codes. */
export const failureWords: Record<FailureReason, FailureWords> = {
  'opted-out': {
    why: 'this client has asked not to be texted',
    whatToDo: 'Only they can undo it, by texting START to this number. Until then, call them.'
  },
  landline: {
    why: 'this number is a landline',
    whatToDo: 'Call them and ask for a mobile number.'
  },
  'invalid-number': {
    why: 'this is not a valid phone number',
    whatToDo: 'Check the number on the client’s page, correct it, then send the text again.'
  },
  'number-unknown': {
    why: 'this number is no longer in use',
    whatToDo: 'Ask the client for their new number, by e-mail or at the next visit.'
  },
  unreachable: {
    why: 'their phone was off or out of reach',
    whatToDo: 'Press Retry in a quarter of an hour. If it is urgent, call them.'
  },
  blocked: {
    why: 'this client or their phone company blocks texts from us',
    whatToDo:
      'Texting again will not help. Call them, and ask whether they have blocked our number.'
  },
  'no-route': {
    why: 'our number cannot reach their phone company',
    whatToDo: 'Use another of our numbers if you have one, or call them.'
  },
  litigator: {
    why: 'texts to this number are blocked for legal reasons',
    whatToDo: 'Do not text this number. Ask the owner of the business before you call.'
  },
  'carrier-filtered': {
    why: 'their phone company took it for spam',
    whatToDo: 'Write it in other words, without links, capitals or prices, and send it again.'
  },
  'unknown-reason': {
    why: 'their phone company gave no reason',
    whatToDo: 'Press Retry once, in a quarter of an hour. If it fails again, call them.'
  },
  expired: {
    why: 'it waited too long and was not sent any more',
    whatToDo: 'If it still matters, press Retry.'
  },
  'blocked-by-us': {
    why: 'somebody here blocked this number',
    whatToDo: 'Unblock the number if you want to text it, then press Retry.'
  },
  'nothing-to-send': {
    why: 'it was empty',
    whatToDo: 'Write something or add a picture, then send it.'
  },
  'too-long': {
    why: 'it was too long',
    whatToDo: 'Press Edit and resend, and cut it into shorter texts.'
  },
  'picture-unusable': {
    why: 'the picture could not be read',
    whatToDo: 'Send it as a JPEG or PNG picture, or send the words alone.'
  },
  'picture-too-large': {
    why: 'the picture is too large for their phone company',
    whatToDo: 'Send a smaller picture or a link to it.'
  },
  'content-refused': {
    why: 'the carrier does not allow what it says',
    whatToDo: 'Press Edit and resend, and write it in other words.'
  },
  'rate-limited': { why: 'too many texts went at once', whatToDo: waitAndRetry },
  'queue-full': { why: 'too many texts are waiting on our number', whatToDo: waitAndRetry },
  'daily-limit': {
    why: 'our number has reached its limit for today',
    whatToDo: 'Press Retry tomorrow. If it cannot wait, call them.'
  },
  'quiet-hours': {
    why: 'it is too late or too early to text them',
    whatToDo: 'Press Retry in the morning, in the client’s time zone.'
  },
  'reply-loop': {
    why: 'the carrier stopped two machines answering each other',
    whatToDo: 'Look at the last texts. If they are automatic replies, do not answer them.'
  },
  'suspected-fraud': {
    why: 'the carrier held it back as a suspected fraud',
    whatToDo: 'Press Retry once, in half an hour. If it fails again, call them.'
  },
  'our-number-wrong': { why: 'our number is set up wrongly', whatToDo: supportMends },
  'our-number-cannot-text': {
    why: 'our number cannot send texts',
    whatToDo: 'Use another of our numbers, or tell whoever looks after your account.'
  },
  'our-number-blocked': {
    why: 'our number is blocked as a sender of spam',
    whatToDo: 'Use another of our numbers, and tell whoever looks after your account.'
  },
  'no-number-to-send-from': {
    why: 'we have no number that can text this client',
    whatToDo: 'Use another of our numbers, or tell whoever looks after your account.'
  },
  'number-being-set-up': {
    why: 'our number is still being set up',
    whatToDo: 'This takes up to a day. Press Retry tomorrow, or use another of our numbers.'
  },
  'not-registered': {
    why: 'our number is not registered for texting in the US',
    whatToDo: 'Use another of our numbers. Under Numbers you see what the registration still needs.'
  },
  'registration-suspended': { why: 'our registration was suspended', whatToDo: supportMends },
  'toll-free-unverified': {
    why: 'our toll-free number is not verified yet',
    whatToDo: 'Use another of our numbers. Under Numbers you see how far the verification is.'
  },
  'country-off': {
    why: 'texting to that country is switched off',
    whatToDo: 'Call them, or ask the owner of the business to switch that country on.'
  },
  'trial-account': {
    why: 'our trial account may text verified numbers only',
    whatToDo: 'Verify this number with the carrier first, or upgrade the account.'
  },
  'trial-too-long': {
    why: 'it was too long for our trial account',
    whatToDo: 'Press Edit and resend, and shorten it, or upgrade the account.'
  },
  'account-login': {
    why: 'the login of our texting account failed',
    whatToDo: supportMends
  },
  'account-suspended': { why: 'our texting account is suspended', whatToDo: supportMends },
  'sending-off': { why: 'sending is switched off for our texting account', whatToDo: supportMends },
  'our-address-failed': {
    why: 'the carrier could not reach our server',
    whatToDo: supportMends
  },
  'carrier-silent': { why: 'the carrier did not answer', whatToDo: waitAndRetry },
  unlisted: {
    why: 'the carrier did not take it',
    whatToDo:
      'Check the number and the text. If both are right, give support the code under Details.'
  }
}

/** The end of "Not delivered: …."; a code that nobody has translated yet is named. */
export function whyNotDelivered(reason: FailureReason, carrierCode: string | null): string {
  const { why } = failureWords[reason]
  return reason === 'unlisted' && carrierCode ? `${why} (code ${carrierCode})` : why
}
