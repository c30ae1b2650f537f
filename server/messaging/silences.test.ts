import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, test } from 'node:test'
import { lookUpLimits } from '../carriers/twilio/api.ts'
import { moveClock, startClock, stopClock } from '../platform/clock.ts'
import { openOakStreet } from '../testing/oak-street.ts'
import { gloriasPhone, priyasPhone, type Salon, salonPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

afterEach(startClock)

const silence = { kind: 'reset', accepted: false }

const client = (nth: number) => `+1250555${4000 + nth}`

/** The clock stands still, but the number gets its next token. */
async function sendNow(shop: Salon, phone: string, body: string) {
  const message = await shop.theo.reply(phone, body)
  moveClock(5)
  await shop.server.dispatcher.sweep()
  await shop.quiet()
  return message
}

async function statusOf({ theo }: Salon, phone: string, id: string) {
  return (await theo.thread(phone)).find(message => message.id === id)?.status
}

async function forgive({ carrier }: Salon) {
  await fetch(`${carrier.url}/control/faults`, { method: 'DELETE' })
}

/** Three texts in a row of which the carrier says nothing. */
async function threeSilences(shop: Salon) {
  await shop.carrier.control('faults', { match: { from: salonPhone }, times: 0, fault: silence })
  for (const nth of [1, 2, 3]) {
    await shop.carrier.inbound({ from: client(nth), to: salonPhone, body: 'Hello' })
    const { id } = await sendNow(shop, client(nth), 'Hello you')
    assert.equal(await statusOf(shop, client(nth), id), 'unknown')
  }
}

test('a number that meets silence rests, and the other number of the salon goes on', async t => {
  const shop = await theSalon(t)
  const oakStreet = await openOakStreet(shop)
  await shop.priya.text('Hi')
  await shop.carrier.inbound({ from: gloriasPhone, to: oakStreet, body: 'Hi' })
  stopClock(new Date())
  await threeSilences(shop)
  const resting = await sendNow(shop, priyasPhone, 'From Fort Street')
  const other = await sendNow(shop, gloriasPhone, 'From Oak Street')
  assert.equal(await statusOf(shop, priyasPhone, resting.id), 'queued')
  await eventually(
    () => shop.gloria.inbox(),
    inbox => inbox.includes('From Oak Street')
  )
  assert.equal((await statusOf(shop, gloriasPhone, other.id)) === 'queued', false)
  await forgive(shop)
  moveClock(2_500)
  await shop.server.dispatcher.sweep()
  await eventually(
    () => shop.priya.inbox(),
    inbox => inbox.includes('From Fort Street')
  )
})

test('after its rest a number tries with one text; the others wait for what that one hears', async t => {
  const shop = await theSalon(t, { textsPerSecond: 1_000_000 }) // its rate holds nothing back
  for (const nth of [4, 5, 6, 7]) {
    await shop.carrier.inbound({ from: client(nth), to: salonPhone, body: 'Hello' })
  }
  stopClock(new Date())
  await threeSilences(shop)
  for (const nth of [4, 5, 6, 7]) await shop.theo.reply(client(nth), 'Are you there?')
  const statuses = async () => {
    const rows = await shop.theo.inbox('all')
    const last = (nth: number) => rows.find(row => row.phone === client(nth))?.last?.status
    return [4, 5, 6, 7].map(last)
  }
  moveClock(2_500)
  await shop.server.dispatcher.sweep()
  await shop.quiet()
  assert.deepEqual(await statuses(), ['unknown', 'queued', 'queued', 'queued'])
  moveClock(2_500)
  await shop.server.dispatcher.sweep()
  await shop.quiet()
  assert.deepEqual(await statuses(), ['unknown', 'queued', 'queued', 'queued'], 'it rests longer')
  await forgive(shop)
  moveClock(2_500)
  for (let texts = 0; texts < 4; texts++) {
    await shop.server.dispatcher.sweep()
    await shop.quiet()
    moveClock(5)
  }
  assert.ok(
    (await statuses()).slice(1).every(status => status === 'sent' || status === 'delivered')
  )
})

test('a look-up that the carrier keeps hanging does not keep anybody else’s texts waiting', {
  timeout: 20_000 // as long as it hangs, it would wait for ever
}, async t => {
  const shop = await theSalon(t)
  const { accountSid, authToken } = shop.carrier.account
  await shop.priya.text('Hi')
  stopClock(new Date())
  await shop.carrier.control('faults', { match: { from: salonPhone }, times: 1, fault: silence })
  const { id } = await sendNow(shop, priyasPhone, 'Where did this go?')
  assert.equal(await statusOf(shop, priyasPhone, id), 'unknown')
  lookUpLimits.timeoutMs = 60_000
  const hanging = createServer(() => undefined).listen(0, '127.0.0.1')
  t.after(() => hanging.closeAllConnections())
  await once(hanging, 'listening')
  const { port } = hanging.address() as AddressInfo
  await shop.server.accounts.update(accountSid, authToken, `http://127.0.0.1:${port}`)
  const asked = once(hanging, 'request')
  moveClock(21_000)
  await shop.server.dispatcher.sweep()
  await asked
  await shop.server.dispatcher.sweep()
  hanging.closeAllConnections()
  hanging.close()
  await shop.quiet()
})
