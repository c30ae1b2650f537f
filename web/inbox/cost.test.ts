import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { costOf } from './cost.ts'

const long = 'It’s free after 3. Come in from Broad Street, the gate code is 2291. See you at 4:30!'

test('nothing to send costs nothing', () => {
  equal(costOf('  \n'), null)
})

test('a plain text says how much of its room it takes', () => {
  const cost = costOf('See you at 4:30')
  deepEqual([cost?.texts, cost?.used, cost?.room], [1, 15, 160])
})

test('the curly quote is named as what makes it two, and can be mended', () => {
  const cost = costOf(long)
  deepEqual(cost?.costly, { start: 2, end: 3, char: '’', adds: 1, mends: true })
})

test('an emoji is named too, but is not taken away', () => {
  const cost = costOf(`${long.replace('’', "'")} 😀`)
  deepEqual([cost?.costly?.char, cost?.costly?.mends], ['😀', false])
})

test('a text that is simply long blames nobody', () => {
  const cost = costOf('a'.repeat(161))
  deepEqual([cost?.texts, cost?.used, cost?.room, cost?.costly], [2, 161, 306, null])
})

test('more than one text may have is said in characters', () => {
  equal(costOf('a'.repeat(1_600))?.tooLongBy, 0)
  equal(costOf('a'.repeat(1_603))?.tooLongBy, 3)
})
