import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Hours, nextOpening, openUntil, whyNotHours } from './hours.ts'
import type { WallClock } from './wall-clock.ts'

const on = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes })
const hours: Hours = {
  week: [
    ...[1, 2, 3, 4, 5].map(day => on(day, '09:00', '18:00')),
    on(6, '10:00', '13:00'),
    on(6, '13:30', '17:00')
  ],
  closedDays: [
    { day: '2026-12-25', name: 'Christmas Day', from: null },
    { day: '2026-12-31', name: 'New Year’s Eve', from: '14:00' }
  ]
}
const at = (month: number, day: number, hour: number, minute = 0): WallClock => ({
  ...{ year: 2026, month, day, hour, minute }
})
const { week } = hours

test('open from its first minute until the minute before it closes, and not in the break', () => {
  const thursday = (hour: number, minute = 0) => openUntil(hours, at(11, 26, hour, minute))
  assert.deepEqual(
    [thursday(8, 59), thursday(9), thursday(17, 59), thursday(18)],
    [null, '18:00', '18:00', null]
  )
  const saturday = (hour: number, minute = 0) => openUntil(hours, at(11, 28, hour, minute))
  assert.deepEqual([saturday(12, 59), saturday(13, 15), saturday(13, 30)], ['13:00', null, '17:00'])
  assert.equal(openUntil(hours, at(11, 29, 11)), null)
})

test('on a closed day closed, on a short one from its time on', () => {
  assert.equal(openUntil(hours, at(12, 25, 11)), null)
  assert.equal(openUntil(hours, at(12, 31, 11)), '14:00')
  assert.equal(openUntil(hours, at(12, 31, 14)), null)
})

test('the next opening is after the break, the night, the week’s end and the holiday', () => {
  assert.deepEqual(nextOpening(hours, at(11, 28, 13)), at(11, 28, 13, 30))
  assert.deepEqual(nextOpening(hours, at(11, 26, 20)), at(11, 27, 9))
  assert.deepEqual(nextOpening(hours, at(11, 28, 20)), at(11, 30, 9))
  assert.deepEqual(nextOpening(hours, at(12, 24, 20)), at(12, 26, 10))
  assert.equal(nextOpening({ week: [], closedDays: [] }, at(11, 26, 20)), null)
})

test('hours that nobody could keep are refused with the reason', () => {
  assert.equal(whyNotHours(hours), null)
  const with_ = (...more: Hours['week']) => whyNotHours({ ...hours, week: [...week, ...more] })
  assert.equal(with_(on(0, '00:00', '24:00')), null)
  assert.match(with_(on(0, '18:00', '09:00'))!, /closes later/)
  assert.match(with_(on(0, '09:00', '09:00'))!, /closes later/)
  assert.match(with_(on(6, '12:59', '13:10'))!, /overlap/)
  assert.equal(with_(on(6, '13:00', '13:30')), null)
  const twice = [...hours.closedDays, { day: '2026-12-25', name: '', from: null }]
  assert.match(whyNotHours({ ...hours, closedDays: twice })!, /twice/)
})
