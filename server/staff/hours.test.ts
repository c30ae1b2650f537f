import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listAudit } from '@parlor/contract/audit.ts'
import { getHours, type Hours, setHours } from '@parlor/contract/hours.ts'
import { addLocation, removeLocation } from '@parlor/contract/locations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { asOwner } from '../testing/database.ts'
import { theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe } = shop
const id = shop.salon.locations['Fort Street']!
const hours: Hours = {
  week: [
    { weekday: 0, opens: '00:00', closes: '24:00' },
    { weekday: 1, opens: '09:00', closes: '13:00' },
    { weekday: 1, opens: '13:30', closes: '18:00' }
  ],
  closedDays: [
    { day: '2026-12-25', name: 'Christmas Day', from: null },
    { day: '2026-12-31', name: '', from: '14:00' }
  ]
}

test('the hours of a location come back as they were set, in order, for everybody here', async () => {
  assert.deepEqual((await zoe.call(getHours, { id })).hours, { week: [], closedDays: [] })
  const shuffled = { week: hours.week.toReversed(), closedDays: hours.closedDays.toReversed() }
  assert.deepEqual((await maya.call(setHours, { id, ...shuffled })).hours, hours)
  assert.deepEqual((await zoe.call(getHours, { id })).hours, hours)
  await assert.rejects(theo.call(setHours, { id, ...hours }), /settings.change/)
  const { lines } = await maya.call(listAudit, { act: 'location.hours-changed' })
  assert.deepEqual(
    lines.map(line => [line.by?.name, line.subject.name]),
    [['Maya Okafor', 'Fort Street']]
  )
})

test('hours that overlap are refused, and what was set stands', async () => {
  const overlapping = [...hours.week, { weekday: 1, opens: '12:00', closes: '14:00' }]
  await assert.rejects(maya.call(setHours, { id, ...hours, week: overlapping }), /overlap/)
  assert.deepEqual((await maya.call(getHours, { id })).hours, hours)
})

test('of many who save at once one set stands whole', async () => {
  const days = [0, 1, 2, 3, 4, 5, 6]
  const weeks = days.map(last =>
    days.map(weekday => ({ weekday, opens: '09:00', closes: `1${last}:00` }))
  )
  await Promise.all(weeks.map(week => maya.call(setHours, { id, week, closedDays: [] })))
  const { week } = (await maya.call(getHours, { id })).hours
  assert.equal(week.length, 7)
  assert.equal(new Set(week.map(each => each.closes)).size, 1)
})

test('a removed location takes its hours along', async () => {
  const locationId = newId()
  await maya.call(addLocation, { locationId, name: 'Oak Bay', timeZone: 'America/Vancouver' })
  await maya.call(setHours, { id: locationId, ...hours })
  await maya.call(removeLocation, { id: locationId })
  const left = await asOwner(
    shop.databaseUrl,
    `select location_id from location_hours where location_id = $1
     union all select location_id from location_closed_days where location_id = $1`,
    [locationId]
  )
  assert.deepEqual(left, [])
})
