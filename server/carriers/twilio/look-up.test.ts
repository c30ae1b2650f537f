import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CarrierTrouble } from '../carrier.ts'
import { lookUpLimits } from './api.ts'
import { find, list } from './list.ts'
import { listNumbers, setNumberUrls } from './numbers.ts'
import { type Asked, accountAt, answer, oddCarrier } from './odd-server.ts'

const account = '/2010-04-01/Accounts/AC1'
const since = new Date('2026-11-24T17:30:20.600Z')

function row(sid: string, time: string, more = {}) {
  return {
    sid,
    date_created: `Tue, 24 Nov 2026 ${time} +0000`,
    direction: 'outbound-api',
    from: '+12505550100',
    to: '+12505550142',
    body: 'Hi',
    status: 'queued',
    error_code: null,
    ...more
  }
}

function queryOf(asked: Asked | undefined) {
  return Object.fromEntries(new URL(asked?.path ?? '', 'http://carrier').searchParams)
}

test('the list is read page by page, from the instant on, newest first', async t => {
  const pages = [
    {
      messages: [row('SM4', '17:31:00', { direction: 'inbound', status: 'received' })],
      next_page_uri: `${account}/Messages.json?Page=1&PageToken=PASM4`
    },
    {
      messages: [
        row('SM2', '17:30:20', { status: 'undelivered', error_code: 30006, body: 'a\0\ud83d' }),
        row('SM3', '17:30:59'),
        row('SM1', '17:30:19')
      ],
      next_page_uri: null
    }
  ]
  const carrier = await oddCarrier(t, (asked, response) => {
    answer(response, 200, pages[asked.path.includes('Page=1') ? 1 : 0])
  })
  const texts = await list(carrier.account, { to: '+12505550142', since })
  assert.deepEqual(
    texts.map(text => text.carrierMessageId),
    ['SM4', 'SM3', 'SM2']
  )
  assert.equal(texts[0]?.direction, 'inbound')
  assert.deepEqual(texts[2], {
    carrierMessageId: 'SM2',
    direction: 'outbound',
    from: '+12505550100',
    to: '+12505550142',
    body: 'a␀\ufffd',
    pictures: 0,
    createdAt: new Date('2026-11-24T17:30:20Z'),
    receipt: {
      carrierMessageId: 'SM2',
      status: 'undelivered',
      carrierStatus: 'undelivered',
      carrierCode: '30006',
      failure: 'landline'
    }
  })
  assert.deepEqual(queryOf(carrier.requests[0]), {
    To: '+12505550142',
    'DateSent>': '2026-11-24',
    PageSize: '1000'
  })
})

test('a text that waits in the carrier’s queue is found between its two numbers', async t => {
  const older = {
    messages: [row('SM1', '09:00:00')],
    next_page_uri: `${account}/Messages.json?P=2`
  }
  const carrier = await oddCarrier(t, (asked, response) => {
    const first = { ...older, messages: [row('SM9', '17:30:21'), ...older.messages] }
    answer(response, 200, asked.path.includes('P=2') ? older : first)
  })
  const texts = await list(carrier.account, { from: '+12505550100', to: '+12505550142', since })
  assert.deepEqual(
    texts.map(text => text.carrierMessageId),
    ['SM9']
  )
  // It has not been sent, so it has no day of sending to be filtered by.
  assert.ok(!('DateSent>' in queryOf(carrier.requests[0])))
  assert.equal(carrier.requests.length, 2, 'a page of older texts only ends the search')
})

test('a list that never ends or leads to another account is trouble, not a loop', async t => {
  let next = `${account}/Messages.json?Page=again`
  const carrier = await oddCarrier(t, (_, response) => {
    answer(response, 200, { messages: [], next_page_uri: next })
  })
  await assert.rejects(list(carrier.account, { since }), CarrierTrouble)
  assert.equal(carrier.requests.length, lookUpLimits.pagesMax)
  for (next of ['https://evil.example/', '//evil.example/', '/2010-04-01/Accounts/AC12/']) {
    const before = carrier.requests.length
    await assert.rejects(list(carrier.account, { since }), CarrierTrouble)
    assert.equal(carrier.requests.length, before + 1)
  }
})

test('a list is empty only when the carrier says so', async t => {
  const answers: [number, unknown][] = [
    [500, {}],
    [401, { code: 20003 }],
    [200, 'garbage'],
    [200, { messages: null }],
    [200, { messages: [{ sid: 'SM1' }] }],
    [200, { messages: [row('', '17:31:00')] }]
  ]
  for (const [status, json] of answers) {
    const carrier = await oddCarrier(t, (_, response) => answer(response, status, json))
    await assert.rejects(list(carrier.account, { since }), CarrierTrouble, JSON.stringify(json))
  }
  await assert.rejects(list(accountAt('http://127.0.0.1:1'), { since }), CarrierTrouble)
})

test('one text is found by its id, or is not there', async t => {
  const carrier = await oddCarrier(t, (asked, response) => {
    const status = asked.path.endsWith('/SM1.json') ? 200 : asked.path.includes('SM2') ? 404 : 503
    answer(response, status, status === 200 ? row('SM1', '17:31:00') : { code: 20404 })
  })
  assert.equal((await find(carrier.account, 'SM1'))?.receipt.status, 'sent')
  assert.equal(await find(carrier.account, 'SM2'), null)
  await assert.rejects(find(carrier.account, 'SM3'), CarrierTrouble)
  await assert.rejects(find(carrier.account, '../SM1?'), CarrierTrouble)
  assert.equal(carrier.requests[3]?.path, `${account}/Messages/..%2FSM1%3F.json`)
})

test('our numbers are listed with the address that they call', async t => {
  const numbers = [
    { sid: 'PN1', phone_number: '+12505550100', sms_url: 'https://texts.example/in#rc=5' },
    { sid: 'PN2', phone_number: '+12505550101', sms_url: '' }
  ]
  const carrier = await oddCarrier(t, (_, response) => {
    answer(response, 200, { incoming_phone_numbers: numbers, next_page_uri: null })
  })
  assert.deepEqual(await listNumbers(carrier.account), [
    { carrierNumberId: 'PN1', phone: '+12505550100', textUrl: 'https://texts.example/in' },
    { carrierNumberId: 'PN2', phone: '+12505550101', textUrl: null }
  ])
})

test('a number is told where to call, how often to try, and to forget its application', async t => {
  const carrier = await oddCarrier(t, (asked, response) => {
    answer(response, asked.path.includes('PN1') ? 200 : 404, { code: 20404 })
  })
  const urls = {
    textUrl: 'https://texts.example/in',
    fallbackUrl: 'https://texts.example/fallback',
    statusUrl: 'https://texts.example/receipts'
  }
  await setNumberUrls(carrier.account, 'PN1', urls)
  const again = '#rc=5&rp=all&ct=2000&rt=3000'
  assert.equal(carrier.requests[0]?.method, 'POST')
  assert.deepEqual(Object.fromEntries(carrier.requests[0]?.form ?? []), {
    SmsUrl: urls.textUrl + again,
    SmsMethod: 'POST',
    SmsFallbackUrl: urls.fallbackUrl + again,
    SmsFallbackMethod: 'POST',
    StatusCallback: urls.statusUrl + again,
    StatusCallbackMethod: 'POST',
    SmsApplicationSid: ''
  })
  await assert.rejects(setNumberUrls(carrier.account, 'PN2', urls), CarrierTrouble)
})
