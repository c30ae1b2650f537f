import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { startClock, stopClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { expectSynced } from '../testing/expect-synced.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

afterEach(startClock)

test('a text that the carrier held for us stands where its time puts it, and moves no other', async t => {
  const { priya, maya, server } = await theSalon(t)
  const inTheMiddle = Date.now()
  stopClock(new Date(inTheMiddle - 60_000))
  await priya.text('First')
  await priya.text('Held back', { deliver: false }) // the carrier's clock goes on
  stopClock(new Date(inTheMiddle + 60_000))
  await priya.text('Last')
  const before = await maya.thread(priyasPhone)
  await expectSynced(maya, () => server.reconcile())
  const thread = await maya.thread(priyasPhone)
  assert.deepEqual(
    thread.map(({ body }) => body),
    ['First', 'Held back', 'Last']
  )
  assert.deepEqual([thread[0], thread[2]], before)
  const late = Math.abs(Date.parse(thread[1]!.at) - inTheMiddle)
  assert.ok(late < 30_000, `it stands ${late} ms beside the carrier's time`)
})

test('texts of one moment stand in the order in which they came, also when we get them later', async t => {
  const { priya, maya, server, databaseUrl } = await theSalon(t)
  stopClock(new Date())
  for (const nth of [1, 2, 3, 4]) await priya.text(`text ${nth}`)
  const written = ['text 1', 'text 2', 'text 3', 'text 4']
  const bodies = async () => (await maya.thread(priyasPhone)).map(({ body }) => body)
  assert.deepEqual(await bodies(), written)
  // As if we had been away: all that is left of them is the carrier's list, in whole seconds.
  await asOwner(databaseUrl, 'delete from messages')
  await server.reconcile()
  assert.deepEqual(await bodies(), written)
})

test('what waits when the server stops leaves after its start, in the order written', async t => {
  const shop = await theSalon(t)
  const { priya, theo, maya, carrier, server, anotherServer } = shop
  await priya.text('Hello')
  await carrier.control('faults', { match: { to: priyasPhone }, times: 0, fault: { kind: 'busy' } })
  const written = ['one', 'two', 'three', 'four', 'five']
  for (const [at, body] of written.entries()) {
    await (at % 2 ? theo : maya).reply(priyasPhone, body)
  }
  await eventually(
    () => carrier.ledger('refused'),
    refused => refused.length > 0
  )
  await server.close()
  await fetch(`${carrier.url}/control/faults`, { method: 'DELETE' })
  await anotherServer()
  assert.deepEqual(
    await eventually(
      () => priya.inbox(),
      inbox => inbox.length === written.length
    ),
    written
  )
})
