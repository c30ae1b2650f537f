import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureReasons } from '@parlor/contract/failures.ts'
import { failureHelp } from './failure-help.ts'
import { failureWords, whyNotDelivered } from './failures.ts'

// What belongs to carriers and programmers: codes, their abbreviations, their exclamations.
const shopTalk =
  /\d{5}|\b(sid|sms|mms|webhook|http|api|10dlc|a2p|e\.164|error|oops)\b|successfully|!/i

test('every reason reads on behind "Not delivered:" and says what to do', () => {
  for (const reason of failureReasons) {
    const { why } = failureWords[reason]
    const whatToDo = failureHelp[reason]
    assert.match(why, /^[a-z].*[^.!?]$/, why)
    assert.match(whatToDo, /^[A-Z].*\.$/, whatToDo)
    assert.ok(why.length <= 60, `too long for the bubble: ${why}`)
    assert.doesNotMatch(`${why} ${whatToDo}`, shopTalk)
  }
})

test('no two reasons read the same', () => {
  const whys = failureReasons.map(reason => failureWords[reason].why)
  assert.equal(new Set(whys).size, whys.length)
})

test('a code that nobody has translated is named, others are not', () => {
  assert.equal(whyNotDelivered('unlisted', '12345'), 'the carrier did not take it (code 12345)')
  assert.equal(whyNotDelivered('unlisted', null), 'the carrier did not take it')
  assert.equal(whyNotDelivered('landline', '30006'), 'this number is a landline')
})
