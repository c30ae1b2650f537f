import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Retry, retryOf } from '@parlor/contract/failures.ts'
import { failureOf } from './errors.ts'

/** What Twilio's manual says about trying again, code by code. */
const advice: Record<Retry, string> = {
  never: '21610 21612 21614 30004 30005 30006 30640',
  later: '429 20429 21611 30001 30022 30023 30024 30035 30036 30610',
  once: '30003 30008 30450',
  'after-fixing':
    '11200 14107 20003 20005 21211 21212 21408 21602 21606 21608 21617 21620 21703 21704 ' +
    '30002 30007 30019 30032 30033 30034 30037 30044'
}

test('every code of the dictionary has a reason, tried again as the carrier advises', () => {
  for (const [retry, codes] of Object.entries(advice)) {
    for (const code of codes.split(' ')) {
      const reason = failureOf(code)
      assert.notEqual(reason, 'unlisted', code)
      assert.equal(retryOf(reason), retry, `${code} ${reason}`)
    }
  }
})

test('the reasons that a front desk meets most are the right ones', () => {
  assert.equal(failureOf('30006'), 'landline')
  assert.equal(failureOf('21610'), 'opted-out')
  assert.equal(failureOf('30007'), 'carrier-filtered')
  assert.equal(failureOf('30005'), 'number-unknown')
})

test('a code that nobody has translated is unlisted', () => {
  for (const code of ['12345', '', 'constructor', '__proto__']) {
    assert.equal(failureOf(code), 'unlisted')
  }
})
