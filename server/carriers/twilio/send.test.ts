import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import type { Outcome } from '../carrier.ts'
import { wasNeverReached } from './api.ts'
import { accountAt, answer, oddCarrier } from './odd-server.ts'
import { send } from './send.ts'

const text = {
  from: '+12505550100',
  to: '+12505550142',
  body: 'See you Friday & “thanks” 😀',
  statusUrl: 'https://texts.example/receipts?message=1&proof=2'
}
const limits = { timeoutMs: 5_000 }

/** Sends one text to a carrier that behaves like this, and sees that it was asked only once. */
async function sendTo(t: TestContext, behave: (response: ServerResponse) => void, within = limits) {
  const carrier = await oddCarrier(t, (_, response) => behave(response))
  const outcome = await send(carrier.account, text, within)
  assert.equal(carrier.requests.length, 1)
  return outcome
}

test('a text that is taken is accepted under the carrier’s id', async t => {
  const carrier = await oddCarrier(t, (_, response) => answer(response, 201, { sid: 'SM7' }))
  const outcome = await send(carrier.account, text, limits)
  assert.deepEqual(outcome, { kind: 'accepted', carrierMessageId: 'SM7' })
  const [asked] = carrier.requests
  assert.equal(asked?.method, 'POST')
  assert.equal(asked?.path, '/2010-04-01/Accounts/AC1/Messages.json')
  assert.equal(asked?.login, 'AC1:token')
  assert.deepEqual(Object.fromEntries(asked?.form ?? []), {
    To: text.to,
    From: text.from,
    Body: text.body,
    StatusCallback: `${text.statusUrl}#rc=5&rp=all&ct=2000&rt=3000`
  })
})

test('a definite no is refused with its reason', async t => {
  const cases: [status: number, json: unknown, Outcome][] = [
    [400, { code: 21610 }, { kind: 'refused', failure: 'opted-out', carrierCode: '21610' }],
    [400, { code: 99999 }, { kind: 'refused', failure: 'unlisted', carrierCode: '99999' }],
    [401, { code: 20003 }, { kind: 'refused', failure: 'account-login', carrierCode: '20003' }],
    [403, 'Forbidden', { kind: 'refused', failure: 'unlisted', carrierCode: '403' }]
  ]
  for (const [status, json, expected] of cases) {
    assert.deepEqual(await sendTo(t, response => answer(response, status, json)), expected)
  }
})

test('too fast and too many are busy, for as long as the carrier says', async t => {
  const tooFast = (retryAfter: string | null, retryAfterMs: number) => async () => {
    const headers = retryAfter ? { 'retry-after': retryAfter } : {}
    const outcome = await sendTo(t, response => answer(response, 429, { code: 20429 }, headers))
    const failure = 'rate-limited'
    assert.deepEqual(outcome, { kind: 'busy', retryAfterMs, failure, carrierCode: '20429' })
  }
  await tooFast(null, 1_000)()
  await tooFast('3', 3_000)()
  await tooFast('86400', 60_000)()
  await tooFast('tomorrow', 1_000)()
  const full = await sendTo(t, response => answer(response, 400, { code: 21611 }))
  assert.deepEqual(full, {
    kind: 'busy',
    retryAfterMs: 60_000,
    failure: 'queue-full',
    carrierCode: '21611'
  })
  const gateway = await sendTo(t, response => response.writeHead(429).end('<html>'))
  assert.equal(gateway.kind, 'busy')
})

test('a carrier that could not hear us is busy', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  const silent = { kind: 'busy', retryAfterMs: 5_000, failure: 'carrier-silent', carrierCode: null }
  for (const host of ['127.0.0.1', 'localhost']) {
    assert.deepEqual(await send(accountAt(`http://${host}:${port}`), text, limits), silent)
  }
  const errors = [
    { code: 'UND_ERR_CONNECT_TIMEOUT' },
    { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
    { code: 'CERT_HAS_EXPIRED' }
  ]
  for (const cause of errors) assert.ok(wasNeverReached(new TypeError('fetch failed', { cause })))
  const broken = new TypeError('fetch failed', { cause: { code: 'ETIMEDOUT', syscall: 'read' } })
  assert.ok(!wasNeverReached(broken))
})

test('when the connection breaks after we asked, nobody knows', async t => {
  const outcome = await sendTo(t, response => response.socket?.resetAndDestroy())
  assert.deepEqual(outcome, { kind: 'unknown' })
})

test('half an answer is no answer', async t => {
  const half = await sendTo(t, response => {
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"sid":"SM7","body":"', () => response.socket?.destroy())
  })
  assert.deepEqual(half, { kind: 'unknown' })
})

test('a yes that cannot be read is unknown', async t => {
  const behaviours: ((response: ServerResponse) => void)[] = [
    response => response.writeHead(201).end('<html>'),
    response => response.writeHead(201).end('["SM7"]'),
    response => answer(response, 200, { sid: null }),
    response => response.writeHead(204).end(),
    response => answer(response, 201, { sid: 'SM7', body: 'x'.repeat(70_000) }) // over 64 KiB
  ]
  for (const behave of behaviours) {
    assert.deepEqual(await sendTo(t, behave), { kind: 'unknown' })
  }
})

test('a carrier in trouble may have taken the text all the same', async t => {
  for (const status of [408, 500, 502, 503, 504]) {
    const outcome = await sendTo(t, response => answer(response, status, { code: 20500 }))
    assert.deepEqual(outcome, { kind: 'unknown' }, String(status))
  }
})

test('a redirect is not followed with our login', async t => {
  const outcome = await sendTo(t, response => {
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  assert.deepEqual(outcome, { kind: 'unknown' })
})

test('the time limit holds for the silence before the answer and within it', async t => {
  const soon = { timeoutMs: 60 }
  assert.deepEqual(await sendTo(t, () => {}, soon), { kind: 'unknown' })
  const dribble = (response: ServerResponse) => {
    response.writeHead(201, { 'content-type': 'application/json' })
    response.write('{"sid":"SM7"')
  }
  assert.deepEqual(await sendTo(t, dribble, soon), { kind: 'unknown' })
})
