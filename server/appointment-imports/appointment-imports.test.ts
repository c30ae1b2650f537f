import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  checkVisitRows,
  decideVisitRow,
  listVisitImportRows,
  listVisitImports,
  runVisitImport,
  startVisitImport,
  undoVisitImport,
  type VisitFields
} from '@parlor/contract/appointment-imports.ts'
import {
  bookAppointment,
  changeAppointment,
  listAppointments,
  listClientAppointments
} from '@parlor/contract/appointments.ts'
import { addClient, getClient } from '@parlor/contract/client-cards.ts'
import { listHistory } from '@parlor/contract/contact-history.ts'
import { newId } from '@parlor/contract/ids.ts'
import { listNotifications } from '@parlor/contract/notifications.ts'
import { saveService } from '@parlor/contract/services.ts'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { asOwner } from '../testing/database.ts'
import { type OpenScreen, type Person, Refused } from '../testing/person.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines } = shop
const { locations } = await maya.call(getSession, {})
const locationId = locations[0]!.id
const staffId = shop.salon.staff['zoe']!
const cut = {
  name: 'Cut',
  minutes: 45,
  bufferMinutes: 5,
  colour: 1,
  priceCents: 6_000,
  active: true
}
const cutId = newId()
await maya.call(saveService, { id: cutId, ...cut })
await maya.call(saveService, { ...cut, id: newId(), name: 'Cut and blow-dry' })

const hourMs = 3_600_000
const monday = Math.floor(Date.now() / (24 * hourMs) + 5) * 24 * hourMs + 17 * hourMs
const at = (hours: number) => new Date(monday + hours * hourMs).toISOString()
const event = (more: Partial<VisitFields>): VisitFields => ({
  ...{ uid: newId(), startsAt: at(0), minutes: 45, written: '', title: 'Cut', note: '' },
  ...{ client: '', phones: [], emails: [], isCancelled: false, staffId, locationId, trouble: null },
  ...more
})

async function checked(events: VisitFields[], who: Person = theo) {
  const id = newId()
  await who.call(startVisitImport, { id, name: 'zoe.ics' })
  const rows = events.map((fields, place) => ({ line: place + 1, fields }))
  const { import: file } = await who.call(checkVisitRows, { id, rows })
  return { id, counts: file.counts }
}
const rowsOf = async (id: string, fate: 'new' | 'merge' | 'bad' | 'skip') =>
  (await theo.call(listVisitImportRows, { id, fate })).rows

async function until(screen: OpenScreen, id: string, state: string) {
  const last = () =>
    screen.events
      .flatMap(({ event }) => (event.type === 'import.updated' ? [event.import] : []))
      .findLast(each => each.id === id)
  await screen.until(() => last()?.state === state)
  return last()!
}

async function run(id: string) {
  const screen = await theo.open()
  await theo.call(runVisitImport, { id })
  return until(screen, id, 'done')
}
const imported = async (events: VisitFields[]) => {
  const { id } = await checked(events)
  return { id, file: await run(id) }
}
async function undone(id: string) {
  const screen = await theo.open()
  await theo.call(undoVisitImport, { id })
  return until(screen, id, 'undone')
}
const visits = async (who: Person = theo) =>
  (await who.call(listAppointments, { from: at(-17), to: at(24 * 20) })).appointments
const visitAt = async (startsAt: string) => (await visits()).find(one => one.startsAt === startsAt)
const whole = () =>
  asOwner(
    shop.databaseUrl,
    `select 'visit' as kind, (to_jsonb(a) - 'version' - 'changed_at' - 'changed_by')::text as it
     from appointments a union all select 'care', p::text from client_providers p
     union all select 'entry', e.id::text from appointment_entries e where e.kind <> 'moved'
     order by 1, 2`
  )

test('checked before anything is booked: what is no appointment says why, with its place in the file', async () => {
  const before = await visits()
  const { id, counts } = await checked([
    event({ title: 'Cut · Priya Raman' }),
    event({ startsAt: null, trouble: 'whole-day' }),
    event({ startsAt: null, trouble: 'no-such-zone', written: 'Salon Time' }),
    event({ startsAt: null, trouble: 'no-such-hour', written: '14 March 2027, 02:30' }),
    event({ startsAt: null, trouble: 'no-end' }),
    event({ minutes: 2 }),
    event({ minutes: 24 * 60 }),
    event({ startsAt: '1987-03-01T10:00:00.000Z' }),
    event({ startsAt: at(24 * 365 * 5) }),
    event({ staffId: newId() }),
    event({ isCancelled: true })
  ])
  assert.deepEqual(counts, { new: 1, merge: 0, bad: 9, skip: 1 })
  assert.deepEqual(
    (await rowsOf(id, 'bad')).map(row => [row.line, row.why]),
    [
      [2, 'It lasts the whole day: that is no appointment.'],
      [3, 'Nobody knows the time zone “Salon Time”. Choose which one it is.'],
      [4, '14 March 2027, 02:30 does not exist: the clocks go forward then.'],
      [5, 'It does not say when it ends.'],
      [6, 'It is shorter than 5 minutes.'],
      [7, 'It is longer than 12 hours.'],
      [8, 'It is more than twenty years ago.'],
      [9, 'It is more than three years ahead.'],
      [10, 'This staff member works here no more.']
    ]
  )
  assert.equal((await rowsOf(id, 'skip'))[0]!.why, 'It was cancelled before it came here.')
  assert.deepEqual(await visits(), before)
})

test('an event becomes the visit of who is meant, for the service that it names; nobody gets a text', async () => {
  await theo.call(addClient, {
    id: newId(),
    name: 'Ada Crane',
    emails: [{ email: 'ada@mail.test', type: 'home' }]
  })
  const telling = (await theo.call(listNotifications, { tab: 'all' })).notifications.length
  await imported([
    event({ startsAt: at(0), title: 'Cut · Priya Raman' }),
    event({ startsAt: at(1), title: 'Cut and blow-dry', emails: ['ADA@mail.test'] }),
    event({ startsAt: at(2), title: 'Long cut', phones: ['(250) 555-0142'], note: 'Bang trim' }),
    event({ startsAt: at(3), title: 'Staff meeting' })
  ])
  const [first, second, third, fourth] = await Promise.all([0, 1, 2, 3].map(h => visitAt(at(h))))
  assert.deepEqual(
    [first!.client?.name, first!.serviceId, first!.phone, first!.note, first!.source],
    ['Priya Raman', cutId, priyasPhone, '', 'import']
  )
  assert.deepEqual([second!.client?.name, second!.phone], ['Ada Crane', null])
  assert.notEqual(second!.serviceId, cutId)
  assert.deepEqual(
    [third!.client?.name, third!.serviceId, third!.note],
    ['Priya Raman', cutId, 'Long cut\nBang trim']
  )
  assert.deepEqual([fourth!.client, fourth!.note], [null, 'Staff meeting'])
  await shop.quiet()
  assert.deepEqual(await shop.priya.inbox(), [])
  assert.equal((await theo.call(listNotifications, { tab: 'all' })).notifications.length, telling)
})

test('two clients of one name are told apart by number; by name alone it is neither', async () => {
  for (const phone of ['250 555 0171', '250 555 0172']) {
    await theo.call(addClient, {
      id: newId(),
      name: 'Kim Lee',
      phones: [{ phone, type: 'mobile' }]
    })
  }
  await imported([
    event({ startsAt: at(5), title: 'Cut - Kim Lee' }),
    event({ startsAt: at(6), title: 'Cut - Kim Lee', phones: ['250-555-0172'] })
  ])
  const [none, one] = [await visitAt(at(5)), await visitAt(at(6))]
  assert.deepEqual([none!.client, none!.note], [null, 'Cut - Kim Lee'])
  const { client } = await theo.call(getClient, { id: one!.client!.id })
  assert.equal(client.phones[0]!.phone, '+12505550172')
})

test('a number that a family shares is told apart by name; without one it is nobody’s visit', async () => {
  const phones = [{ phone: '250 555 0173', type: 'mobile' as const }]
  for (const name of ['Mina Fam', 'Nils Fam']) {
    await theo.call(addClient, { id: newId(), name, phones })
  }
  await imported([
    event({ startsAt: at(10), title: 'Cut', phones: ['250 555 0173'] }),
    event({ startsAt: at(11), title: 'Cut - Nils Fam', phones: ['250 555 0173'] })
  ])
  const [nobody, nils] = [await visitAt(at(10)), await visitAt(at(11))]
  assert.deepEqual([nobody!.client, nobody!.phone], [null, '+12505550173'])
  assert.equal(nils!.client!.name, 'Nils Fam')
})

test('what took place is kept, and stands in the history on its day', async () => {
  const id = newId()
  await theo.call(addClient, { id, name: 'Past Visitor' })
  const startsAt = new Date(
    Math.floor(Date.now() / hourMs) * hourMs - 400 * 24 * hourMs
  ).toISOString()
  await imported([event({ startsAt, title: 'Cut · Past Visitor' })])
  const { last, counts } = await theo.call(listClientAppointments, { id })
  assert.deepEqual([last!.status, last!.startsAt, counts!.kept], ['completed', startsAt, 1])
  const { items } = await theo.call(listHistory, { id, kind: 'all' })
  const told = items.flatMap(item => (item.of === 'appointment' ? [item.entry] : []))
  assert.deepEqual(
    told.map(entry => [entry.kind, entry.at]),
    [['kept', last!.endsAt]]
  )
})

test('who is busy then is named, and it can be booked or skipped all the same', async () => {
  await theo.call(bookAppointment, {
    ...{ appointmentId: newId(), clientId: null, serviceId: cutId, staffId, locationId },
    ...{ startsAt: at(8), note: '', confirmBy: 'none' }
  })
  const { id } = await checked([event({ startsAt: at(8.5) }), event({ startsAt: at(8.25) })])
  const [first] = await rowsOf(id, 'new')
  assert.match(first!.why!, /^Zoe Park has somebody from .* \(Cut\)\.$/)
  await theo.call(decideVisitRow, { id, line: 2, fate: 'skip' })
  await run(id)
  assert.ok(await visitAt(at(8.5)))
  assert.equal(await visitAt(at(8.25)), undefined)
})

test('the same file again books nothing twice, and a later one moves, cancels and lengthens', async () => {
  const [moved, gone, longer] = [newId(), newId(), newId()]
  const events = [
    event({ uid: moved, startsAt: at(24) }),
    event({ uid: gone, startsAt: at(25) }),
    event({ uid: longer, startsAt: at(26) })
  ]
  await imported(events)
  const count = (await visits()).length
  const again = await checked(events)
  assert.deepEqual(again.counts, { new: 0, merge: 0, bad: 0, skip: 3 })
  const later = [
    event({ uid: moved, startsAt: at(27) }),
    event({ uid: gone, startsAt: at(25), isCancelled: true }),
    event({ uid: longer, startsAt: at(26), minutes: 90 })
  ]
  const { id, counts } = await checked(later)
  assert.deepEqual(counts, { new: 0, merge: 3, bad: 0, skip: 0 })
  assert.deepEqual(
    (await rowsOf(id, 'merge')).map(row => row.gains),
    [['startsAt'], ['status'], ['minutes']]
  )
  await run(id)
  assert.equal((await visits()).length, count)
  assert.equal((await visitAt(at(25)))!.status, 'cancelled')
  assert.equal((await visitAt(at(26)))!.endsAt, at(27.5))
  assert.ok(await visitAt(at(27)))
  await undone(id)
  assert.equal((await visitAt(at(25)))!.status, 'booked')
  assert.deepEqual([await visitAt(at(27)), !!(await visitAt(at(24)))], [undefined, true])
})

test('what somebody has changed here stays, unless one says that the file is right', async () => {
  const uid = newId()
  await imported([event({ uid, startsAt: at(30) })])
  const one = (await visitAt(at(30)))!
  const by = { id: one.id, version: one.version }
  await theo.call(changeAppointment, { ...by, startsAt: at(31), evenIfOverlapping: true })
  const { id, counts } = await checked([event({ uid, startsAt: at(32) })])
  assert.deepEqual(counts, { new: 0, merge: 0, bad: 0, skip: 1 })
  assert.match((await rowsOf(id, 'skip'))[0]!.why!, /changed it here since/)
  await theo.call(decideVisitRow, { id, line: 1, fate: 'merge' })
  await run(id)
  assert.ok(await visitAt(at(32)))
})

test('taken back: everything as it was before, but for what somebody has changed since', async () => {
  await theo.call(addClient, { id: newId(), name: 'Nora New' })
  const before = await whole()
  const { id } = await imported([
    event({ startsAt: at(40), title: 'Cut · Nora New' }),
    event({ startsAt: at(41), title: 'Cut' })
  ])
  const nora = (await visitAt(at(40)))!
  assert.ok((await visits(zoe)).some(one => one.id === nora.id))
  const screen = await theo.open()
  await undone(id)
  await screen.until(() =>
    screen.events.some(
      ({ event }) => event.type === 'appointment.removed' && event.appointmentId === nora.id
    )
  )
  assert.deepEqual(await whole(), before)

  const { id: other } = await imported([event({ startsAt: at(42) })])
  const used = (await visitAt(at(42)))!
  await theo.call(changeAppointment, { id: used.id, version: used.version, note: 'Brings a dog' })
  assert.equal((await undone(other)).kept, 1)
  assert.ok(await visitAt(at(42)))
})

test('what a file had moved and somebody moved again since is not moved back', async () => {
  const uid = newId()
  await imported([event({ uid, startsAt: at(50) })])
  const { id } = await imported([event({ uid, startsAt: at(51) })])
  const one = (await visitAt(at(51)))!
  await theo.call(changeAppointment, { id: one.id, version: one.version, startsAt: at(52) })
  assert.equal((await undone(id)).kept, 1)
  assert.ok(await visitAt(at(52)))
})

test('an import is begun once and taken back once; begun, its lines stay as they are', async () => {
  const code = (wanted: string) => (error: unknown) =>
    error instanceof Refused && error.problem.code === wanted
  const { id } = await imported([event({ startsAt: at(55) })])
  const rows = [{ line: 2, fields: event({ startsAt: at(56) }) }]
  await assert.rejects(theo.call(runVisitImport, { id }), code('import-begun'))
  await assert.rejects(theo.call(checkVisitRows, { id, rows }), code('import-begun'))
  const decided = { id, line: 1, fate: 'skip' as const }
  await assert.rejects(theo.call(decideVisitRow, decided), code('import-begun'))
  await undone(id)
  await assert.rejects(theo.call(undoVisitImport, { id }), code('not-to-undo'))
})

test('whoever does not see every client, or may not book, imports nothing; another business sees none of it', async () => {
  const refused = (status: number) => (error: unknown) =>
    error instanceof Refused && error.problem.status === status
  await assert.rejects(zoe.call(startVisitImport, { id: newId(), name: 'x.ics' }), refused(403))
  const exceptions = [
    { permission: 'appointments.manage' as const, allowed: false, reason: 'Only looks' }
  ]
  await maya.call(changeStaff, { id: shop.salon.staff['theo']!, exceptions })
  await assert.rejects(theo.call(startVisitImport, { id: newId(), name: 'x.ics' }), refused(403))
  await maya.call(changeStaff, { id: shop.salon.staff['theo']!, exceptions: [] })
  const { id } = await checked([event({})])
  await assert.rejects(ines.call(runVisitImport, { id }), refused(404))
  assert.deepEqual((await ines.call(listVisitImports, {})).imports, [])
})
