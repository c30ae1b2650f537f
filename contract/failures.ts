/** Why a text did not go, in our own words. Every carrier's codes are translated into these. */
export const failureReasons = [
  // the client's phone or phone company
  'opted-out',
  'landline',
  'invalid-number',
  'number-unknown',
  'unreachable',
  'blocked',
  'no-route',
  'litigator',
  'carrier-filtered',
  'unknown-reason',
  'expired',
  // what we wrote
  'blocked-by-us',
  'nothing-to-send',
  'too-long',
  'picture-unusable',
  'picture-too-large',
  'content-refused',
  // how fast, how many, at what hour
  'rate-limited',
  'queue-full',
  'daily-limit',
  'quiet-hours',
  'reply-loop',
  'suspected-fraud',
  // our number and its registration
  'our-number-wrong',
  'our-number-cannot-text',
  'our-number-blocked',
  'no-number-to-send-from',
  'number-being-set-up',
  'not-registered',
  'registration-suspended',
  'toll-free-unverified',
  'country-off',
  // our account, and the carrier itself
  'trial-account',
  'trial-too-long',
  'account-login',
  'account-suspended',
  'sending-off',
  'our-address-failed',
  'carrier-silent',
  'unlisted'
] as const

export type FailureReason = (typeof failureReasons)[number]

/** Whether the same text may go again: never · later by itself · when a person has mended
 * something · once more after a quarter of an hour. */
export type Retry = 'never' | 'later' | 'after-fixing' | 'once'

const retries: Record<FailureReason, Retry> = {
  'opted-out': 'never',
  landline: 'never',
  'invalid-number': 'after-fixing',
  'number-unknown': 'never',
  unreachable: 'once',
  blocked: 'never',
  'no-route': 'never',
  litigator: 'never',
  'carrier-filtered': 'after-fixing',
  'unknown-reason': 'once',
  expired: 'later',
  'blocked-by-us': 'after-fixing',
  'nothing-to-send': 'after-fixing',
  'too-long': 'after-fixing',
  'picture-unusable': 'after-fixing',
  'picture-too-large': 'after-fixing',
  'content-refused': 'after-fixing',
  'rate-limited': 'later',
  'queue-full': 'later',
  'daily-limit': 'later',
  'quiet-hours': 'later',
  'reply-loop': 'after-fixing',
  'suspected-fraud': 'once',
  'our-number-wrong': 'after-fixing',
  'our-number-cannot-text': 'after-fixing',
  'our-number-blocked': 'after-fixing',
  'no-number-to-send-from': 'after-fixing',
  'number-being-set-up': 'later',
  'not-registered': 'after-fixing',
  'registration-suspended': 'after-fixing',
  'toll-free-unverified': 'after-fixing',
  'country-off': 'after-fixing',
  'trial-account': 'after-fixing',
  'trial-too-long': 'after-fixing',
  'account-login': 'after-fixing',
  'account-suspended': 'after-fixing',
  'sending-off': 'after-fixing',
  'our-address-failed': 'after-fixing',
  'carrier-silent': 'later',
  unlisted: 'after-fixing'
}

export function retryOf(reason: FailureReason): Retry {
  return retries[reason]
}
