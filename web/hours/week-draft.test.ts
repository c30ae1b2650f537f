import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copyDay, openDay, rangesOf, usualWeek, withBreak, withoutBreak } from './week-draft.ts'

const times = (week: ReturnType<typeof usualWeek>, weekday: number) =>
  rangesOf(week, weekday).map(each => `${each.opens}-${each.closes}`)

test('a break goes out of the day at noon, or in the middle, and comes back whole', () => {
  const week = withBreak(usualWeek(), 1)!
  assert.deepEqual(times(week, 1), ['09:00-12:00', '12:30-18:00'])
  assert.deepEqual(times(withBreak(week, 1)!, 1), ['09:00-12:00', '12:30-15:00', '15:30-18:00'])
  assert.deepEqual(times(withoutBreak(week, 1, 0), 1), ['09:00-18:00'])
  const short = [{ weekday: 1, opens: '09:00', closes: '10:00' }]
  assert.equal(withBreak(short, 1), null)
  assert.equal(withBreak(usualWeek(), 0), null)
})

test('a day that opens opens like the others, and one day is copied to others with its break', () => {
  assert.deepEqual(times(openDay(usualWeek(), 6, true), 6), ['09:00-18:00'])
  assert.deepEqual(times(openDay(usualWeek(), 1, false), 1), [])
  const week = copyDay(withBreak(usualWeek(), 1)!, 1, [5, 6])
  assert.deepEqual(times(week, 6), ['09:00-12:00', '12:30-18:00'])
  assert.deepEqual(times(week, 5), times(week, 1))
  assert.deepEqual(times(week, 2), ['09:00-18:00'])
})
