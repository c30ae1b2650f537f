import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CarrierAccount, RawRequest } from '../carrier.ts'
import { verify } from './signature.ts'

type Fields = Record<string, string | string[]>
type Oracle = {
  getExpectedTwilioSignature(secret: string, url: string, fields: Fields): string
  validateRequest(secret: string, signature: string, url: string, fields: Fields): boolean
  validateRequestWithBody(secret: string, signature: string, url: string, body: string): boolean
}
// The official package, one file of it: the whole takes a second to load.
const oracle: Oracle = createRequire(import.meta.url)('twilio/lib/webhooks/webhooks')

const account: CarrierAccount = {
  carrierAccountName: 'AC1',
  secret: '12345',
  previousSecret: null,
  apiUrl: ''
}

function call(url: string, body: string | Buffer, signature: string | undefined): RawRequest {
  const headers = { 'x-twilio-signature': signature }
  return { method: 'POST', url, headers, body: Buffer.from(body) }
}

function formOf(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    [value].flat().map(each => [key, each])
  )
  return new URLSearchParams(pairs).toString()
}

const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
const vector = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212'
}
const vectorSignature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8='

test('the published example is accepted, and nothing that differs from it', () => {
  const body = formOf(vector)
  assert.ok(verify(call(url, body, vectorSignature), account))
  assert.ok(!verify(call(url, `${body}&Extra=1`, vectorSignature), account))
  assert.ok(
    !verify(call(url, body.replace('Digits=1234', 'Digits=1235'), vectorSignature), account)
  )
  assert.ok(!verify(call(url.replace('bar=2', 'bar=3'), body, vectorSignature), account))
  assert.ok(!verify(call(url, body, vectorSignature), { ...account, secret: '12346' }))
  assert.ok(!verify(call(url, body, undefined), account))
  assert.ok(!verify(call(url, body, ''), account))
})

test('while the secret is being changed, the previous one still counts', () => {
  const changed = { ...account, secret: 'new', previousSecret: '12345' }
  assert.ok(verify(call(url, formOf(vector), vectorSignature), changed))
  assert.ok(
    !verify(call(url, formOf(vector), vectorSignature), { ...changed, previousSecret: null })
  )
})

test('an empty secret opens nothing', () => {
  const signature = oracle.getExpectedTwilioSignature('', url, vector)
  const careless = { ...account, secret: '', previousSecret: '' }
  assert.ok(!verify(call(url, formOf(vector), signature), careless))
})

test('a proxy may have added or taken the port, before Twilio signed or after', () => {
  const spellings = [
    ['https://texts.example/in?a=1', 'https://texts.example:443/in?a=1'],
    ['http://texts.example/in', 'http://texts.example:80/in'],
    ['https://texts.example:8443/in', 'https://texts.example/in'],
    ['https://texts.example:8443/in', 'https://texts.example:8443/in'],
    ['https://u:p@texts.example/in', 'https://u:p@texts.example:443/in'],
    ['https://[::1]/in', 'https://[::1]:443/in'],
    ['https://texts.example/in?q=it%27s', "https://texts.example/in?q=it's"]
  ]
  for (const [seen, signed] of spellings as [string, string][]) {
    const signature = oracle.getExpectedTwilioSignature('12345', signed, vector)
    assert.ok(verify(call(seen, formOf(vector), signature), account), `${seen} ${signed}`)
  }
})

test('a body that is not a form is covered by its hash', () => {
  const body = '{"status":"é"}'
  const hash = createHash('sha256').update(body).digest('hex')
  const hashed = `https://texts.example/in?bodySHA256=${hash}`
  const signature = oracle.getExpectedTwilioSignature('12345', hashed, {})
  assert.ok(oracle.validateRequestWithBody('12345', signature, hashed, body))
  assert.ok(verify(call(hashed, body, signature), account))
  assert.ok(!verify(call(hashed, `${body} `, signature), account))
  const unhashed = 'https://texts.example/in?bodySHA256='
  const ofNothing = oracle.getExpectedTwilioSignature('12345', unhashed, {})
  assert.ok(!verify(call(unhashed, body, ofNothing), account))
})

const anyKey = fc.oneof(fc.constantFrom('Body', 'From', 'To', 'MediaUrl0'), fc.string())
const anyValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'a b+c&d=e', '\0', '漢字😀', 'e\u0301'.repeat(20))
)
const anyFields = fc.dictionary(
  anyKey.filter(key => key !== '__proto__'),
  fc.oneof(anyValue, fc.array(anyValue, { minLength: 2, maxLength: 4 })),
  { maxKeys: 12 }
)
const anyUrl = fc.webUrl({ withQueryParameters: true, validSchemes: ['http', 'https'] })

test('whatever the official package accepts or refuses, we do', () => {
  const change = fc.constantFrom('nothing', 'field', 'url', 'secret', 'port')
  fc.assert(
    fc.property(anyUrl, anyFields, change, (signedUrl, given, changed) => {
      const fields: Fields = { ...given }
      const secret = changed === 'secret' ? 'other' : '12345'
      const signature = oracle.getExpectedTwilioSignature(secret, signedUrl, fields)
      if (changed === 'field') fields['Body'] = [...[fields['Body'] ?? []].flat(), 'changed']
      const host = new URL(signedUrl).host
      const seen = { url: `${signedUrl}x`, port: signedUrl.replace(host, `${host}:8443`) }
      const seenUrl = changed === 'url' || changed === 'port' ? seen[changed] : signedUrl
      const expected = oracle.validateRequest('12345', signature, seenUrl, fields)
      assert.equal(verify(call(seenUrl, formOf(fields), signature), account), expected)
      if (changed === 'nothing') assert.ok(expected)
    }),
    { numRuns: 1000 }
  )
})

test('garbage is refused and breaks nothing', () => {
  const anyBytes = fc.uint8Array({ maxLength: 300 })
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      anyBytes,
      fc.string(),
      (address, body, signature) => {
        assert.equal(verify(call(address, Buffer.from(body), signature), account), false)
      }
    )
  )
  const flood = 'a&'.repeat(120_000)
  assert.ok(!verify(call(url, flood, vectorSignature), account))
})
