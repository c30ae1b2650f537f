import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import {
  priya,
  aBusiness,
  aCarrier,
  accountSid,
  noted,
  salon,
  token
} from './testing/simulator-for-tests.ts'

type World = Awaited<ReturnType<typeof aCarrier>>

function rawCreate({ simulator }: World, to: string, statusCallback?: string, ms = 3_000) {
  const form = new URLSearchParams({ To: to, From: salon, Body: 'hi' })
  if (statusCallback) form.set('StatusCallback', statusCallback)
  return fetch(`${simulator.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${accountSid}:${token}`)}` },
    body: form,
    signal: AbortSignal.timeout(ms)
  })
}

function accepted({ simulator }: World) {
  return simulator.ledger().filter(entry => entry.kind === 'accepted').length
}

test('STOP is obeyed and answered by the carrier, until START', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t)
  const text = (body: string) =>
    carrier.control('POST inbound', { from: priya, to: salon, body, url: business.url })
  const send = () => carrier.client.messages.create({ to: priya, from: salon, body: 'hi' })
  await text(' Stop ')
  equal(business.heard[0]!.params['OptOutType'], undefined)
  await rejects(send(), { code: 21610 })
  const [farewell] = await carrier.client.messages.list({ to: priya })
  match(farewell!.body, /unsubscribed/)
  await text('STOP')
  equal((await carrier.client.messages.list({ to: priya })).length, 1)
  await text('please stop calling')
  await text('start')
  equal((await send()).status, 'queued')
  await text('YES')
  equal((await carrier.client.messages.list({ to: priya })).length, 3)
})

test('a cut, halved, failing or missing answer still means that the carrier has the text', async t => {
  const carrier = await aCarrier(t)
  await rejects(rawCreate(carrier, '+12505510003'))
  equal(accepted(carrier), 1)
  await rejects(rawCreate(carrier, '+12505510004').then(answer => answer.text()))
  equal(accepted(carrier), 2)
  equal((await rawCreate(carrier, '+12505510005')).status, 500)
  equal(accepted(carrier), 3)
  await rejects(rawCreate(carrier, '+12505510007', undefined, 200), { name: 'TimeoutError' })
  equal(accepted(carrier), 4)
})

test('a 500 or a cut before acceptance means that it has not', async t => {
  const carrier = await aCarrier(t)
  equal((await rawCreate(carrier, '+12505510011')).status, 500)
  await rejects(rawCreate(carrier, '+12505510012'))
  equal(accepted(carrier), 0)
})

test('a fault asked for by control meets the texts it names, so many times', async t => {
  const carrier = await aCarrier(t)
  const fault = { kind: 'busy' }
  await carrier.control('POST faults', { match: { to: '+1250555*', body: '*i' }, times: 2, fault })
  equal((await rawCreate(carrier, '+16045550142')).status, 201)
  const first = await rawCreate(carrier, priya)
  equal(first.status, 429)
  equal(((await first.json()) as { code: number }).code, 20429)
  equal((await rawCreate(carrier, priya)).status, 429)
  equal((await rawCreate(carrier, priya)).status, 201)
  deepEqual((await carrier.control('GET faults')).faults, [])
})

test('a fault for ever lasts until the faults are cleared', async t => {
  const carrier = await aCarrier(t)
  await carrier.control('POST faults', { times: 0, fault: { kind: 'code', code: 20005 } })
  for (let n = 0; n < 3; n++) equal((await rawCreate(carrier, priya)).status, 401)
  await carrier.control('DELETE faults')
  equal((await rawCreate(carrier, priya)).status, 201)
})

test('a slow carrier answers late', async t => {
  const carrier = await aCarrier(t)
  await carrier.control('POST faults', { fault: { kind: 'slow', ms: 120 } })
  const started = performance.now()
  equal((await rawCreate(carrier, priya)).status, 201)
  ok(performance.now() - started >= 110)
})

test('receipts come twice, reversed, in part or never, as asked', async t => {
  const carrier = await aCarrier(t)
  const told = async (to: string, count: number) => {
    const business = await aBusiness(t)
    await rawCreate(carrier, to, business.url)
    const heard = await business.hears(count)
    return heard.map(({ params }) => params['MessageStatus'])
  }
  deepEqual(await told('+12505510008', 4), ['sent', 'sent', 'delivered', 'delivered'])
  deepEqual(await told('+12505510009', 2), ['delivered', 'sent'])
  deepEqual(await told('+12505510013', 1), ['sent'])
  const business = await aBusiness(t)
  await rawCreate(carrier, '+12505510010', business.url)
  await rawCreate(carrier, '+12505510006', business.url)
  await rawCreate(carrier, priya, business.url)
  const last = await business.hears(2)
  deepEqual(
    last.map(({ params }) => params['To']),
    [priya, priya]
  )
  const [unheard] = await carrier.client.messages.list({ to: '+12505510010' })
  equal(unheard?.status, 'delivered')
  const [stuck] = await carrier.client.messages.list({ to: '+12505510006' })
  equal(stuck?.status, 'queued')
})

test('one text of a client can come many times at once', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t)
  const text = { from: priya, to: salon, body: 'hi', url: business.url }
  const { sid } = await carrier.control('POST inbound', { ...text, times: 5 })
  equal(business.heard.length, 5)
  await carrier.control('POST faults', {
    match: { from: priya },
    fault: { kind: 'repeated-webhook', times: 3 }
  })
  await carrier.control('POST inbound', { ...text, sid })
  equal(new Set(business.heard.map(({ params }) => params['MessageSid'])).size, 1)
  equal(business.heard.length, 8)
  equal((await carrier.client.messages.list({ to: salon })).length, 1)
})

test('in an outage the API is away, clients’ texts are kept, and nobody is told', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t)
  await carrier.control('POST outage', { on: true })
  equal((await rawCreate(carrier, priya)).status, 503)
  const text = { from: priya, to: salon, body: 'anyone?', url: business.url }
  const during = await carrier.control('POST inbound', text)
  equal(during.error, 'outage of the carrier')
  await carrier.control('POST outage', { on: true, answer: 'nothing' })
  await rejects(rawCreate(carrier, priya, undefined, 200), { name: 'TimeoutError' })
  await carrier.control('POST outage', { off: true })
  equal(business.heard.length, 0)
  equal((await carrier.client.messages.list({ to: salon }))[0]?.body, 'anyone?')
})

test('lost texts are spread evenly and reported as undelivered', async t => {
  const carrier = await aCarrier(t)
  await carrier.control('POST settings', { lostPercent: 50 })
  for (let n = 0; n < 4; n++) await rawCreate(carrier, priya)
  await noted(
    carrier,
    entry => entry.kind === 'status' && entry.n > 4 && entry.status === 'delivered'
  )
  const texts = await carrier.client.messages.list({ to: priya })
  deepEqual(
    texts.map(text => text.status),
    ['undelivered', 'delivered', 'undelivered', 'delivered']
  )
})

test('a carrier with a limit lets texts of one number leave one after the other', async t => {
  const carrier = await aCarrier(t)
  await carrier.control('POST settings', { textsPerSecond: 20 })
  for (let n = 0; n < 4; n++) await rawCreate(carrier, priya)
  const sentTimes = () => {
    const ledger = carrier.simulator.ledger()
    return ledger
      .filter(entry => entry.kind === 'status' && entry.status === 'sent')
      .map(({ at }) => at)
  }
  await noted(carrier, () => sentTimes().length === 4)
  const times = sentTimes()
  ok(times.at(-1)! - times[0]! >= 140, `${times}`)
})

test('a phone set to fail fails, every second time if so set', async t => {
  const carrier = await aCarrier(t)
  await rawCreate(carrier, '+12505550135')
  await noted(carrier, entry => entry.kind === 'status' && entry.errorCode === 30006)
  await carrier.control('POST handsets', {
    phone: priya,
    delivery: 'every-second',
    failsWith: 30003
  })
  for (let n = 0; n < 2; n++) await rawCreate(carrier, priya)
  await noted(carrier, entry => entry.kind === 'status' && entry.errorCode === 30003)
  const texts = await carrier.client.messages.list({ to: priya })
  deepEqual(
    texts.map(text => text.status),
    ['undelivered', 'delivered']
  )
})

test('a script plays a bounded story', async t => {
  const carrier = await aCarrier(t)
  const { texts } = await carrier.control('POST scripts', { name: 'rush', speed: 10_000 })
  equal(texts, 200)
  await noted(
    carrier,
    () => carrier.simulator.ledger().filter(({ kind }) => kind === 'inbound').length === 200
  )
})

test('a wrong control call says what to do', async t => {
  const { control, simulator } = await aCarrier(t)
  match((await control('POST inbound', { from: priya })).error, /Say `from` and `to`/)
  match((await control('POST scripts', { name: 'nap' })).error, /Choose a script/)
  match((await control('POST faults', { fault: { kind: 'bad day' } })).error, /Say `fault`/)
  match((await control('POST nonsense')).error, /no such control/)
  const foreign = await fetch(`${simulator.url}/control/reset`, {
    method: 'POST',
    headers: { origin: 'http://elsewhere.test' }
  })
  equal(foreign.status, 403)
})
