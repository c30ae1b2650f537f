import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  type bookAppointment as bookEndpoint,
  bookAppointment,
  changeAppointment,
  setAppointmentStatus
} from '@parlor/contract/appointments.ts'
import { listHistory } from '@parlor/contract/contact-history.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { asOwner } from '../testing/database.ts'
import { type Person, Refused } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe } = shop
const { staff } = shop.salon
const locationId = (await maya.call(getSession, {})).locations[0]!.id
const clients = await asOwner<{ id: string; name: string }>(
  shop.databaseUrl,
  'select id, name from clients'
)
const clientOf = (name: string) => clients.find(each => each.name.startsWith(name))!.id
const [priya, gloria] = [clientOf('Priya'), clientOf('Gloria')]
const hourMs = 3_600_000
const monday = Math.floor(Date.now() / (24 * hourMs) + 5) * 24 * hourMs + 17 * hourMs
const at = (hours: number) => new Date(monday + hours * hourMs).toISOString()

const book = (who: Person, startsAt: string, more: Partial<InputOf<typeof bookEndpoint>> = {}) =>
  who.call(bookAppointment, {
    ...{ appointmentId: newId(), clientId: priya, serviceId: null, staffId: staff['zoe']! },
    ...{ locationId, startsAt, minutes: 60, note: '', confirmBy: 'none' },
    ...more
  })
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof Refused && error.problem.code === code

test('of many who book the same hour at once, one does, as often as it is tried', async () => {
  for (let round = 0; round < 12; round++) {
    const hour = at(24 * 10 + round * 2)
    const answers = await Promise.allSettled([maya, theo, zoe, maya, theo].map(w => book(w, hour)))
    assert.equal(answers.filter(each => each.status === 'fulfilled').length, 1, `round ${round}`)
  }
})

test('nothing is moved, lengthened or given to where somebody is busy, unless it is wanted so', async () => {
  await book(theo, at(1))
  const { appointment: one } = await book(theo, at(3))
  const given = await book(theo, at(1), { staffId: staff['theo']! })
  const change = (who: typeof one, to: object) =>
    theo.call(changeAppointment, { id: who.id, version: who.version, ...to })
  for (const [who, to] of [
    [one, { startsAt: at(1.5) }],
    [one, { startsAt: at(0), minutes: 90 }],
    [given.appointment, { staffId: staff['zoe']! }]
  ] as const) {
    await assert.rejects(change(who, to), refusedWith('overlapping'), JSON.stringify(to))
  }
  const moved = await change(one, { startsAt: at(1.5), evenIfOverlapping: true })
  assert.equal(moved.appointment.startsAt, at(1.5))
})

test('confirmed twice it is told once', async () => {
  const { appointment } = await book(theo, at(6))
  const confirm = () => maya.call(setAppointmentStatus, { id: appointment.id, status: 'confirmed' })
  const first = await confirm()
  assert.deepEqual(await confirm(), first)
  const { items } = await theo.call(listHistory, { id: priya, kind: 'all' })
  const told = items.filter(item => item.of === 'appointment' && item.entry.kind === 'confirmed')
  assert.equal(told.length, 1)
})

test('whom she may not see a provider cannot book; who is given her client has a fresh look', async () => {
  await shop.gloria.text('Any time on Friday?')
  await assert.rejects(book(zoe, at(9), { clientId: gloria }), refusedWith('not-found'))
  const screen = await zoe.open()
  await book(theo, at(9), { clientId: gloria })
  await screen.until(() => screen.raw.some(frame => frame.includes('resync')))
  screen.close()
})
