import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Notification, usualPreferences } from '@parlor/contract/notifications.ts'
import { isQuiet, reaches } from './news-reach.ts'

const noon = { me: 'maya', clock: '12:00' }
const of = (kind: Notification['kind'], assigneeId: string | null = null) => ({
  kind,
  conversation: { assigneeId } as Notification['conversation']
})

test('what was chosen for an event holds for each of its kinds, and for no other', () => {
  const events = { ...usualPreferences.events }
  events.visits = { count: false, ping: true, popUp: false }
  const chosen = { ...usualPreferences, events }
  for (const kind of ['booked', 'moved', 'confirmed', 'cancelled'] as const) {
    assert.equal(reaches(of(kind), 'count', chosen, noon), false)
    assert.equal(reaches(of(kind), 'ping', chosen, noon), true)
  }
  assert.equal(reaches(of('text'), 'count', chosen, noon), true)
  assert.equal(reaches(of('failed'), 'ping', chosen, noon), false)
})

test('of texts, one may hear only of those that are mine or nobody’s', () => {
  const chosen = { ...usualPreferences, textsOf: 'mine-or-nobodys' } as const
  const told = (assigneeId: string | null) => reaches(of('text', assigneeId), 'count', chosen, noon)
  assert.deepEqual([told(null), told('maya'), told('theo')], [true, true, false])
  assert.equal(reaches(of('mention', 'theo'), 'count', chosen, noon), true)
  assert.equal(reaches(of('text', 'theo'), 'count', usualPreferences, noon), true)
})

test('in quiet hours nothing is heard and nothing pops up; it is counted', () => {
  const chosen = { ...usualPreferences, quiet: { from: '19:00', until: '08:00' } }
  const told = (clock: string) =>
    (['count', 'ping', 'popUp'] as const).map(place =>
      reaches(of('text'), place, chosen, { me: 'maya', clock })
    )
  assert.deepEqual(told('18:59'), [true, true, true])
  assert.deepEqual(told('19:00'), [true, false, false])
  assert.deepEqual(told('07:59'), [true, false, false])
  assert.deepEqual(told('08:00'), [true, true, true])
})

test('quiet within a day ends on that day', () => {
  const lunch = { from: '12:00', until: '13:00' }
  const hours = ['11:59', '12:00', '12:59', '13:00'].map(clock => isQuiet(lunch, clock))
  assert.deepEqual(hours, [false, true, true, false])
  assert.equal(isQuiet({ from: '00:00', until: '00:00' }, '15:00'), true)
})
