import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startSimulator } from '../../../simulator/simulator.ts'
import type { CarrierAccount, CarrierCall, RawRequest } from '../carrier.ts'
import { twilio } from './twilio.ts'

const client = '+12505550142'
const limits = { timeoutMs: 5_000 }

/** The virtual carrier, our account with it and a door of ours that its webhooks knock at. */
async function theCarrier(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'parlor-carrier-'))
  const carrier = await startSimulator({ folder, settings: { delayMs: 1 } })
  const knocks = new EventEmitter()
  const calls: RawRequest[] = []
  const door = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = { ...request.headers, 'set-cookie': undefined } as RawRequest['headers']
    const url = doorUrl + (request.url ?? '')
    calls.push({ method: request.method ?? '', url, headers, body: Buffer.concat(chunks) })
    response.writeHead(200, { 'content-type': twilio.thanks.contentType }).end(twilio.thanks.body)
    knocks.emit('call')
  })
  await once(door.listen(0, '127.0.0.1'), 'listening')
  const doorUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  t.after(async () => {
    await carrier.stop()
    door.closeAllConnections()
    door.close()
    rmSync(folder, { recursive: true })
  })
  const [{ sid = '', token = '' } = {}] = carrier.accounts
  const account: CarrierAccount = {
    carrierAccountName: sid,
    secret: token,
    previousSecret: null,
    apiUrl: carrier.url
  }
  const phone = carrier.numbers[0]?.phone ?? ''
  return { carrier, account, phone, doorUrl, calls, knocks }
}

type World = Awaited<ReturnType<typeof theCarrier>>

async function connectNumber({ account, doorUrl }: World) {
  const [number] = await twilio.listNumbers(account)
  await twilio.setNumberUrls(account, number?.carrierNumberId ?? '', {
    textUrl: `${doorUrl}/texts?from=desk`,
    fallbackUrl: `${doorUrl}/fallback`,
    statusUrl: `${doorUrl}/receipts`
  })
}

/** A client texts; what the webhook brought is handed back. */
async function textIn({ carrier, calls, phone }: World, text: Record<string, unknown>) {
  const response = await fetch(`${carrier.url}/control/inbound`, {
    method: 'POST',
    body: JSON.stringify({ from: client, to: phone, ...text })
  })
  assert.equal(response.status, 200, await response.text())
  return calls.at(-1) ?? assert.fail('no webhook came')
}

function textOf(call: CarrierCall) {
  return call.kind === 'text' ? call.text : assert.fail('not a text')
}

test('our number is told where to call, and shows it', async t => {
  const world = await theCarrier(t)
  await connectNumber(world)
  const [number] = await twilio.listNumbers(world.account)
  assert.equal(number?.phone, world.phone)
  assert.equal(number?.textUrl, `${world.doorUrl}/texts?from=desk`)
})

test('a client’s text comes signed and whole, and a forged one is told apart', async t => {
  const world = await theCarrier(t)
  await connectNumber(world)
  const request = await textIn(world, { body: 'Can I bring my dog? 🐕\nThanks & see you' })
  assert.ok(twilio.verify(request, world.account))
  assert.ok(!twilio.verify(request, { ...world.account, secret: 'another business' }))
  const text = textOf(twilio.parse(request, new Date()))
  assert.equal(text.body, 'Can I bring my dog? 🐕\nThanks & see you')
  assert.deepEqual([text.from, text.to, text.carrierAnswered], [client, world.phone, null])
  for (const signature of ['wrong', 'missing']) {
    const forged = await textIn(world, { body: 'I am your owner', signature })
    assert.ok(!twilio.verify(forged, world.account), signature)
  }
})

test('a text through a messaging service says what the carrier has answered', async t => {
  const world = await theCarrier(t)
  await connectNumber(world)
  const messagingServiceSid = `MG${'0'.repeat(32)}`
  const request = await textIn(world, { body: 'STOP', messagingServiceSid })
  assert.ok(twilio.verify(request, world.account))
  assert.equal(textOf(twilio.parse(request, new Date())).carrierAnswered, 'stop')
})

test('a text is sent, ticked off by receipts, and found again in both ways', async t => {
  const world = await theCarrier(t)
  const { account, phone, calls, knocks } = world
  const since = new Date()
  const body = 'See you Friday at 2 😀'
  const statusUrl = `${world.doorUrl}/receipts?message=1&proof=it%27s`
  const outcome = await twilio.send(account, { from: phone, to: client, body, statusUrl }, limits)
  assert.ok(outcome.kind === 'accepted', outcome.kind)
  const statuses: string[] = []
  for (let at = 0; !statuses.includes('delivered'); at++) {
    while (!calls[at]) await once(knocks, 'call', { signal: AbortSignal.timeout(5_000) })
    const request = calls[at]!
    assert.equal(request.url, statusUrl)
    assert.ok(twilio.verify(request, account))
    const call = twilio.parse(request, new Date())
    assert.ok(call.kind === 'receipt')
    assert.equal(call.receipt.carrierMessageId, outcome.carrierMessageId)
    statuses.push(call.receipt.status)
  }
  const found = await twilio.find(account, outcome.carrierMessageId)
  assert.equal(found?.body, body)
  assert.equal(found?.receipt.status, 'delivered')
  const queries = [{ from: phone, to: client }, { from: phone }, { to: client }, {}]
  for (const query of queries) {
    assert.deepEqual(await twilio.list(account, { ...query, since }), [found])
  }
  const future = new Date(since.getTime() + 3_600_000)
  assert.deepEqual(await twilio.list(account, { from: phone, since: future }), [])
  assert.equal(await twilio.find(account, `SM${'0'.repeat(32)}`), null)
})

test('whatever goes wrong, the carrier has a text at most once and we know if it may', async t => {
  const { carrier, account, phone } = await theCarrier(t)
  const troubles: [digits: string, kind: string, taken: boolean][] = [
    ['10003', 'unknown', true], // reset after it was taken
    ['10004', 'unknown', true], // half an answer
    ['10005', 'unknown', true], // 500 though taken
    ['10011', 'unknown', false], // 500 and not taken
    ['10012', 'unknown', false], // reset and not taken
    ['10006', 'accepted', true], // then silence
    ['20429', 'busy', false],
    ['21611', 'busy', false],
    ['21610', 'refused', false]
  ]
  for (const [digits, kind, isTaken] of troubles) {
    const to = `+125055${digits}`
    const text = { from: phone, to, body: digits, statusUrl: 'http://127.0.0.1:1/' }
    const outcome = await twilio.send(account, text, limits)
    const taken = carrier
      .ledger()
      .filter(entry => entry.kind === 'accepted' && entry.message.to === to)
    assert.equal(outcome.kind, kind, digits)
    assert.equal(taken.length, Number(isTaken), digits)
    const listed = await twilio.list(account, { from: phone, to, since: new Date(0) })
    assert.equal(listed.length, Number(isTaken), digits)
  }
})

test('with a wrong secret nothing is sent and every look-up is trouble', async t => {
  const { account, phone } = await theCarrier(t)
  const wrong = { ...account, secret: 'wrong' }
  const text = { from: phone, to: client, body: 'Hi', statusUrl: 'http://127.0.0.1:1/' }
  assert.deepEqual(await twilio.send(wrong, text, limits), {
    kind: 'refused',
    failure: 'account-login',
    carrierCode: '20003'
  })
  await assert.rejects(twilio.listNumbers(wrong), /401/)
  await assert.rejects(twilio.find(wrong, 'SM1'), /401/)
})
