import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { momentOf, wallClockAt } from './wall-clock.ts'
import { readWhen } from './when.ts'

const seattle = 'America/Los_Angeles'
const thursday = { at: '2026-11-26T18:30:00.000Z', zone: seattle } // 10:30 in the morning

/** `Thu 2026-11-26 10:30`, as the wall of that zone shows it; or the sentence. */
function read(text: string, { at, zone } = thursday): string {
  const when = readWhen(text, at, zone)
  if ('why' in when) return when.why
  const there = Temporal.Instant.from(when.at).toZonedDateTimeISO(zone)
  const day = there.toLocaleString('en-US', { weekday: 'short' })
  return `${day} ${there.toPlainDate()} ${there.toPlainTime().toString().slice(0, 5)}`
}

test('what the desk writes is the moment that it means', () => {
  const cases: [string, string][] = [
    ['tomorrow', 'Fri 2026-11-27 09:00'],
    ['tomorrow 9', 'Fri 2026-11-27 09:00'],
    ['Tomorrow at 3', 'Fri 2026-11-27 15:00'],
    ['9am tomorrow', 'Fri 2026-11-27 09:00'],
    ['tomorrow, 9:15 a.m.', 'Fri 2026-11-27 09:15'],
    ['tomorrow 07:30', 'Fri 2026-11-27 07:30'],
    ['tomorrow 03:00', 'Fri 2026-11-27 03:00'],
    ['tomorrow morning', 'Fri 2026-11-27 09:00'],
    ['tomorrow evening at 8', 'Fri 2026-11-27 20:00'],
    ['tomorrow noon', 'Fri 2026-11-27 12:00'],
    ['tomorrow at 12', 'Fri 2026-11-27 12:00'],
    ['tomorrow 12am', 'Fri 2026-11-27 00:00'],
    ['the day after tomorrow', 'Sat 2026-11-28 09:00'],
    ['next Tuesday at 3pm', 'Tue 2026-12-01 15:00'],
    ['tuesday', 'Tue 2026-12-01 09:00'],
    ['on Friday', 'Fri 2026-11-27 09:00'],
    ['next friday', 'Fri 2026-12-04 09:00'],
    ['thursday', 'Thu 2026-12-03 09:00'],
    ['Thursday 5pm', 'Thu 2026-11-26 17:00'],
    ['thurs 9', 'Thu 2026-12-03 09:00'],
    ['next week', 'Mon 2026-11-30 09:00'],
    ['this weekend', 'Sat 2026-11-28 09:00'],
    ['next weekend', 'Sat 2026-12-05 09:00'],
    ['next month', 'Tue 2026-12-01 09:00'],
    ['this afternoon', 'Thu 2026-11-26 14:00'],
    ['tonight', 'Thu 2026-11-26 19:00'],
    ['tonight at 8', 'Thu 2026-11-26 20:00'],
    ['Friday night', 'Fri 2026-11-27 19:00'],
    ['end of day', 'Thu 2026-11-26 17:00'],
    ['3', 'Thu 2026-11-26 15:00'],
    ['15:45', 'Thu 2026-11-26 15:45'],
    ['at 9', 'Fri 2026-11-27 09:00'],
    ['in 2 hours', 'Thu 2026-11-26 12:30'],
    ['2h', 'Thu 2026-11-26 12:30'],
    ['1h 30m', 'Thu 2026-11-26 12:00'],
    ['in an hour and 15 minutes', 'Thu 2026-11-26 11:45'],
    ['in half an hour', 'Thu 2026-11-26 11:00'],
    ['45 min', 'Thu 2026-11-26 11:15'],
    ['in 3 days', 'Sun 2026-11-29 10:30'],
    ['in 3 days at 9', 'Sun 2026-11-29 09:00'],
    ['in a week', 'Thu 2026-12-03 10:30'],
    ['2 weeks from now', 'Thu 2026-12-10 10:30'],
    ['in 3 months', 'Fri 2027-02-26 10:30'],
    ['5 Dec', 'Sat 2026-12-05 09:00'],
    ['Dec 5th at 14:30', 'Sat 2026-12-05 14:30'],
    ['the 5th of December', 'Sat 2026-12-05 09:00'],
    ['3pm 5 december', 'Sat 2026-12-05 15:00'],
    ['2 March', 'Tue 2027-03-02 09:00'],
    ['2027-01-04 8:00', 'Mon 2027-01-04 08:00']
  ]
  for (const [text, means] of cases) assert.equal(read(text), means, text)
})

test('what means nothing, is over or is too far is told in a sentence', () => {
  const unknown = 'Write it like “tomorrow 9”, “next Tuesday at 3pm” or “in 2 hours”.'
  const past = 'This time has passed. Choose a later one.'
  const far = 'Choose a time within a year.'
  const cases: [string, string][] = [
    ...['', '  ', 'soon', 'tomorrow maybe', 'friday monday', '9 9', 'x'.repeat(81), '😀'].map(
      (text): [string, string] => [text, unknown]
    ),
    ...['today at 9', 'this morning', 'in 0 minutes', '2026-11-25', 'yesterday 9 9'].map(
      (text): [string, string] => [text, text.startsWith('yes') ? unknown : past]
    ),
    ...['in 999 days', '5 Dec 2028', 'in 9999 hours', 'in 14 months'].map(
      (text): [string, string] => [text, far]
    ),
    ...['30 Feb', '31 November', '2027-13-01', '0 dec'].map((text): [string, string] => [
      text,
      'The calendar has no such day.'
    ]),
    ...['tomorrow 25', 'tomorrow 13pm', 'tomorrow 9:75', 'tomorrow 0am'].map(
      (text): [string, string] => [text, 'The clock has no such time.']
    ),
    ...['5/12', '12/5/2026 9am', '5.12.'].map((text): [string, string] => [
      text,
      'Write the month as a word, like “5 Dec”.'
    ])
  ]
  for (const [text, sentence] of cases) assert.equal(read(text), sentence, text)
})

test('the clocks change, the hour on the wall stays; a span is a span', () => {
  const beforeSpring = { at: '2026-03-07T18:30:00.000Z', zone: seattle } // 10:30, Saturday
  assert.equal(read('tomorrow 9', beforeSpring), 'Sun 2026-03-08 09:00')
  assert.equal(read('in a day', beforeSpring), 'Sun 2026-03-08 10:30')
  assert.equal(read('in 24 hours', beforeSpring), 'Sun 2026-03-08 11:30')
  assert.equal(read('tomorrow 02:30', beforeSpring), 'Sun 2026-03-08 03:30') // left out
  const beforeAutumn = { at: '2026-10-31T17:30:00.000Z', zone: seattle } // 10:30, Saturday
  assert.equal(read('tomorrow 9', beforeAutumn), 'Sun 2026-11-01 09:00')
  assert.equal(read('in 24 hours', beforeAutumn), 'Sun 2026-11-01 09:30')
  const twice = readWhen('tomorrow 01:30', beforeAutumn.at, seattle)
  assert.deepEqual(twice, { at: '2026-11-01T08:30:00.000Z' }) // the first of the two
})

test('around midnight and around the world the day is the one of the business', () => {
  const late = { at: '2026-11-27T07:50:00.000Z', zone: seattle } // 23:50, Thursday
  assert.equal(read('tomorrow 9', late), 'Fri 2026-11-27 09:00')
  assert.equal(read('in 20 minutes', late), 'Fri 2026-11-27 00:10')
  assert.equal(read('tomorrow 9', { ...late, zone: 'Asia/Kathmandu' }), 'Sat 2026-11-28 09:00')
  const sunday = { at: '2026-11-29T18:00:00.000Z', zone: seattle }
  assert.equal(read('next tuesday', sunday), 'Tue 2026-12-01 09:00')
  assert.equal(read('next week', sunday), 'Mon 2026-11-30 09:00')
  const monday = { at: '2026-11-30T20:00:00.000Z', zone: seattle }
  assert.equal(read('next week', monday), 'Mon 2026-12-07 09:00')
  assert.equal(read('next tuesday', monday), 'Tue 2026-12-08 09:00')
  assert.equal(
    read('in a month', { at: '2027-01-31T20:00:00.000Z', zone: seattle }).slice(4, 14),
    '2027-02-28'
  )
})

const zones = fc.constantFrom(
  ...[seattle, 'America/St_Johns', 'Australia/Lord_Howe', 'Europe/Dublin', 'Africa/Casablanca'],
  ...['Pacific/Apia', 'Pacific/Chatham', 'Asia/Kathmandu', 'America/Santiago', 'UTC']
)
const minutes = fc.integer({ min: 26_300_000, max: 31_500_000 }) // 2020 to 2029

test('wall clock and moment agree with the calendar of the machine, in any zone', () => {
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const ms = minute * 60_000
      const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
      const wall = wallClockAt(ms, zone)
      const same = ({ year, month, day, hour }: typeof wall) => [year, month, day, hour]
      assert.deepEqual([...same(wall), wall.minute], [...same(there), there.minute])
      // Any time of that day, those that are left out and those that come twice too.
      for (let hour = 0; hour < 24; hour++) {
        const asked = { ...wall, hour }
        const expected = Temporal.PlainDateTime.from(asked).toZonedDateTime(zone)
        assert.equal(momentOf(asked, zone), expected.epochMilliseconds, `${expected}`)
      }
    }),
    { numRuns: 150 }
  )
})

test('any text gives a moment within a year or a sentence', () => {
  const words = [
    'tomorrow',
    'next',
    'friday',
    '9',
    '3pm',
    'in',
    '2',
    'hours',
    'dec',
    '31',
    'at',
    ':',
    '30',
    '—'
  ]
  const scraps = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })))
  fc.assert(
    fc.property(scraps, minutes, zones, (parts, minute, zone) => {
      const nowMs = minute * 60_000
      const when = readWhen(parts.join(' '), new Date(nowMs).toISOString(), zone)
      if ('why' in when) assert.match(when.why, /^[A-Z].*\.$/)
      else {
        const ahead = Date.parse(when.at) - nowMs
        assert.ok(ahead > 0 && ahead <= 366 * 86_400_000)
      }
    })
  )
})
