import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureReasons, retryOf } from './failures.ts'

test('each reason is named once', () => {
  assert.equal(new Set(failureReasons).size, failureReasons.length)
})

test('who asked not to be texted, or cannot be, is never tried again', () => {
  for (const reason of ['opted-out', 'blocked', 'landline', 'number-unknown'] as const) {
    assert.equal(retryOf(reason), 'never')
  }
})

test('only what mends itself goes again by itself', () => {
  const later = failureReasons.filter(reason => retryOf(reason) === 'later')
  assert.deepEqual(later, [
    'expired',
    'rate-limited',
    'queue-full',
    'daily-limit',
    'quiet-hours',
    'number-being-set-up',
    'carrier-silent'
  ])
})
