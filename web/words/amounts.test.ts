import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountOf, minutesInWords, priceInWords } from './amounts.ts'

test('how long and how much are said as a price list says them', () => {
  assert.deepEqual([0, 5, 60, 90, 135].map(minutesInWords), [
    ...['0 min', '5 min', '1 h', '1 h 30 min', '2 h 15 min']
  ])
  assert.deepEqual([0, 6200, 4850, 4805].map(priceInWords), ['', '$62', '$48.50', '$48.05'])
  assert.equal(amountOf(4850), '48.50')
})
