import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { timesIn } from './times.ts'

const here = timesIn('America/New_York', 'en-US')
const plain = (text: string) => text.replaceAll('\u202f', ' ')
// A Tuesday, 10:42 in the morning in New York.
const now = Date.parse('2026-11-24T15:42:00.000Z')

test('a list says the time today, then Yesterday, the day, the date, and the year when it matters', () => {
  const inList = (instant: string) => plain(here.inList(instant, now))
  equal(inList('2026-11-24T15:38:00.000Z'), '10:38 AM')
  equal(inList('2026-11-24T04:59:00.000Z'), 'Yesterday')
  equal(inList('2026-11-22T18:00:00.000Z'), 'Sunday')
  equal(inList('2026-11-12T18:00:00.000Z'), 'Nov 12')
  equal(inList('2025-11-12T18:00:00.000Z'), 'Nov 12, 2025')
})

test('a day begins at the midnight of the business, wherever the reader is', () => {
  equal(here.dayKey('2026-11-24T04:59:00.000Z'), '2026-11-23')
  equal(here.dayKey('2026-11-24T05:00:00.000Z'), '2026-11-24')
  equal(here.day('2026-11-24T05:00:00.000Z', now), 'Today, Tuesday, November 24')
})

test('the exact time names seconds and the zone, on both sides of a clock change', () => {
  equal(plain(here.exact('2026-11-01T05:30:00.000Z')), 'Sunday, November 1, 2026 at 1:30:00 AM EDT')
  equal(plain(here.exact('2026-11-01T06:30:00.000Z')), 'Sunday, November 1, 2026 at 1:30:00 AM EST')
})
