import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod/mini'
import { Phone, showPhone } from './phone.ts'

test('a phone is kept in one form only', () => {
  for (const right of [
    '+12505550142',
    '+447700900123',
    '+4712345678',
    '+6281234567890123'.slice(0, 16)
  ]) {
    assert.equal(z.parse(Phone, right), right)
  }
  const wrong = [
    '2505550142',
    '12505550142',
    '+02505550142',
    '+1250555014x',
    '+1 250 555 0142',
    '+123'
  ]
  for (const each of [...wrong, '+1234567890123456', '+12505550142\n', '', 12505550142, null]) {
    assert.equal(z.safeParse(Phone, each).success, false, String(each))
  }
})

test('a wrong phone is answered with how to write it', () => {
  const { error } = z.safeParse(Phone, '250 555 0142')
  assert.equal(error?.issues[0]?.message, 'Write the number as +12505550142.')
})

test('a North American phone is shown as people write it, any other as it is', () => {
  assert.equal(showPhone('+12505550142'), '(250) 555-0142')
  assert.equal(showPhone('+447700900123'), '+447700900123')
})
