import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  type Appointment,
  bookAppointment,
  changeAppointment,
  getAppointment,
  listAppointments,
  listClientAppointments,
  setAppointmentStatus,
  setConfirmationText,
  textConfirmation
} from '@parlor/contract/appointments.ts'
import { addClient, eraseClient, mergeClients } from '@parlor/contract/client-cards.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { listMessages } from '@parlor/contract/messaging.ts'
import { listServices, saveService } from '@parlor/contract/services.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { asOwner } from '../testing/database.ts'
import type { OpenScreen, Person } from '../testing/person.ts'
import { Refused } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines } = shop
const { staff } = shop.salon
const { locations } = await maya.call(getSession, {})
const locationId = locations[0]!.id
const clients = await asOwner<{ id: string; name: string }>(
  shop.databaseUrl,
  'select id, name from clients'
)
const clientOf = (name: string) => clients.find(each => each.name.startsWith(name))!.id
const [priya, gloria] = [clientOf('Priya'), clientOf('Gloria')]
const balayage = newId()
const service = {
  name: 'Balayage',
  minutes: 90,
  bufferMinutes: 15,
  colour: 2,
  priceCents: 18_500,
  active: true
}
await maya.call(saveService, { id: balayage, ...service })

const dayMs = 86_400_000
const monday = Math.floor(Date.now() / dayMs + 5) * dayMs + 17 * 3_600_000 // 9:00 or 10:00 there
const at = (hours: number, day = 0) =>
  new Date(monday + day * dayMs + hours * 3_600_000).toISOString()
const from = at(-17)
const to = at(24 * 20)

type Booking = Partial<InputOf<typeof bookAppointment>>
const book = (person: Person, startsAt: string, more: Booking = {}) =>
  person.call(bookAppointment, {
    ...{ appointmentId: newId(), clientId: priya, serviceId: balayage, staffId: staff['zoe']! },
    ...{ locationId, startsAt, note: '', confirmBy: 'none' },
    ...more
  })
const change = (person: Person, one: Appointment, to: object) =>
  person.call(changeAppointment, { id: one.id, version: one.version, ...to })
const ids = async (person: Person) =>
  (await person.call(listAppointments, { from, to })).appointments.map(each => each.id)
const refused = (asked: Promise<unknown>, words: RegExp, code?: string) =>
  assert.rejects(asked, error => {
    assert.ok(error instanceof Refused, String(error))
    assert.match(error.problem.detail, words)
    if (code) assert.equal(error.problem.code, code)
    return true
  })
const hears = (screen: OpenScreen, id: string, type: string) =>
  screen.until(() =>
    screen.events.some(({ event }) =>
      event.type === 'appointment.changed'
        ? type === event.type && event.appointment.id === id
        : event.type === 'appointment.removed' && event.type === type && event.appointmentId === id
    )
  )

test('a visit takes as long as its service, and has the client’s own phone', async () => {
  const id = newId()
  const { appointment } = await book(theo, at(0), { appointmentId: id })
  assert.equal(appointment.endsAt, at(1.5))
  assert.equal(appointment.phone, priyasPhone)
  assert.deepEqual(appointment.client, { id: priya, name: 'Priya Raman' })
  const again = await book(theo, at(0), { appointmentId: id })
  assert.deepEqual(again.appointment, appointment)
  assert.deepEqual(await ids(theo), [id])
  const { appointment: other } = await book(theo, at(3), { phone: '(250) 555-0199', minutes: 30 })
  assert.equal(other.phone, '+12505550199')
  const none = await book(theo, at(4), { phone: '', clientId: null })
  assert.equal(none.appointment.phone, null)
})

test('nobody is in two places, and the one in the way is named; clearing up takes time, too', async () => {
  await book(theo, at(0, 1), { clientId: gloria })
  await refused(
    book(theo, at(1, 1)),
    /^Zoe Park has Gloria Bassett from .* to .* then \(Balayage\)\.$/,
    'overlapping'
  )
  await refused(book(theo, at(1.5, 1)), /needs the time after it to clear up/, 'overlapping')
  await refused(book(theo, at(-1.5, 1)), /Gloria/, 'overlapping')
  await book(theo, at(1.75, 1))
  await book(theo, at(1, 1), { staffId: staff['theo']! })
  const { appointment } = await book(theo, at(1, 1), { evenIfOverlapping: true })
  await theo.call(setAppointmentStatus, { id: appointment.id, status: 'cancelled' })
  await refused(
    theo.call(setAppointmentStatus, { id: appointment.id, status: 'booked' }),
    /Gloria/,
    'overlapping'
  )
})

test('of two who book the same hour at once, one does', async () => {
  const answers = await Promise.allSettled(
    [0, 1, 2].map(n => book([maya, theo, zoe][n]!, at(0, 2)))
  )
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('two change different things at once: both stand. The same thing twice is said plainly', async () => {
  const { appointment } = await book(theo, at(0, 3))
  await change(maya, appointment, { note: 'Bring the old photo' })
  const moved = (await change(theo, appointment, { startsAt: at(2, 3) })).appointment
  assert.equal(moved.note, 'Bring the old photo')
  assert.equal(moved.endsAt, at(3.5, 3))
  await refused(
    change(maya, appointment, { startsAt: at(5, 3) }),
    /^Theo moved this appointment to .* at .* meanwhile/,
    'changed-meanwhile'
  )
  await refused(change(theo, appointment, { note: 'Other' }), /Theo changed the note meanwhile/)
  const longer = (await change(maya, appointment, { minutes: 120 })).appointment
  assert.deepEqual([longer.startsAt, longer.endsAt], [at(2, 3), at(4, 3)])
  assert.deepEqual((await change(maya, longer, { minutes: 120 })).appointment, longer)
})

test('a provider sees her own visits and those of her clients; others are not there', async () => {
  await asOwner(shop.databaseUrl, 'delete from client_providers') // she had Gloria above
  const hidden = (await book(theo, at(0, 4), { clientId: gloria, staffId: staff['theo']! }))
    .appointment
  const hers = (await book(theo, at(3, 4), { staffId: staff['theo']! })).appointment
  const seen = await ids(zoe)
  assert.ok(seen.includes(hers.id) && !seen.includes(hidden.id))
  const nowhere = { id: newId() }
  for (const id of [hidden.id, nowhere.id]) {
    await refused(zoe.call(getAppointment, { id }), /no such appointment/, 'not-found')
    await refused(zoe.call(setAppointmentStatus, { id, status: 'arrived' }), /no such appointment/)
    await refused(ines.call(getAppointment, { id }), /no such appointment/)
  }
  assert.deepEqual(await ids(ines), [])
  await refused(zoe.call(listClientAppointments, { id: newId() }), /no such client/)
})

test('screens hear of it: those who may see it, before and after', async () => {
  const screens = { theo: await theo.open(), zoe: await zoe.open(), ines: await ines.open() }
  const { appointment } = await book(maya, at(0, 5), {
    ...{ clientId: null, phone: '', staffId: staff['theo']! }
  })
  await hears(screens.theo, appointment.id, 'appointment.changed')
  const zoes = (await change(maya, appointment, { staffId: staff['zoe']! })).appointment
  await hears(screens.zoe, zoes.id, 'appointment.changed')
  await change(maya, zoes, { staffId: staff['theo']! })
  await hears(screens.zoe, zoes.id, 'appointment.removed')
  const of = (screen: OpenScreen) =>
    screen.raw.filter(frame => frame.includes(appointment.id)).length
  assert.equal(of(screens.ines), 0)
  const before = of(screens.zoe)
  await theo.call(setAppointmentStatus, { id: zoes.id, status: 'confirmed' })
  await screens.theo.until(() => screens.theo.raw.some(frame => frame.includes('"confirmed"')))
  assert.equal(of(screens.zoe), before)
  for (const screen of Object.values(screens)) screen.close()
})

test('who gets an appointment with a client sees them from then on', async () => {
  await shop.gloria.text('Running late')
  await asOwner(shop.databaseUrl, 'delete from client_providers')
  assert.ok(!(await zoe.inbox('all')).some(row => row.phone === gloriasPhone))
  await book(theo, at(0, 6), { clientId: gloria })
  const inbox = await eventually(
    () => zoe.inbox('all'),
    rows => rows.some(row => row.phone === gloriasPhone)
  )
  assert.ok(inbox)
})

test('a confirmation goes at once to the phone of the visit, and the thread tells what was booked', async () => {
  await shop.priya.text('Can I come?')
  const { confirmation } = await book(theo, at(0, 7), { confirmBy: 'text' })
  assert.equal(confirmation?.problem, null)
  await shop.quiet()
  const [said] = (await shop.priya.inbox()).slice(-1)
  assert.match(said!, /^Hi Priya, your Balayage with Zoe is booked for \w+day, \w+ \d+ at \d/)
  assert.match(said!, /Fern & Wild$/)
  const { id } = await theo.conversationWith(priyasPhone)
  const { messages, entries } = await theo.call(listMessages, { id })
  assert.deepEqual([messages[0]!.kind, messages[0]!.label], ['transactional', 'Confirmation'])
  const booked = entries.find(each => each.kind === 'appointment-booked' && each.until === at(0, 7))
  assert.equal(booked?.name, 'Balayage with Zoe')
})

test('whom it cannot reach is said plainly, and the booking stands', async () => {
  const landline = '+442079460958'
  const without = await book(theo, at(0, 8), { phone: '', confirmBy: 'text' })
  assert.match(without.confirmation!.problem!, /no mobile number/)
  const wire = await book(theo, at(3, 8), { phone: landline, confirmBy: 'text' })
  assert.match(wire.confirmation!.problem!, /landline/)
  await shop.gloria.text('STOP')
  const stopped = await book(theo, at(6, 8), { clientId: gloria, confirmBy: 'text' })
  assert.match(stopped.confirmation!.problem!, /texted STOP/)
  const all = await ids(theo)
  for (const { appointment } of [without, wire, stopped]) assert.ok(all.includes(appointment.id))
  const opened = await theo.call(getAppointment, { id: stopped.appointment.id })
  assert.equal(opened.conversation?.phone, gloriasPhone)
  assert.match(opened.problem!, /STOP/)
  await refused(
    theo.call(textConfirmation, { id: without.appointment.id, messageId: newId() }),
    /Add one to text it/
  )
})

test('the business’s own words confirm; words with a field that no visit has are not kept', async () => {
  for (const field of ['nonsense', 'my_name']) {
    const body = `{{service}} {{time}} {{${field}}}`
    await refused(maya.call(setConfirmationText, { body }), /is not known/, 'unfilled-field')
  }
  const all = '{{client_name}} {{client_first_name}} {{service}} {{staff_first_name}}'
  await maya.call(setConfirmationText, { body: `${all} {{day}} {{time}} {{location_name}}` })
  const { confirmation } = await book(theo, at(0, 9), { confirmBy: 'text' })
  assert.equal(confirmation!.problem, null)
  await maya.call(setConfirmationText, { body: 'See you {{day}}!' })
  const { confirmation: sent } = await book(theo, at(2, 9), { confirmBy: 'text' })
  assert.match(sent!.message!.body, /^See you \w+day, /)
})

test('a client’s visits, latest first, with the coming one and the last', async () => {
  await asOwner(shop.databaseUrl, 'delete from appointments')
  const past = (await book(theo, at(0, -30))).appointment
  const cancelled = (await book(theo, at(0, 1))).appointment
  const next = (await book(theo, at(0, 2))).appointment
  const later = (await book(theo, at(0, 3))).appointment
  await theo.call(setAppointmentStatus, { id: cancelled.id, status: 'cancelled' })
  const all = await theo.call(listClientAppointments, { id: priya, limit: 3 })
  assert.deepEqual([all.coming?.id, all.last?.id], [next.id, past.id])
  assert.deepEqual(
    all.appointments.map(each => each.id),
    [later.id, next.id, cancelled.id]
  )
  const rest = await theo.call(listClientAppointments, { id: priya, before: all.next! })
  assert.deepEqual(
    rest.appointments.map(each => each.id),
    [past.id]
  )
})

test('what cannot be is refused in a sentence', async () => {
  await refused(book(theo, '2026-02-30T10:00:00.000Z'), /startsAt/)
  await refused(book(theo, at(24 * 365 * 5)), /within three years/)
  await refused(book(theo, at(0, 12), { minutes: 0 }), /minutes/)
  await refused(book(theo, at(0, 12), { staffId: newId() }), /works here no more/)
  await refused(book(theo, at(0, 12), { serviceId: newId() }), /booked no more/)
  await refused(book(theo, at(0, 12), { locationId: newId() }), /not there any more/)
  await refused(book(theo, at(0, 12), { phone: '12' }), /no such phone number/)
  await refused(theo.call(listAppointments, { from: to, to: from }), /comes after/)
  await refused(theo.call(listAppointments, { from, to: at(24 * 90) }), /42 days at most/)
  const { appointment } = await book(theo, at(0, 12))
  await refused(
    theo.call(setAppointmentStatus, { id: appointment.id, status: 'no-show' }),
    /has not begun yet/
  )
  await maya.call(saveService, { id: balayage, ...service, active: false })
  await refused(book(theo, at(3, 12)), /booked no more/)
  await refused(maya.call(saveService, { id: newId(), ...service }), /a service Balayage already/)
  assert.equal((await theo.call(listServices, {})).services.length, 1)
})

test('a page ends where the next begins, also among visits of one moment', async () => {
  await asOwner(shop.databaseUrl, 'delete from appointments')
  await maya.call(saveService, { id: balayage, ...service })
  const made = []
  for (let n = 0; n < 5; n++) {
    made.push((await book(theo, at(0, 15), { evenIfOverlapping: true })).appointment.id)
  }
  const paged: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await theo.call(listAppointments, {
      from,
      to,
      limit: 2,
      ...(cursor && { cursor })
    })
    paged.push(...page.appointments.map(each => each.id))
    if (page.next === null) break
    cursor = page.next
  }
  assert.deepEqual(paged, made.toSorted())
})

test('a merge takes the visits along; of whom is erased only the hour is left', async () => {
  const [kept, twin] = [newId(), newId()]
  await theo.call(addClient, { id: kept, name: 'Wanda Whole' })
  await theo.call(addClient, { id: twin, name: 'Wanda Vanishing' })
  const more = { clientId: twin, phone: '+12505550171', note: 'Vanishing ink' }
  const { appointment } = await book(theo, at(0, 16), more)
  const screen = await theo.open()
  await theo.call(mergeClients, { id: twin, intoId: kept })
  await hears(screen, appointment.id, 'appointment.changed')
  const merged = (await theo.call(getAppointment, { id: appointment.id })).appointment
  assert.deepEqual(merged.client, { id: kept, name: 'Wanda Whole' })
  await maya.call(eraseClient, { id: kept })
  const left = (await theo.call(getAppointment, { id: appointment.id })).appointment
  assert.deepEqual([left.client, left.phone, left.note, left.status], [null, null, '', 'cancelled'])
  assert.equal(left.startsAt, at(0, 16))
  const told = await asOwner(
    shop.databaseUrl,
    `select from events where event::text like '%Vanishing%' or event::text like '%Wanda%'`
  )
  assert.equal(told.length, 0)
  screen.close()
})
