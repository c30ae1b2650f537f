import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import twilio from 'twilio'
import { readOverrides } from './postman.ts'
import { signatureOf } from './signature.ts'
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

async function listenAt({ client }: World, urls: object) {
  const [number] = await client.incomingPhoneNumbers.list()
  await client.incomingPhoneNumbers(number!.sid).update(urls)
}

test('the signature is the one of the published example', () => {
  const params = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212'
  }
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  equal(signatureOf('12345', url, params), 'RSOYDt4T1cUTdK1PDd93/VVr8B8=')
})

test('a client’s text comes signed, whole and with the parameters of the real carrier', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t)
  await listenAt(carrier, { smsUrl: `${business.url}/in?shop=1&tab=a%20b#rc=2` })
  const body = 'Grüße 😀 & "=+% \u200d'
  const outcome = await carrier.control('POST inbound', { from: priya, to: salon, body })
  equal(outcome.status, 200)
  const [heard] = business.heard
  ok(heard)
  equal(heard.url, `${business.url}/in?shop=1&tab=a%20b`)
  const signature = heard.headers['x-twilio-signature'] as string
  ok(twilio.validateRequest(token, signature, heard.url, heard.params))
  ok(!twilio.validateRequest('other', signature, heard.url, heard.params))
  match(heard.headers['i-twilio-idempotency-token'] as string, /^[0-9a-f-]{36}$/)
  equal(heard.params['Body'], body)
  equal(heard.params['MessageSid'], outcome.sid)
  const names =
    'AccountSid ApiVersion Body From FromCity FromCountry FromState FromZip MessageSid NumMedia NumSegments SmsMessageSid SmsSid SmsStatus To ToCity ToCountry ToState ToZip'
  deepEqual(Object.keys(heard.params).sort(), names.split(' '))
})

test('a text to a Messaging Service of a sub-account says so, and is signed with its token', async t => {
  const sub = { sid: `AC${'1'.repeat(32)}`, token: 'sub-token', parentSid: accountSid }
  const parent = { sid: accountSid, token, parentSid: null }
  const carrier = await aCarrier(t, { accounts: [parent, sub] })
  const business = await aBusiness(t)
  await listenAt(carrier, { smsUrl: `${business.url}/in` })
  const messagingServiceSid = `MG${'b'.repeat(32)}`
  const text = { from: priya, to: salon, body: 'HELP', messagingServiceSid, accountSid: sub.sid }
  await carrier.control('POST inbound', { ...text, extra: { NewParameter: 'tomorrow' } })
  const { params, headers, url } = business.heard[0]!
  equal(params['MessagingServiceSid'], messagingServiceSid)
  equal(params['AccountSid'], sub.sid)
  equal(params['OptOutType'], 'HELP')
  equal(params['NewParameter'], 'tomorrow')
  ok(twilio.validateRequest('sub-token', headers['x-twilio-signature'] as string, url, params))
})

test('a number that asks for GET gets its parameters in the signed address', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t)
  await listenAt(carrier, { smsUrl: `${business.url}/in?a=1`, smsMethod: 'GET' })
  await carrier.control('POST inbound', { from: priya, to: salon, body: 'hello there' })
  const { method, url, headers } = business.heard[0]!
  equal(method, 'GET')
  equal(new URL(url).searchParams.get('Body'), 'hello there')
  ok(twilio.validateRequest(token, headers['x-twilio-signature'] as string, url, {}))
})

test('a business that answers 500 hears it once more at its fallback address', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t, ({ url }) => ({ status: url.endsWith('/in') ? 500 : 200 }))
  const smsUrl = `${business.url}/in`
  await listenAt(carrier, { smsUrl, smsFallbackUrl: `${business.url}/fallback` })
  const outcome = await carrier.control('POST inbound', { from: priya, to: salon, body: 'hi' })
  equal(outcome.status, 200)
  deepEqual(
    business.heard.map(({ url }) => new URL(url).pathname),
    ['/in', '/fallback']
  )
  const { params, headers, url } = business.heard[1]!
  equal(params['ErrorCode'], '11200')
  equal(params['ErrorUrl'], smsUrl)
  ok(twilio.validateRequest(token, headers['x-twilio-signature'] as string, url, params))
})

test('a refused connection is tried again, a cut one is not', async t => {
  const carrier = await aCarrier(t)
  const nobody = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => nobody.once('listening', resolve))
  const { port } = nobody.address() as { port: number }
  await new Promise(resolve => nobody.close(resolve))
  await listenAt(carrier, { smsUrl: `http://127.0.0.1:${port}/in` })
  const refused = await carrier.control('POST inbound', { from: priya, to: salon, body: 'hi' })
  equal(refused.deliveries[0]?.attempts, 2)
  equal(refused.error, 'connection refused')
  const business = await aBusiness(t, () => ({ cut: true }))
  await listenAt(carrier, { smsUrl: `${business.url}/in` })
  const cut = await carrier.control('POST inbound', { from: priya, to: salon, body: 'hi' })
  equal(cut.error, 'connection cut off')
  equal(business.heard.length, 1)
})

test('the address can ask for other patience: time-outs and what is retried', async t => {
  const carrier = await aCarrier(t)
  let answers = 0
  const business = await aBusiness(t, () => (++answers < 3 ? { status: 503 } : {}))
  await listenAt(carrier, { smsUrl: `${business.url}/in#rc=3&rp=5xx` })
  const third = await carrier.control('POST inbound', { from: priya, to: salon, body: 'hi' })
  equal(third.status, 200)
  equal(third.deliveries[0]?.attempts, 3)
  const tokens = new Set(business.heard.map(({ headers }) => headers['i-twilio-idempotency-token']))
  equal(tokens.size, 1)
  const silent = await aBusiness(t, () => ({ never: true }))
  await listenAt(carrier, { smsUrl: `${silent.url}/in#rt=150&tt=5000&rp=rt` })
  const slow = await carrier.control('POST inbound', { from: priya, to: salon, body: 'hi' })
  equal(slow.error, 'no answer in 150 ms')
  equal(silent.heard.length, 2)
})

test('without a wish the patience is Twilio’s', () => {
  const { url, patience } = readOverrides('https://salon.test/in')
  equal(url, 'https://salon.test/in')
  deepEqual(patience, { connectMs: 5_000, readMs: 15_000, totalMs: 15_000, retries: 1, on: ['ct'] })
})

test('an answer of TwiML goes to the handset as a text', async t => {
  const carrier = await aCarrier(t)
  const body = '<Response><Message>See you &amp; yours</Message></Response>'
  const business = await aBusiness(t, () => ({ body }))
  await listenAt(carrier, { smsUrl: `${business.url}/in` })
  await carrier.control('POST inbound', { from: priya, to: salon, body: 'hi' })
  const [answer] = await carrier.client.messages.list({ from: salon })
  equal(answer?.body, 'See you & yours')
  equal(answer?.direction, 'outbound-reply')
})

test('pictures of a client are named in the webhook and can be fetched', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t)
  await listenAt(carrier, { smsUrl: `${business.url}/in` })
  const media = [{ contentType: 'image/png', base64: btoa('picture') }]
  await carrier.control('POST inbound', { from: priya, to: salon, body: '', media })
  const { params } = business.heard[0]!
  equal(params['NumMedia'], '1')
  equal(params['MediaContentType0'], 'image/png')
  equal(await (await fetch(params['MediaUrl0']!)).text(), 'picture')
})

test('receipts come signed and in order, never for the first status', async t => {
  const { client } = await aCarrier(t)
  const business = await aBusiness(t)
  const statusCallback = `${business.url}/status?message=7`
  const text = { to: priya, from: salon, body: 'hi', statusCallback }
  const { sid } = await client.messages.create(text)
  const heard = await business.hears(2)
  deepEqual(
    heard.map(({ params }) => params['MessageStatus']),
    ['sent', 'delivered']
  )
  for (const { params, headers, url } of heard) {
    equal(params['MessageSid'], sid)
    ok(twilio.validateRequest(token, headers['x-twilio-signature'] as string, url, params))
  }
  match(heard[1]!.params['RawDlrDoneDate']!, /^\d{10}$/)
})

test('a text that fails says why, with the code that its number ends in', async t => {
  const { client, simulator } = await aCarrier(t)
  const business = await aBusiness(t)
  const text = { to: '+12505530005', from: salon, body: 'hi', statusCallback: business.url }
  const { sid } = await client.messages.create(text)
  const heard = await business.hears(2)
  equal(heard[1]!.params['MessageStatus'], 'undelivered')
  equal(heard[1]!.params['ErrorCode'], '30005')
  equal((await client.messages(sid).fetch()).errorCode, 30005)
  await noted(
    { simulator },
    entry => entry.kind === 'webhook' && entry.report.status === 'undelivered'
  )
})

test('a wrong signature and a missing one can be asked for', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t)
  await listenAt(carrier, { smsUrl: `${business.url}/in` })
  const text = { from: priya, to: salon, body: 'hi' }
  await carrier.control('POST inbound', { ...text, signature: 'wrong' })
  await carrier.control('POST inbound', { ...text, signature: 'missing' })
  const [wrong, missing] = business.heard
  const header = wrong!.headers['x-twilio-signature'] as string
  ok(header && !twilio.validateRequest(token, header, wrong!.url, wrong!.params))
  equal(missing!.headers['x-twilio-signature'], undefined)
})

test('a text that is kept back stands at the carrier and nowhere else', async t => {
  const carrier = await aCarrier(t)
  const business = await aBusiness(t)
  await listenAt(carrier, { smsUrl: `${business.url}/in` })
  await carrier.control('POST inbound', { from: priya, to: salon, body: 'lost', deliver: false })
  equal(business.heard.length, 0)
  const [text] = await carrier.client.messages.list({ to: salon })
  equal(text?.body, 'lost')
  equal(text?.status, 'received')
})
