import type { FailureReason } from '@parlor/contract/failures.ts'

/** Twilio's error codes in our words. The texts beside a code change without notice and are never
 * looked at; a code that is not here is `unlisted` and shown as a number. */
const reasons = new Map<string, FailureReason>([
  ['429', 'rate-limited'],
  ['11200', 'our-address-failed'],
  ['14107', 'reply-loop'],
  ['20003', 'account-login'],
  ['20005', 'account-suspended'],
  ['20429', 'rate-limited'],
  ['21211', 'invalid-number'],
  ['21212', 'our-number-wrong'],
  ['21408', 'country-off'],
  ['21602', 'nothing-to-send'],
  ['21606', 'our-number-cannot-text'],
  ['21608', 'trial-account'],
  ['21610', 'opted-out'],
  ['21611', 'queue-full'],
  ['21612', 'no-route'],
  ['21614', 'landline'],
  ['21617', 'too-long'],
  ['21620', 'picture-unusable'],
  ['21703', 'no-number-to-send-from'],
  ['21704', 'no-number-to-send-from'],
  ['30001', 'queue-full'],
  ['30002', 'account-suspended'],
  ['30003', 'unreachable'],
  ['30004', 'blocked'],
  ['30005', 'number-unknown'],
  ['30006', 'landline'],
  ['30007', 'carrier-filtered'],
  ['30008', 'unknown-reason'],
  ['30019', 'picture-too-large'],
  ['30022', 'rate-limited'],
  ['30023', 'daily-limit'],
  ['30024', 'number-being-set-up'],
  ['30032', 'toll-free-unverified'],
  ['30033', 'registration-suspended'],
  ['30034', 'not-registered'],
  ['30035', 'number-being-set-up'],
  ['30036', 'expired'],
  ['30037', 'sending-off'],
  ['30044', 'trial-too-long'],
  ['30450', 'suspected-fraud'],
  ['30610', 'quiet-hours'],
  ['30640', 'litigator']
])

export function failureOf(code: string): FailureReason {
  return reasons.get(code) ?? 'unlisted'
}
