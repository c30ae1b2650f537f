import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  bookAppointment,
  changeAppointment,
  listClientAppointments,
  setAppointmentStatus
} from '@parlor/contract/appointments.ts'
import { addClient, eraseClient, listClients, mergeClients } from '@parlor/contract/client-cards.ts'
import { type HistoryKind, listHistory } from '@parlor/contract/contact-history.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import { addRole } from '@parlor/contract/roles.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { asOwner } from '../testing/database.ts'
import type { Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya } = shop
const { staff } = shop.salon
const { locations } = await maya.call(getSession, {})
const dayMs = 86_400_000
const inDays = (days: number, hours = 17) =>
  new Date(Math.floor(Date.now() / dayMs + days) * dayMs + hours * 3_600_000).toISOString()

const add = async (name: string, more: Partial<InputOf<typeof addClient>> = {}) =>
  (await theo.call(addClient, { id: newId(), name, ...more })).client.id
type Booking = Partial<InputOf<typeof bookAppointment>>
const book = async (clientId: string, startsAt: string, more: Booking = {}) =>
  (
    await maya.call(bookAppointment, {
      ...{ appointmentId: newId(), clientId, startsAt, serviceId: null, staffId: staff['maya']! },
      ...{ locationId: locations[0]!.id, note: '', confirmBy: 'none', evenIfOverlapping: true },
      ...more
    })
  ).appointment
const history = async (who: Person, id: string, kind: HistoryKind = 'appointments') =>
  (await who.call(listHistory, { id, kind })).items
const lines = async (who: Person, id: string) =>
  (await history(who, id)).map(item => (item.of === 'appointment' ? item.entry.kind : item.of))

test('a client whom nobody ever texted has a history of visits: booked, moved, confirmed, missed, kept', async () => {
  const id = await add('Vera Visits')
  const one = await book(id, inDays(-2))
  const { appointment } = await maya.call(changeAppointment, {
    ...{ id: one.id, version: one.version, startsAt: inDays(-3) }
  })
  for (const status of ['confirmed', 'arrived', 'no-show', 'completed'] as const) {
    await theo.call(setAppointmentStatus, { id: one.id, status })
  }
  await theo.call(setAppointmentStatus, { id: one.id, status: 'completed' }) // said twice, told once
  assert.deepEqual(await lines(maya, id), ['kept', 'missed', 'confirmed', 'moved', 'booked'])
  const [, , , moved] = await history(maya, id)
  assert(moved?.of === 'appointment')
  const { what, startsAt, byId } = moved.entry
  assert.deepEqual(
    [what, startsAt, byId],
    ['Appointment with Maya', appointment.startsAt, staff['maya']]
  )
  const kinds = (await history(maya, id, 'all')).map(item => item.of)
  assert.equal(kinds.filter(each => each === 'appointment').length, 5)
  assert.deepEqual(await history(maya, id, 'notes'), [])
})

test('what stands in the thread of the phone is not told a second time', async () => {
  await priya.text('Is Tuesday free?')
  const id = (await maya.conversationWith(priya.phone)).client!.id
  const before = (await history(maya, id, 'all')).length
  const one = await book(id, inDays(4))
  await theo.call(setAppointmentStatus, { id: one.id, status: 'cancelled' })
  assert.equal((await history(maya, id, 'all')).length, before + 2)
  assert.deepEqual((await lines(maya, id)).slice(0, 2), ['cancelled', 'booked'])
})

test('pages of a history follow each other, each line once', async () => {
  const id = await add('Paula Pages')
  for (let day = 1; day <= 51; day++) {
    const one = await book(id, inDays(day))
    await maya.call(setAppointmentStatus, { id: one.id, status: 'confirmed' })
  }
  const first = await maya.call(listHistory, { id, kind: 'appointments' })
  const second = await maya.call(listHistory, { id, kind: 'appointments', before: first.next! })
  const ids = [...first.items, ...second.items].map(item => item.id)
  assert.equal(ids.length, 102)
  assert.deepEqual([new Set(ids).size, second.next], [102, null])
})

test('a visit given to another ends in the history of the one and begins in the other’s', async () => {
  const [mother, daughter] = [await add('Mona Mother'), await add('Dora Daughter')]
  const one = await book(mother, inDays(5))
  await maya.call(changeAppointment, { id: one.id, version: one.version, clientId: daughter })
  assert.deepEqual(await lines(maya, mother), ['cancelled', 'booked'])
  assert.deepEqual(await lines(maya, daughter), ['booked'])
})

test('a stylist reads the visits of the clients she sees, and hears of the next one', async () => {
  const id = await add('Zelda Zoes', { providerId: staff['zoe']! })
  const screen = await zoe.open()
  const mayas = await book(id, inDays(6))
  const told = () =>
    screen.events.flatMap(({ event }) =>
      event.type === 'appointment.changed' && event.happened ? [event.happened] : []
    )
  await screen.until(() => told().length > 0)
  assert.deepEqual(
    told().map(each => [each.kind, each.appointmentId, each.clientId]),
    [['booked', mayas.id, id]]
  )
  const [item] = await history(zoe, id)
  assert(item?.of === 'appointment')
  assert.deepEqual(item.entry, told()[0])
  screen.close()
})

test('merged: the visits’ history goes along; erased: none of it is left, in rows or events', async () => {
  const [kept, twin] = [await add('Kay Kept'), await add('Kay Twin')]
  await book(kept, inDays(7))
  await book(twin, inDays(8))
  await maya.call(mergeClients, { id: twin, intoId: kept })
  assert.deepEqual(await lines(maya, kept), ['booked', 'booked'])
  assert.deepEqual(await lines(maya, twin), ['booked', 'booked']) // an old link leads on
  await maya.call(eraseClient, { id: kept })
  for (const id of [kept, twin]) assert.deepEqual(await left(id), [0, 0], id)
})

async function left(clientId: string): Promise<number[]> {
  const [row] = await asOwner<{ entries: number; told: number }>(
    shop.databaseUrl,
    `select (select count(*)::int from appointment_entries where client_id = $1) as entries,
       (select count(*)::int from events where event->'happened'->>'clientId' = $1::text) as told`,
    [clientId]
  )
  return [row!.entries, row!.told]
}

type Asked = Partial<InputOf<typeof listClients>>
const list = (who: Person, asked: Asked = {}) =>
  who.call(listClients, { q: '', sort: 'appointment', ...asked })

test('by next appointment: who comes first stands first, who has none follows by name, page after page', async () => {
  const type = 'sorted'
  const [late, soon, none, off] = [
    await add('Anna Late', { type }),
    await add('Zita Soon', { type }),
    await add('Nora None', { type }),
    await add('Carl Cancelled', { type })
  ]
  await book(late, inDays(12))
  await book(late, inDays(-9))
  await book(soon, inDays(14))
  const first = await book(soon, inDays(11))
  await theo.call(setAppointmentStatus, {
    id: (await book(off, inDays(10))).id,
    status: 'cancelled'
  })
  const wanted = ['Zita Soon', 'Anna Late', 'Carl Cancelled', 'Nora None']
  const { clients } = await list(maya, { clientType: type })
  assert.deepEqual(
    clients.map(line => line.name),
    wanted
  )
  assert.deepEqual(clients[0]!.nextAppointment, {
    ...{ id: first.id, startsAt: first.startsAt, locationId: first.locationId }
  })
  assert.deepEqual([clients[2]!.nextAppointment, clients[3]!.id], [null, none])
  for (const limit of [1, 2, 3]) {
    const names: string[] = []
    for (let before: string | undefined; ; ) {
      const page = await list(maya, { clientType: type, limit, ...(before && { before }) })
      names.push(...page.clients.map(line => line.name))
      if (!page.next) break
      before = page.next
    }
    assert.deepEqual(names, wanted, `${limit} a page`)
  }
  for (const before of ['x', `${none}@soon`, `${none}@2026-99-99T00:00:00.000Z`]) {
    await assert.rejects(list(maya, { before }), /Use the `next` of a page/)
  }
  const byName = await list(maya, { clientType: type, sort: 'name' })
  assert.deepEqual(
    byName.clients.map(line => line.name),
    wanted.toSorted()
  )
  const [found] = (await maya.call(listClients, { q: 'zita' })).clients
  assert.equal(found!.nextAppointment!.id, first.id)
})

test('the card counts what was kept, moved and missed', async () => {
  const id = await add('Cora Counted')
  const [one, two] = [await book(id, inDays(-4)), await book(id, inDays(-5))]
  const moved = { id: one.id, version: one.version, startsAt: inDays(-6), evenIfOverlapping: true }
  await maya.call(changeAppointment, moved)
  await maya.call(setAppointmentStatus, { id: one.id, status: 'completed' })
  await maya.call(setAppointmentStatus, { id: two.id, status: 'no-show' })
  const { counts } = await maya.call(listClientAppointments, { id })
  assert.deepEqual(counts, { kept: 1, moved: 1, missed: 1 })
})

test('who may not see appointments reads neither lines of them nor the next one', async () => {
  const id = await add('Hidden Hour', { type: 'hidden' })
  await book(id, inDays(9))
  const roleId = newId()
  const permissions = ['conversations.view-own' as const]
  await maya.call(addRole, { roleId, name: 'Reader', visibility: 'all', permissions })
  await maya.call(changeStaff, { id: staff['theo']!, role: roleId })
  assert.deepEqual(await history(theo, id), [])
  const [line] = (await list(theo, { clientType: 'hidden' })).clients
  assert.deepEqual([line!.id, line!.nextAppointment], [id, null])
})
