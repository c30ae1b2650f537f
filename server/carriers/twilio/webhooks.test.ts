import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type CarrierAccount,
  type CarrierCall,
  MalformedCall,
  type RawRequest
} from '../carrier.ts'
import { verify } from './signature.ts'
import { parse } from './webhooks.ts'

type Sample = {
  request: Omit<RawRequest, 'body'> & { body: string }
  secret: string
  expected: CarrierCall
}

const folder = new URL('samples/', import.meta.url)
const names = readdirSync(folder).filter(name => /^(inbound|receipt)-/.test(name))

test('there are samples of every kind of call', () => {
  assert.ok(names.length >= 7, names.join(' '))
})

for (const name of names) {
  test(`the sample ${name} is signed by its account and read as written`, () => {
    const sample: Sample = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
    const request = { ...sample.request, body: Buffer.from(sample.request.body) }
    const account: CarrierAccount = {
      carrierAccountName: '',
      secret: sample.secret,
      previousSecret: null,
      apiUrl: ''
    }
    assert.ok(verify(request, account))
    assert.ok(!verify(request, { ...account, secret: 'another account' }))
    assert.deepEqual(parse(request), sample.expected)
  })
}

const text = { MessageSid: 'SM1', From: '+12505550142', To: '+12505550100', Body: 'Hi' }

function post(fields: Record<string, string> | string): RawRequest {
  const body = Buffer.from(
    typeof fields === 'string' ? fields : String(new URLSearchParams(fields))
  )
  return { method: 'POST', url: 'https://texts.example/in', headers: {}, body }
}

function bodyOf(call: CarrierCall) {
  return call.kind === 'text' ? call.text.body : assert.fail('not a text')
}

test('a missing or impossible field is named', () => {
  for (const name of ['MessageSid', 'From', 'To']) {
    const naming = (error: unknown) =>
      error instanceof MalformedCall && error.message.includes(name)
    assert.throws(() => parse(post({ ...text, [name]: '' })), naming)
    assert.throws(() => parse(post({ ...text, [name]: `1\n${'2'.repeat(80)}` })), naming)
  }
  assert.throws(() => parse(post('')), MalformedCall)
  assert.throws(() => parse(post('{"MessageSid":"SM1"}')), MalformedCall)
  assert.throws(() => parse(post('a=1&'.repeat(200))), /too many fields/)
  assert.throws(() => parse(post({ MessageSid: 'SM1', MessageStatus: '💣' })), /MessageStatus/)
})

test('what no database can hold and no screen can show becomes a visible sign', () => {
  assert.equal(bodyOf(parse(post({ ...text, Body: 'a\0b' }))), 'a␀b')
  const half = '%ED%A0%BD' // half of an emoji, as some phones send it
  const body = bodyOf(parse(post(`MessageSid=SM1&From=%2B1&To=%2B2&Body=a${half}b%FF`)))
  assert.match(body, /^a\ufffd+b\ufffd$/)
  const marked = `e${'\u0301'.repeat(10_000)}`
  assert.equal(bodyOf(parse(post({ ...text, Body: marked }))), marked)
})

test('any text of a client arrives as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), body => {
      assert.equal(bodyOf(parse(post({ ...text, Body: body }))), body.replaceAll('\0', '␀'))
    })
  )
})

test('a text without words but with a picture is a text, whatever the count says', () => {
  const media = { MediaUrl0: 'https://media.example/1', MediaContentType0: 'image/png' }
  for (const NumMedia of ['1', '0', 'many']) {
    const call = parse(post({ ...text, Body: '', NumMedia, ...media }))
    assert.deepEqual(call.kind === 'text' && call.text.media, [
      { url: 'https://media.example/1', contentType: 'image/png' }
    ])
  }
})

test('no more pictures are taken than a carrier sends', () => {
  const links = Array.from({ length: 30 }, (_, at) => [`MediaUrl${at}`, 'https://media.example'])
  const call = parse(post({ ...text, ...Object.fromEntries(links) }))
  assert.equal(call.kind === 'text' && call.text.media.length, 10)
})

test('a receipt is told apart from a text by its status and the missing body', () => {
  const receipt = { MessageSid: 'SM1', From: text.To, To: text.From }
  const kinds = [
    [{ ...receipt, MessageStatus: 'sent', SmsStatus: 'sent' }, 'receipt'],
    [{ ...receipt, SmsStatus: 'delivered' }, 'receipt'],
    [{ ...text, SmsStatus: 'received' }, 'text'],
    [{ ...receipt, SmsStatus: 'received' }, 'text'],
    [{ ...text, MessageStatus: 'queued' }, 'text'], // words are never taken for a receipt
    [text, 'text']
  ] as const
  for (const [fields, kind] of kinds) assert.equal(parse(post(fields)).kind, kind)
})

test('each status of Twilio is one of ours', () => {
  const ours = {
    sent: 'accepted scheduled queued sending sent partially_delivered invented_tomorrow',
    delivered: 'delivered read',
    undelivered: 'undelivered',
    failed: 'failed',
    cancelled: 'canceled'
  }
  for (const [status, theirs] of Object.entries(ours)) {
    for (const MessageStatus of theirs.split(' ')) {
      const call = parse(post({ MessageSid: 'SM1', MessageStatus }))
      assert.equal(call.kind === 'receipt' && call.receipt.status, status, MessageStatus)
      assert.equal(call.kind === 'receipt' && call.receipt.carrierStatus, MessageStatus)
    }
  }
})

test('a failure always has a reason, and nothing else has one', () => {
  const failureOf = (fields: Record<string, string>) => {
    const call = parse(post({ MessageSid: 'SM1', ...fields }))
    return call.kind === 'receipt' ? call.receipt.failure : assert.fail('not a receipt')
  }
  assert.equal(failureOf({ MessageStatus: 'undelivered', ErrorCode: '30003' }), 'unreachable')
  assert.equal(failureOf({ MessageStatus: 'failed' }), 'unknown-reason')
  assert.equal(failureOf({ MessageStatus: 'failed', ErrorCode: '0' }), 'unknown-reason')
  assert.equal(failureOf({ MessageStatus: 'failed', ErrorCode: '98765' }), 'unlisted')
  assert.equal(failureOf({ MessageStatus: 'delivered', ErrorCode: '' }), null)
})

test('garbage is malformed or a call, never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      const request = { ...post(''), body: Buffer.from(bytes) }
      assert.throws(() => parse(request), MalformedCall)
    })
  )
})
