import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { climbs, MessageStatus, statusesBelow } from './message-status.ts'

const anyStatus = fc.constantFrom(...MessageStatus.options)
const receipts = fc.array(
  fc.constantFrom<MessageStatus>('sent', 'failed', 'undelivered', 'delivered'),
  { minLength: 1, maxLength: 8 }
)
const hear = (from: MessageStatus, to: MessageStatus) => (climbs(from, to) ? to : from)

test('receipts in any order, and any number of times, end in the same state', () => {
  fc.assert(
    fc.property(receipts, fc.array(fc.nat(), { maxLength: 8 }), (told, repeats) => {
      const again = repeats.map(at => told[at % told.length]!)
      const ends = [told, [...told].reverse(), [...told, ...again], [...told].sort()]
      const states = ends.map(each => each.reduce(hear, 'sending'))
      assert.equal(new Set(states).size, 1, `${told} and ${again}: ${states}`)
    })
  )
})

test('a status never falls and never stands beside another', () => {
  fc.assert(
    fc.property(anyStatus, anyStatus, (a, b) => {
      assert.ok(!(climbs(a, b) && climbs(b, a)))
      const together = new Set<MessageStatus>(['scheduled', 'held'])
      const apart = a !== b && !(together.has(a) && together.has(b))
      assert.equal(climbs(a, b) || climbs(b, a), apart)
    })
  )
})

test('the ladder is the one of the plan', () => {
  const ladder: MessageStatus[] = ['scheduled', 'queued', 'sending', 'unknown', 'sent', 'delivered']
  for (const [step, status] of ladder.slice(1).entries()) assert.ok(climbs(ladder[step]!, status))
  for (const end of ['failed', 'undelivered', 'cancelled', 'delivered'] as const) {
    assert.ok(climbs('sent', end), end)
    assert.ok(!climbs(end, 'sent'), end)
  }
  assert.ok(climbs('failed', 'delivered'), 'who has it in hand knows better than an error')
})

test('what a move may leave is exactly what is lower', () => {
  for (const to of MessageStatus.options) {
    const below = new Set(statusesBelow(to))
    for (const from of MessageStatus.options) assert.equal(below.has(from), climbs(from, to))
  }
  assert.ok(!statusesBelow('delivered').includes('received'), 'a client’s text is never ours')
})
