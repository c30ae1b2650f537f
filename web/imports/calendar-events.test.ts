import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarEvents } from './calendar-events.ts'

const pacific = { floating: 'America/Los_Angeles', zones: {} }
const today = Date.parse('2026-11-24T18:00:00Z')
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT'].join('\r\n')
const read = (text: string, given = pacific) => calendarEvents(text, given, today)!
const starts = (text: string, given = pacific) =>
  read(text, given).events.map(each => each.startsAt ?? each.trouble)
const there = (time: string) => `DTSTART;TZID=America/Los_Angeles:${time}`
const hour = 'DURATION:PT1H'

test('a time in UTC, in a zone, in a zone with a path, and without one, is the moment it means', () => {
  assert.deepEqual(
    starts(
      calendar(
        event('DTSTART:20261130T180000Z', hour),
        event(there('20261130T100000'), hour).replace('one', 'two'),
        event(
          'DTSTART;TZID=/citadel.org/20250101/America/Los_Angeles:20261130T100000',
          hour
        ).replace('one', 'three'),
        event('DTSTART:20261130T100000', hour).replace('one', 'four')
      )
    ),
    Array.from({ length: 4 }, () => '2026-11-30T18:00:00.000Z')
  )
})

const outlook = [
  ...['BEGIN:VTIMEZONE', 'TZID:Pacific Standard Time', 'BEGIN:STANDARD'],
  ...['DTSTART:16010101T020000', 'TZOFFSETFROM:-0700', 'TZOFFSETTO:-0800'],
  ...['RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11', 'END:STANDARD', 'BEGIN:DAYLIGHT'],
  ...['DTSTART:16010101T020000', 'TZOFFSETFROM:-0800', 'TZOFFSETTO:-0700'],
  ...['RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE']
]

test('a zone that only the file knows is read as the file says, in winter and in summer', () => {
  const own = (time: string) => event(`DTSTART;TZID=Pacific Standard Time:${time}`, hour)
  assert.deepEqual(
    starts(
      calendar(...outlook, own('20261130T100000'), own('20270701T100000').replace('one', 'two'))
    ),
    ['2026-11-30T18:00:00.000Z', '2027-07-01T17:00:00.000Z']
  )
})

test('a zone that nobody knows is named, and is what one says it is', () => {
  const text = calendar(event('DTSTART;TZID=Salon Time:20261130T100000', hour))
  const { events, unknownZones } = read(text)
  assert.deepEqual([events[0]!.trouble, events[0]!.written], ['no-such-zone', 'Salon Time'])
  assert.deepEqual(unknownZones, ['Salon Time'])
  assert.deepEqual(starts(text, { ...pacific, zones: { 'Salon Time': 'Europe/Berlin' } }), [
    '2026-11-30T09:00:00.000Z'
  ])
})

test('the hour that spring leaves out is no time; the hour that autumn repeats is its first', () => {
  const [none] = read(calendar(event(there('20260308T023000'), hour))).events
  assert.deepEqual([none!.trouble, none!.written], ['no-such-hour', '2026-03-08 02:30'])
  assert.deepEqual(starts(calendar(event('DTSTART;TZID=Europe/Berlin:20261025T023000', hour))), [
    '2026-10-25T00:30:00.000Z'
  ])
})

test('a whole day, no end, no beginning and half an event are in trouble, each in its own', () => {
  const { events } = read(
    calendar(
      event('DTSTART;VALUE=DATE:20261130', 'DTEND;VALUE=DATE:20261201'),
      event(there('20261130T100000')).replace('one', 'two'),
      event(hour).replace('one', 'three'),
      event('DTSTART:not a time', hour).replace('one', 'four')
    )
  )
  assert.deepEqual(
    events.map(each => each.trouble),
    ['whole-day', 'no-end', 'unreadable', 'unreadable']
  )
  assert.equal(calendarEvents('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\n', pacific, today), null)
})

test('a series keeps its clock time over the change of clocks, and each time has an id that stays', () => {
  const { events } = read(
    calendar(event(there('20261026T100000'), hour, 'RRULE:FREQ=WEEKLY;COUNT=3')),
    pacific
  )
  assert.deepEqual(
    events.map(each => each.startsAt),
    ['2026-10-26T17:00:00.000Z', '2026-11-02T18:00:00.000Z', '2026-11-09T18:00:00.000Z']
  )
  assert.equal(events[1]!.uid, 'one/2026-11-02T18:00:00.000Z')
})

test('what a series leaves out, moves and cancels is left out, moved and cancelled', () => {
  const { events } = read(
    calendar(
      event(
        there('20261201T100000'),
        hour,
        'RRULE:FREQ=DAILY;COUNT=4',
        'EXDATE:20261202T180000Z' // of the second, in UTC
      ),
      event(
        'RECURRENCE-ID;TZID=America/Los_Angeles:20261203T100000',
        there('20261203T150000'),
        hour
      ),
      event(
        'RECURRENCE-ID;TZID=America/Los_Angeles:20261204T100000',
        there('20261204T100000'),
        ...[hour, 'STATUS:CANCELLED']
      )
    )
  )
  assert.deepEqual(
    events.map(({ uid, startsAt, isCancelled }) => [uid.slice(4), startsAt, isCancelled]),
    [
      ['2026-12-01T18:00:00.000Z', '2026-12-01T18:00:00.000Z', false],
      ['2026-12-03T18:00:00.000Z', '2026-12-03T23:00:00.000Z', false],
      ['2026-12-04T18:00:00.000Z', '2026-12-04T18:00:00.000Z', true]
    ]
  )
})

test('a series ends at the moment it says, east of Greenwich as well as west of it', () => {
  const berlin = (until: string) =>
    starts(
      calendar(
        event('DTSTART;TZID=Europe/Berlin:20261201T100000', hour, `RRULE:FREQ=DAILY;UNTIL=${until}`)
      )
    ).length
  assert.equal(berlin('20261203T090000Z'), 3) // its last start
  assert.equal(berlin('20261203T085959Z'), 2)
  assert.equal(berlin('20261203'), 3)
  const west = calendar(
    event(there('20261130T100000'), hour, 'RRULE:FREQ=DAILY;UNTIL=20261202T075959Z')
  )
  assert.equal(starts(west).length, 2)
})

test('a series without an end goes a year ahead; one that repeats every second says that it does', () => {
  const weekly = calendar(event(there('20261130T100000'), hour, 'RRULE:FREQ=WEEKLY'))
  assert.equal(starts(weekly).length, 52)
  const mad = starts(calendar(event('DTSTART:20261130T100000Z', hour, 'RRULE:FREQ=SECONDLY')))
  assert.equal(mad.length, 2_001)
  assert.equal(mad.at(-1), 'too-often')
})

test('of several writings of one event the last counts', () => {
  const { events } = read(
    calendar(
      event(there('20261130T110000'), hour, 'SEQUENCE:2'),
      event(there('20261130T100000'), hour, 'SEQUENCE:1')
    )
  )
  assert.deepEqual(
    events.map(each => each.startsAt),
    ['2026-11-30T19:00:00.000Z']
  )
})

test('who comes is the guest, or stands in the description; the host does not come', () => {
  const [first] = read(
    calendar(
      event(
        ...[there('20261130T100000'), hour, 'SUMMARY:Cut\\, long'],
        'ORGANIZER;CN=Zoe:mailto:zoe@salon.test',
        'ATTENDEE;CN=Zoe:mailto:ZOE@salon.test',
        'ATTENDEE;CN=Chair 2;CUTYPE=RESOURCE:mailto:chair@salon.test',
        'ATTENDEE;CN="Ada Crane":mailto:ada@mail.test',
        'DESCRIPTION:Mobile: (250) 555-0142\\nOr ada.c@work.test\\, ref 12345'
      )
    )
  ).events
  assert.deepEqual(
    [first!.title, first!.client, first!.emails, first!.phones],
    ['Cut, long', 'Ada Crane', ['ada@mail.test', 'ada.c@work.test'], ['(250) 555-0142']]
  )
  const [second] = read(
    calendar(event(there('20261130T100000'), hour, 'DESCRIPTION:Client: Søren Ås\\nFirst visit'))
  ).events
  assert.equal(second!.client, 'Søren Ås')
})

test('a calendar that is called off is cancelled whole', () => {
  const { events } = read(calendar('METHOD:CANCEL', event(there('20261130T100000'), hour)))
  assert.equal(events[0]!.isCancelled, true)
})
