import assert from 'node:assert/strict'
import { test } from 'node:test'
import { priyasPhone, theSalon } from '../testing/salon.ts'

test('a client texts, and everybody at the desk who may see it hears it at once', async t => {
  const { priya, maya, theo, zoe, ines } = await theSalon(t)
  const screens = await Promise.all([maya, theo, zoe].map(person => person.open()))
  const nextDoors = await ines.open()
  const { status } = await priya.text('Can I move to Friday?')
  assert.equal(status, 200)
  await Promise.all(screens.map(screen => screen.hears('Can I move to Friday?')))
  const row = await theo.conversationWith(priyasPhone)
  assert.equal(row.client?.name, 'Priya Raman')
  assert.equal(row.unanswered, 1)
  assert.deepEqual(nextDoors.events, [])
  assert.deepEqual(await ines.inbox('all'), [])
  for (const screen of [...screens, nextDoors]) screen.close()
})

test('a carrier that tells us twenty times at once tells us once', async t => {
  const { priya, carrier, theo, anotherServer } = await theSalon(t)
  await anotherServer()
  const { sid } = await priya.text('Running 10 late, sorry')
  await carrier.inbound({
    from: priya.phone,
    to: '+12505550110',
    body: 'Running 10 late, sorry',
    sid,
    times: 20
  })
  assert.equal((await theo.thread(priyasPhone)).length, 1)
  assert.equal((await theo.conversationWith(priyasPhone)).unanswered, 1)
})

test('a company that texts from a short code is read like anybody', async t => {
  const { carrier, theo } = await theSalon(t)
  await carrier.inbound({ from: '787473', to: '+12505550110', body: 'Your parcel is here' })
  const row = await theo.conversationWith('787473')
  assert.equal(row.last?.preview, 'Your parcel is here')
})
