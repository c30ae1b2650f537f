import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import {
  priya,
  aBusiness,
  aCarrier,
  accountSid,
  clientOf,
  noted,
  salon,
  token
} from './testing/simulator-for-tests.ts'

test('the official client sends a text and reads it back, delivered', async t => {
  const { client, simulator } = await aCarrier(t)
  const sent = await client.messages.create({ to: priya, from: salon, body: 'See you Friday' })
  match(sent.sid, /^SM[0-9a-f]{32}$/)
  equal(sent.status, 'queued')
  equal(sent.numSegments, '1')
  equal(sent.direction, 'outbound-api')
  equal(sent.dateSent, null)
  ok(sent.dateCreated instanceof Date)
  await noted({ simulator }, entry => entry.kind === 'status' && entry.status === 'delivered')
  const read = await client.messages(sent.sid).fetch()
  equal(read.status, 'delivered')
  equal(read.body, 'See you Friday')
  ok(read.dateSent instanceof Date)
})

test('a list is narrowed by both numbers and by day and second, newest first, page by page', async t => {
  const { client } = await aCarrier(t)
  for (let n = 1; n <= 5; n++)
    await client.messages.create({ to: priya, from: salon, body: `${n}` })
  await client.messages.create({ to: '+12505550163', from: salon, body: 'other' })
  const between = await client.messages.list({ to: priya, from: salon, pageSize: 2 })
  deepEqual(
    between.map(message => message.body),
    ['5', '4', '3', '2', '1']
  )
  const now = Date.now()
  const hourAgo = new Date(now - 3_600_000)
  equal((await client.messages.list({ to: priya, dateSentAfter: hourAgo })).length, 5)
  equal((await client.messages.list({ to: priya, dateSentBefore: hourAgo })).length, 0)
  equal((await client.messages.list({ dateSentAfter: new Date(now + 60_000) })).length, 0)
  const today = new Date(now).toISOString().slice(0, 10)
  equal((await client.messages.list({ dateSent: today as unknown as Date })).length, 6)
  equal((await client.messages.list({ limit: 3 })).length, 3)
})

test('a list takes the day as the carrier’s own examples write it', async t => {
  const { client, simulator } = await aCarrier(t)
  await client.messages.create({ to: priya, from: salon, body: 'hi' })
  const list = async (query: string) => {
    const headers = { authorization: `Basic ${btoa(`${accountSid}:${token}`)}` }
    const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`
    const answer = await fetch(`${simulator.url}${path}?${query}`, { headers })
    return ((await answer.json()) as { messages: unknown[] }).messages.length
  }
  equal(await list('DateSent>=2026-01-01'), 1)
  equal(await list('DateSent%3E%3D=2026-01-01'), 1)
  equal(await list('DateSent<=2026-01-01'), 0)
})

const refusals: [why: string, fields: object, code: number, httpStatus: number][] = [
  ['nobody to text', { to: '', from: salon, body: 'hi' }, 21604, 400],
  ['no sender', { to: priya, body: 'hi' }, 21603, 400],
  ['not a phone number', { to: '555-0142', from: salon, body: 'hi' }, 21211, 400],
  ['nothing to say', { to: priya, from: salon, body: '' }, 21602, 400],
  ['1,601 characters', { to: priya, from: salon, body: 'a'.repeat(1601) }, 21617, 400],
  ['a number of somebody else', { to: priya, from: '+12505550199', body: 'hi' }, 21606, 400],
  ['a sender that is no number', { to: priya, from: 'salon', body: 'hi' }, 21212, 400],
  ['a client who opted out', { to: '+12505550151', from: salon, body: 'hi' }, 21610, 400],
  ['a picture without an address', { to: priya, from: salon, mediaUrl: ['cat'] }, 21620, 400],
  [
    'a callback without an address',
    { to: priya, from: salon, body: 'hi', statusCallback: 'x' },
    21609,
    400
  ],
  ['a landline, by magic number', { to: '+12505521614', from: salon, body: 'hi' }, 21614, 400],
  ['too many calls, by magic number', { to: '+12505520429', from: salon, body: 'hi' }, 20429, 429],
  ['Twilio’s own bad recipient', { to: '+15005550001', from: salon, body: 'hi' }, 21211, 400],
  ['Twilio’s own landline', { to: '+15005550009', from: salon, body: 'hi' }, 21614, 400],
  ['Twilio’s own full queue', { to: priya, from: '+15005550008', body: 'hi' }, 21611, 400]
]

for (const [why, fields, code, httpStatus] of refusals) {
  test(`a text is refused with ${code}: ${why}`, async t => {
    const { client, simulator } = await aCarrier(t)
    const create = client.messages.create(fields as { to: string; from: string; body: string })
    await rejects(create, (error: Error & { code: number; status: number; moreInfo: string }) => {
      equal(error.code, code)
      equal(error.status, httpStatus)
      equal(error.moreInfo, `https://www.twilio.com/docs/errors/${code}`)
      return true
    })
    equal(simulator.ledger().filter(entry => entry.kind === 'accepted').length, 0)
  })
}

test('a wrong token, a foreign account and an unknown text are refused as Twilio does', async t => {
  const stranger = { sid: `AC${'0'.repeat(32)}`, token: 'other', parentSid: null }
  const ours = { sid: accountSid, token, parentSid: null }
  const { simulator, client } = await aCarrier(t, { accounts: [ours, stranger] })
  const sent = await client.messages.create({ to: priya, from: salon, body: 'hi' })
  const wrong = clientOf(simulator, accountSid, 'guess')
  await rejects(wrong.messages(sent.sid).fetch(), { code: 20003, status: 401 })
  const other = clientOf(simulator, stranger.sid, stranger.token)
  await rejects(other.messages(sent.sid).fetch(), { code: 20404, status: 404 })
  equal((await other.messages.list()).length, 0)
  await rejects(client.messages(`SM${'0'.repeat(32)}`).fetch(), { code: 20404, status: 404 })
})

test('a parent account acts for its sub-account, not the other way round', async t => {
  const parent = { sid: accountSid, token, parentSid: null }
  const sub = { sid: `AC${'1'.repeat(32)}`, token: 'sub', parentSid: accountSid }
  const numbers = [{ accountSid: sub.sid, phone: salon, name: 'Fern & Wild' }]
  const { simulator, client } = await aCarrier(t, { accounts: [parent, sub], numbers })
  const texts = client.api.v2010.accounts(sub.sid).messages
  equal((await texts.create({ to: priya, from: salon, body: 'hi' })).accountSid, sub.sid)
  const child = clientOf(simulator, sub.sid, sub.token)
  await rejects(child.api.v2010.accounts(accountSid).messages.list(), { code: 20003 })
})

test('a waiting text can be canceled, a delivered one cannot', async t => {
  const { client, simulator } = await aCarrier(t, { settings: { delayMs: 60_000 } })
  const waiting = await client.messages.create({ to: priya, from: salon, body: 'hi' })
  const canceled = await client.messages(waiting.sid).update({ status: 'canceled' })
  equal(canceled.status, 'canceled')
  await fetch(`${simulator.url}/control/settings`, { method: 'POST', body: '{"delayMs":0}' })
  const sent = await client.messages.create({ to: priya, from: salon, body: 'hi' })
  await noted({ simulator }, entry => entry.kind === 'status' && entry.status === 'delivered')
  await rejects(client.messages(sent.sid).update({ status: 'canceled' }), { status: 409 })
})

test('a delivered text can be emptied and removed', async t => {
  const { client, simulator } = await aCarrier(t)
  const { sid } = await client.messages.create({ to: priya, from: salon, body: 'private' })
  await noted({ simulator }, entry => entry.kind === 'status' && entry.status === 'delivered')
  equal((await client.messages(sid).update({ body: '' })).body, '')
  equal(await client.messages(sid).remove(), true)
  await rejects(client.messages(sid).fetch(), { code: 20404 })
  equal((await client.messages.list({ to: priya })).length, 0)
})

test('a Messaging Service chooses the sender after the answer, and can schedule', async t => {
  const { client } = await aCarrier(t)
  const messagingServiceSid = `MG${'a'.repeat(32)}`
  const sent = await client.messages.create({ to: priya, messagingServiceSid, body: 'hi' })
  equal(sent.status, 'accepted')
  equal(sent.from, null)
  equal(sent.numSegments, '0')
  const sendAt = new Date(Date.now() + 3_600_000)
  const planned = {
    to: priya,
    messagingServiceSid,
    body: 'hi',
    scheduleType: 'fixed',
    sendAt
  } as const
  const scheduled = await client.messages.create(planned)
  equal(scheduled.status, 'scheduled')
  equal((await client.messages(scheduled.sid).update({ status: 'canceled' })).status, 'canceled')
})

test('the numbers of an account are listed, found and given their addresses', async t => {
  const { client } = await aCarrier(t)
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: salon })
  equal(number?.phoneNumber, salon)
  equal(number?.friendlyName, 'Fern & Wild')
  const smsUrl = 'https://salon.test/in?x=1#rc=2'
  const changed = await client.incomingPhoneNumbers(number!.sid).update({
    smsUrl,
    smsMethod: 'GET',
    smsFallbackUrl: 'https://salon.test/fallback',
    statusCallback: 'https://salon.test/status',
    friendlyName: 'Fern'
  })
  equal(changed.smsUrl, smsUrl)
  const read = await client.incomingPhoneNumbers(number!.sid).fetch()
  deepEqual(
    [read.smsMethod, read.smsFallbackUrl, read.statusCallback, read.friendlyName],
    ['GET', 'https://salon.test/fallback', 'https://salon.test/status', 'Fern']
  )
  equal((await client.incomingPhoneNumbers.list({ phoneNumber: '+19995550000' })).length, 0)
})

test('the pictures of a text are fetched from the business and can be listed and read', async t => {
  const business = await aBusiness(t, () => ({ body: 'GIF89a', type: 'image/gif' }))
  const { client, simulator } = await aCarrier(t)
  const mediaUrl = [`${business.url}/look.gif`]
  const { sid } = await client.messages.create({ to: priya, from: salon, mediaUrl })
  match(sid, /^MM/)
  await noted({ simulator }, entry => entry.kind === 'status' && entry.status === 'delivered')
  const [media] = await client.messages(sid).media.list()
  equal(media?.contentType, 'image/gif')
  const bytes = await fetch(`${simulator.url}${media!.uri.replace('.json', '')}`)
  equal(await bytes.text(), 'GIF89a')
  equal(bytes.headers.get('x-content-type-options'), 'nosniff')
})

test('a text over 64 kB is turned away before it is read to its end', async t => {
  const { simulator } = await aCarrier(t)
  const answer = await fetch(`${simulator.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: 'POST',
    body: 'x'.repeat(70_000)
  })
  equal(answer.status, 413)
  notEqual(await answer.text(), '')
})
