import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, placeMoments, writeDays } from './moments.ts'

const timeZone = 'America/Vancouver'
const at = (wallClock: string) => Temporal.ZonedDateTime.from(`${wallClock}[${timeZone}]`)
const moments = [
  { daysAgo: 9, hour: 23, minute: 50 },
  { daysAgo: 1, hour: 20, minute: 46 },
  { minutesAgo: 162 },
  { minutesAgo: 44 },
  { minutesAgo: 4 }
]

for (const wallClock of [
  '2026-11-24T10:42',
  '2026-11-24T00:00',
  '2026-11-24T00:01',
  '2027-03-14T03:05'
]) {
  test(`at ${wallClock} today’s texts are today’s and none is from tomorrow`, () => {
    const now = at(wallClock)
    const placed = placeMoments(moments, now.epochMilliseconds, timeZone)
    const sorted = [...new Set(placed)].sort((one, other) => one - other)
    assert.deepEqual(placed, sorted)
    assert.ok(placed.at(-1)! <= now.epochMilliseconds)
    const days = placed.map(ms => dayOf(ms, timeZone).until(now.toPlainDate()).days)
    const today = wallClock.endsWith('00:00') ? 1 : 0 // the day has no moment yet but now
    assert.deepEqual(days.slice(0, 3), [9, 1, today])
    assert.equal(days.at(-1), 0)
  })
}

test('two texts of one minute keep their order and their minute, and none comes after now', () => {
  const nowMs = at('2026-11-24T10:42').epochMilliseconds
  const written = [{ minutesAgo: 5 }, { minutesAgo: 5 }, { minutesAgo: 0 }, { minutesAgo: 0 }]
  const placed = placeMoments(written, nowMs, timeZone)
  assert.deepEqual(placed, [nowMs - 300_000, nowMs - 280_000, nowMs - 1, nowMs])
})

test('days in a text are counted from today', () => {
  const tuesday = Temporal.PlainDate.from('2026-11-24')
  assert.equal(writeDays('{day+2} at 9, or {date+8}?', tuesday), 'Thursday at 9, or December 2?')
  assert.equal(writeDays('since {day-1}', tuesday), 'since Monday')
})
