import type { FailureReason } from '@parlor/contract/failures.ts'

const supportMends =
  'Retry will not help until this is mended. Tell whoever looks after your account.'
const waitAndRetry = 'Nothing is wrong with your text. Wait a few minutes, then press Retry.'

/** What to do about each reason; read under Details, so it comes with them. */
export const failureHelp: Record<FailureReason, string> = {
  'opted-out': 'Only they can undo it, by texting START to this number. Until then, call them.',
  landline: 'Call them and ask for a mobile number.',
  'invalid-number': 'Check the number on the client’s page, correct it, then send the text again.',
  'number-unknown': 'Ask the client for their new number, by e-mail or at the next visit.',
  unreachable: 'Press Retry in a quarter of an hour. If it is urgent, call them.',
  blocked: 'Texting again will not help. Call them, and ask whether they have blocked our number.',
  'no-route': 'Use another of our numbers if you have one, or call them.',
  litigator: 'Do not text this number. Ask the owner of the business before you call.',
  'carrier-filtered':
    'Write it in other words, without links, capitals or prices, and send it again.',
  'unknown-reason': 'Press Retry once, in a quarter of an hour. If it fails again, call them.',
  expired: 'If it still matters, press Retry.',
  'blocked-by-us': 'Unblock the number if you want to text it, then press Retry.',
  'nothing-to-send': 'Write something or add a picture, then send it.',
  'too-long': 'Press Edit and resend, and cut it into shorter texts.',
  'picture-unusable': 'Send it as a JPEG or PNG picture, or send the words alone.',
  'picture-too-large': 'Send a smaller picture or a link to it.',
  'content-refused': 'Press Edit and resend, and write it in other words.',
  'rate-limited': waitAndRetry,
  'queue-full': waitAndRetry,
  'daily-limit': 'Press Retry tomorrow. If it cannot wait, call them.',
  'quiet-hours': 'Press Retry in the morning, in the client’s time zone.',
  'reply-loop': 'Look at the last texts. If they are automatic replies, do not answer them.',
  'suspected-fraud': 'Press Retry once, in half an hour. If it fails again, call them.',
  'our-number-wrong': supportMends,
  'our-number-cannot-text': 'Use another of our numbers, or tell whoever looks after your account.',
  'our-number-blocked': 'Use another of our numbers, and tell whoever looks after your account.',
  'no-number-to-send-from': 'Use another of our numbers, or tell whoever looks after your account.',
  'number-being-set-up':
    'This takes up to a day. Press Retry tomorrow, or use another of our numbers.',
  'not-registered':
    'Use another of our numbers. Under Numbers you see what the registration still needs.',
  'registration-suspended': supportMends,
  'toll-free-unverified':
    'Use another of our numbers. Under Numbers you see how far the verification is.',
  'country-off': 'Call them, or ask the owner of the business to switch that country on.',
  'trial-account': 'Verify this number with the carrier first, or upgrade the account.',
  'trial-too-long': 'Press Edit and resend, and shorten it, or upgrade the account.',
  'account-login': supportMends,
  'account-suspended': supportMends,
  'sending-off': supportMends,
  'our-address-failed': supportMends,
  'carrier-silent': waitAndRetry,
  unlisted: 'Check the number and the text. If both are right, give support the code under Details.'
}
