import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import pg from 'pg'
import { moveClock, startClock, stopClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { priyasPhone, type Salon, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

afterEach(startClock)

const find = (salon: Salon, id: string) => async () =>
  (await salon.theo.thread(priyasPhone)).find(message => message.id === id)!

async function sendInto(salon: Salon, fault: object) {
  await salon.priya.text('Hello')
  await salon.carrier.control('faults', { match: { to: priyasPhone }, times: 1, fault })
  return salon.theo.reply(priyasPhone, 'Are you there?')
}

for (const [name, fault] of Object.entries({
  'cuts the connection': { kind: 'reset', accepted: true },
  'answers half': { kind: 'half-answer' },
  'answers 500': { kind: 'server-error', accepted: true }
})) {
  test(`a carrier that accepts and then ${name} gets the text once, and a receipt settles it`, async t => {
    const salon = await theSalon(t)
    const { id } = await sendInto(salon, fault)
    await eventually(find(salon, id), message => message.status === 'delivered')
    assert.deepEqual(await salon.priya.inbox(), ['Are you there?'])
  })
}

test('without a receipt the carrier’s own list settles it after 20 seconds', async t => {
  const salon = await theSalon(t)
  stopClock(new Date())
  await salon.carrier.control('faults', {
    match: { to: priyasPhone },
    times: 1,
    fault: { kind: 'silence' }
  })
  const { id } = await sendInto(salon, { kind: 'reset', accepted: true })
  await eventually(
    find(salon, id),
    message => message.status === 'unknown' || message.status === 'delivered'
  )
  moveClock(21_000)
  await eventually(find(salon, id), message => ['sent', 'delivered'].includes(message.status))
  assert.deepEqual(await salon.priya.inbox(), ['Are you there?'])
})

test('what the carrier never got stays unknown, is never sent again by itself, and a person may', async t => {
  const salon = await theSalon(t)
  const { server, theo, priya } = salon
  stopClock(new Date())
  const { id } = await sendInto(salon, { kind: 'reset', accepted: false })
  await eventually(find(salon, id), message => message.status === 'unknown')
  for (let round = 0; round < 4; round++) {
    moveClock(21_000)
    await server.dispatcher.sweep()
    await salon.quiet()
  }
  assert.equal((await find(salon, id)()).mayResend, false)
  // While the carrier is away nobody knows more: the two minutes begin anew with its next answer.
  await salon.carrier.control('outage', { on: true })
  moveClock(90_000)
  await server.dispatcher.sweep()
  await salon.quiet()
  await salon.carrier.control('outage', { off: true })
  for (let round = 0; round < 2; round++) {
    moveClock(21_000)
    await server.dispatcher.sweep()
    await salon.quiet()
  }
  assert.equal((await find(salon, id)()).mayResend, false)
  moveClock(130_000)
  await eventually(find(salon, id), message => message.mayResend)
  assert.deepEqual(await priya.inbox(), [])
  const again = await theo.reply(priyasPhone, 'Are you there?')
  await eventually(find(salon, again.id), message => message.status === 'delivered')
  assert.deepEqual(await priya.inbox(), ['Are you there?'])
})

test('one stuck text holds up its own conversation for a minute, and no other', async t => {
  const salon = await theSalon(t)
  const { server, theo, gloria, priya } = salon
  await gloria.text('Hi')
  stopClock(new Date())
  await sendInto(salon, { kind: 'reset', accepted: false })
  const behind = await theo.reply(priyasPhone, 'second')
  await theo.reply(gloria.phone, 'to Gloria')
  moveClock(5) // the number has a token again
  await server.dispatcher.sweep()
  await eventually(
    () => gloria.inbox(),
    inbox => inbox.length === 1
  )
  assert.equal((await find(salon, behind.id)()).status, 'queued')
  moveClock(61_000)
  await server.dispatcher.sweep()
  await eventually(
    () => priya.inbox(),
    inbox => inbox.length === 1
  )
  assert.deepEqual(await priya.inbox(), ['second'])
})

test('look-ups lock conversations in the order in which texts do: no circle, no waiting in vain', async t => {
  const salon = await theSalon(t)
  const { server, theo, gloria, priya, carrier, databaseUrl } = salon
  await gloria.text('Hi')
  await priya.text('Hi')
  stopClock(new Date())
  for (const phone of [priyasPhone, gloria.phone]) {
    const fault = { kind: 'reset', accepted: false }
    await carrier.control('faults', { match: { to: phone }, times: 1, fault })
    await theo.reply(phone, 'Where did this go?')
    moveClock(5)
    await server.dispatcher.sweep()
    await salon.quiet()
  }
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from conversations where phone = $1 for update', [priyasPhone])
  moveClock(21_000) // Priya's was lost first, but Gloria's conversation is the older one
  const looking = server.dispatcher.sweep().then(() => salon.quiet())
  const free = 'select from conversations where phone = $1 for update skip locked'
  await eventually(
    () => asOwner(databaseUrl, free, [gloria.phone]),
    rows => rows.length === 0
  )
  await holder.query('rollback')
  await holder.end()
  await looking
})
