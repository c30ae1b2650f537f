import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bookAppointment, setAppointmentStatus } from '@parlor/contract/appointments.ts'
import {
  getCalendarFeed,
  renewCalendarFeed,
  stopCalendarFeed
} from '@parlor/contract/calendar-feeds.ts'
import { newId } from '@parlor/contract/ids.ts'
import { saveService } from '@parlor/contract/services.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { changeStaff, disableStaff, enableStaff } from '@parlor/contract/staff-members.ts'
import ICAL from 'ical.js'
import { asOwner } from '../testing/database.ts'
import type { Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe } = shop
const { staff } = shop.salon
const { locations, business } = await maya.call(getSession, {})
const locationId = locations[0]!.id
const clients = await asOwner<{ id: string; name: string }>(
  shop.databaseUrl,
  'select id, name from clients'
)
const priya = clients.find(each => each.name.startsWith('Priya'))!.id
const balayage = newId()
await maya.call(saveService, {
  ...{ id: balayage, name: 'Balayage', minutes: 60, bufferMinutes: 0, colour: 2 },
  ...{ priceCents: 18_500, active: true }
})

const hourMs = 3_600_000
const noon = (Math.floor(Date.now() / (24 * hourMs)) + 5) * 24 * hourMs + 20 * hourMs
const at = (hours: number) => new Date(noon + hours * hourMs).toISOString()

const book = async (who: string, startsAt: string, note = '') => {
  const { appointment } = await maya.call(bookAppointment, {
    ...{ appointmentId: newId(), clientId: priya, serviceId: balayage, staffId: staff[who]! },
    ...{ locationId, startsAt, note, confirmBy: 'none' }
  })
  return appointment
}
const addressOf = async (who: Person) => (await who.call(renewCalendarFeed, {})).feed.address
const read = (address: string, tag?: string) =>
  fetch(address, tag ? { headers: { 'if-none-match': tag } } : {})
/** As a calendar reads it. */
const events = async (address: string) => {
  const calendar = new ICAL.Component(ICAL.parse(await (await read(address)).text()))
  return calendar.getAllSubcomponents('vevent').map(each => new ICAL.Event(each))
}
const summaries = async (address: string) => (await events(address)).map(each => each.summary)
const answerOf = async (response: Response) => [
  response.status,
  response.headers.get('content-type'),
  await response.text()
]

test('a calendar reads my appointments and nobody else’s: neither notes nor phones', async () => {
  const hers = await book('zoe', at(0), 'allergic to ammonia, “sorry”; \n really')
  await book('theo', at(0))
  const address = await addressOf(zoe)
  assert.equal((await zoe.call(getCalendarFeed, {})).feed!.address, address, 'it is shown again')
  const response = await read(address)
  assert.match(response.headers.get('content-type')!, /^text\/calendar/)
  const body = await response.text()
  for (const secret of ['ammonia', hers.phone!, hers.phone!.slice(2)]) {
    assert.ok(!body.includes(secret), secret)
  }
  assert.match(body, new RegExp(`X-WR-TIMEZONE:${business.timeZone}`))
  const [one, ...others] = await events(address)
  assert.deepEqual(others, [])
  assert.equal(one!.summary, 'Balayage · Priya Raman')
  assert.equal(one!.startDate.toJSDate().toISOString(), hers.startsAt)
  assert.equal(one!.endDate.toJSDate().toISOString(), hers.endsAt)
  assert.equal(one!.location, locations[0]!.name)
})

test('what is cancelled is marked, and one that has not changed is not sent again', async () => {
  const { address } = (await zoe.call(getCalendarFeed, {})).feed!
  const visit = await book('zoe', at(3))
  const tag = (await read(address)).headers.get('etag')!
  assert.deepEqual(await answerOf(await read(address, tag)), [304, null, ''])
  assert.equal((await read(address, `"other", W/${tag}`)).status, 304)
  await maya.call(setAppointmentStatus, { id: visit.id, status: 'cancelled' })
  const changed = await read(address, tag)
  assert.equal(changed.status, 200)
  assert.notEqual(changed.headers.get('etag'), tag)
  const cancelled = (await events(address)).find(each => each.uid.startsWith(visit.id))!
  assert.equal(cancelled.summary, 'Cancelled: Balayage · Priya Raman')
  assert.equal(cancelled.component.getFirstPropertyValue('status'), 'CANCELLED')
  assert.ok(cancelled.sequence > 0)
})

test('the hour that comes twice, and the one that never comes, keep their moments', async () => {
  const address = await addressOf(theo)
  const moments = clockChanges('America/New_York').flatMap(change => [
    new Date(change - 90 * 60_000).toISOString(),
    new Date(change + 30 * 60_000).toISOString()
  ])
  assert.equal(moments.length, 4, `${moments}`)
  for (const startsAt of moments) await book('theo', startsAt)
  const starts = (await events(address)).map(each => each.startDate.toJSDate().toISOString())
  for (const startsAt of moments) assert.ok(starts.includes(startsAt), startsAt)
})

test('a wrong address gets the answer of none; the old one ends with a new one or a stop', async () => {
  const old = await addressOf(zoe)
  const address = await addressOf(zoe)
  assert.equal((await read(address)).status, 200)
  const none = await answerOf(await read(address.replace(staff['zoe']!, newId())))
  assert.equal(none[0], 404)
  const [theos, nowhere] = [staff['theo']!, newId()]
  const wrong = [
    old,
    address.replace(staff['zoe']!, theos),
    address.replace(/calendars\/[^/]+/, `calendars/${nowhere}`),
    address.replace(/calendars\/[^/]+/, 'calendars/nobody'),
    address.replace(/.\.ics$/, '!.ics'),
    address.replace(/[^/]+$/, '')
  ]
  for (const each of wrong) assert.deepEqual(await answerOf(await read(each)), none, each)
  await zoe.call(stopCalendarFeed, {})
  assert.deepEqual(await answerOf(await read(address)), none)
  assert.equal((await zoe.call(getCalendarFeed, {})).feed, null)
})

test('it ends with the person’s access, and with the right to see appointments', async () => {
  const address = await addressOf(zoe)
  const id = staff['zoe']!
  assert.ok((await summaries(address)).length > 0)
  const never = { permission: 'appointments.view', allowed: false, reason: null } as const
  await maya.call(changeStaff, { id, exceptions: [never] })
  assert.equal((await read(address)).status, 404)
  await maya.call(changeStaff, { id, exceptions: [] })
  assert.equal((await read(address)).status, 200)
  await maya.call(disableStaff, { id })
  assert.equal((await read(address)).status, 404)
  await maya.call(enableStaff, { id })
})

/** The moments of the coming year in which the clocks of a place are put on or back. */
function clockChanges(timeZone: string): number[] {
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const zoneAt = (ms: number) =>
    offset.formatToParts(ms).find(part => part.type === 'timeZoneName')!.value
  const first = Math.floor(Date.now() / hourMs) * hourMs
  const hours = Array.from({ length: 365 * 24 }, (_, n) => first + n * hourMs)
  return hours.filter(ms => zoneAt(ms) !== zoneAt(ms - hourMs))
}
