import assert from 'node:assert/strict'
import { test } from 'node:test'
import { laterDay, laterMonth, monthOf, rangeOf, wallOf, weekOf } from './visit-days.ts'
import { momentWritten } from './when-written.ts'

const berlin = 'Europe/Berlin'
const hours = (day: string) => {
  const { from, to } = rangeOf(day, berlin)
  return (Date.parse(to) - Date.parse(from)) / 3_600_000
}

test('a day has 24 hours, in spring 23 and in autumn 25, and each begins where the last one ended', () => {
  assert.deepEqual(['2028-01-18', '2028-03-26', '2028-10-29'].map(hours), [24, 23, 25])
  for (const day of ['2028-03-25', '2028-03-26', '2028-10-28', '2028-10-29']) {
    assert.equal(rangeOf(day, berlin).to, rangeOf(laterDay(day, 1), berlin).from)
  }
})

test('what the clock says leads back to the moment; an hour that is not there is said', () => {
  const at = '2028-07-01T13:45:00.000Z'
  assert.deepEqual(momentWritten(wallOf(berlin, at), berlin), { at, isTwice: false })
  assert.deepEqual(momentWritten({ day: '2028-03-26', time: '02:30' }, berlin), {
    why: 'The clocks go forward on this day: 02:30 does not exist. Choose an hour later.'
  })
  const twice = (second: boolean) =>
    momentWritten({ day: '2028-10-29', time: '02:30', second }, berlin)
  assert.deepEqual(twice(false), { at: '2028-10-29T00:30:00.000Z', isTwice: true })
  assert.deepEqual(twice(true), { at: '2028-10-29T01:30:00.000Z', isTwice: true })
  for (const [day, time] of [
    ['2027-02-29', '10:00'],
    ['', '10:00'],
    ['2027-02-28', '24:00']
  ]) {
    assert.deepEqual(momentWritten({ day: day!, time: time! }, berlin), {
      why: 'Write a day and a time.'
    })
  }
})

test('a week begins on Monday, a month shows its weeks, and January follows December', () => {
  assert.deepEqual(weekOf('2026-11-29').at(0), '2026-11-23')
  assert.deepEqual(weekOf('2026-11-30').at(0), '2026-11-30')
  const november = monthOf('2026-11-24')
  assert.equal(november.length, 6)
  assert.deepEqual([november[0]![0], november.at(-1)!.at(-1)], ['2026-10-26', '2026-12-06'])
  assert.equal(monthOf('2027-02-10').length, 4)
  assert.equal(laterMonth('2026-12-31', 1), '2027-01-01')
  assert.equal(laterMonth('2026-03-31', -1), '2026-02-01')
})
