import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigFaults, readConfig } from './config.ts'

const sid = `AC${'0f'.repeat(16)}`

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    assert.ok(error instanceof ConfigFaults)
    return error.lines
  }
}

test('without any setting the demo world opens on this machine only', () => {
  assert.deepEqual(readConfig({}), {
    port: 3000,
    host: '127.0.0.1',
    publicUrl: null,
    databaseUrl: null,
    dataDir: 'data',
    world: 'salon',
    busy: { conversations: 10_000, messages: 100_000 },
    secret: null,
    simulatorUrl: 'http://127.0.0.1:3001',
    twilio: null,
    smtpUrl: null,
    trustProxy: null,
    logLevel: 'info'
  })
})

test('every setting is read', () => {
  const read = readConfig({
    PORT: '8080',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://texts.fern.example/',
    DATABASE_URL: 'postgresql://owner@db/parlor',
    PARLOR_DATA: '/var/lib/parlor',
    PARLOR_WORLD: 'empty',
    PARLOR_BUSY_CONVERSATIONS: '20',
    PARLOR_BUSY_MESSAGES: '300',
    PARLOR_SECRET: 's'.repeat(32),
    SIMULATOR_PORT: '8081',
    TWILIO_ACCOUNT_SID: sid,
    TWILIO_AUTH_TOKEN: 'a-long-token',
    TWILIO_API_URL: 'https://api.twilio.com',
    SMTP_URL: 'smtps://mail.fern.example',
    TRUST_PROXY: '10.0.0.1',
    LOG_LEVEL: 'warn'
  })
  assert.deepEqual(read, {
    port: 8080,
    host: '0.0.0.0',
    publicUrl: 'https://texts.fern.example',
    databaseUrl: 'postgresql://owner@db/parlor',
    dataDir: '/var/lib/parlor',
    world: 'empty',
    busy: { conversations: 20, messages: 300 },
    secret: 's'.repeat(32),
    simulatorUrl: 'http://127.0.0.1:8081',
    twilio: { accountSid: sid, authToken: 'a-long-token', apiUrl: 'https://api.twilio.com' },
    smtpUrl: 'smtps://mail.fern.example',
    trustProxy: '10.0.0.1',
    logLevel: 'warn'
  })
})

test('a carrier account without an address of its own lives at the virtual carrier', () => {
  const { twilio } = readConfig({ TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: 'a-long-token' })
  assert.equal(twilio?.apiUrl, 'http://127.0.0.1:3001')
})

test('a setting that is left empty is as if it were not there', () => {
  assert.deepEqual(
    readConfig({ PORT: '', DATABASE_URL: '', TWILIO_AUTH_TOKEN: '' }),
    readConfig({})
  )
})

const wrong: [name: string, value: string, why: RegExp][] = [
  ['PORT', 'http', /not a number that fits here/],
  ['PORT', '65536', /not a number that fits here/],
  ['PORT', '-1', /not a number that fits here/],
  ['SIMULATOR_PORT', '1.5', /not a number that fits here/],
  ['PUBLIC_URL', 'texts.fern.example', /not an http or https address/],
  ['PUBLIC_URL', 'ftp://fern.example', /not an http or https address/],
  ['DATABASE_URL', 'mysql://db', /does not start with postgresql:/],
  ['PARLOR_WORLD', 'barber', /none of salon, clinic, busy, empty/],
  ['PARLOR_BUSY_CONVERSATIONS', '0', /not a number that fits here/],
  ['PARLOR_BUSY_MESSAGES', 'many', /not a number that fits here/],
  ['PARLOR_BUSY_MESSAGES', '5', /fewer than PARLOR_BUSY_CONVERSATIONS=10000/],
  ['PARLOR_DEMO_ANYWHERE', 'perhaps', /neither yes nor no/],
  ['PARLOR_SECRET', 'short', /shorter than 32 characters/],
  ['TWILIO_ACCOUNT_SID', 'AC123', /not AC and 32 hexadecimal digits/],
  ['TWILIO_AUTH_TOKEN', 'abc', /too short/],
  ['TWILIO_API_URL', 'carrier', /not an http or https address/],
  ['SMTP_URL', 'mail.fern.example', /does not start with smtp:/],
  ['LOG_LEVEL', 'loud', /none of debug, info, warn, error, silent/]
]
for (const [name, value, why] of wrong) {
  test(`${name}=${value} stops the start with one plain line`, () => {
    const lines = faultsOf({ [name]: value })
    assert.equal(lines.length, 1)
    assert.match(lines[0]!, new RegExp(`^${name}`))
    assert.match(lines[0]!, why)
    assert.match(lines[0]!, /\.$/)
    assert.ok(!lines[0]!.includes('\n'))
  })
}

test('two faults are two lines', () => {
  const lines = faultsOf({ PORT: 'http', LOG_LEVEL: 'loud' })
  assert.deepEqual(
    lines.map(line => line.split('=')[0]),
    ['PORT', 'LOG_LEVEL']
  )
})

test('a secret that is wrong is not written to the screen', () => {
  for (const name of ['PARLOR_SECRET', 'TWILIO_AUTH_TOKEN', 'DATABASE_URL', 'SMTP_URL']) {
    const [line = ''] = faultsOf({ [name]: 'hush-1' })
    assert.ok(line.startsWith(name), line)
    assert.ok(!line.includes('hush-1'), line)
  }
})

test('half a carrier account is one fault', () => {
  const halves: [string, string][] = [
    ['TWILIO_ACCOUNT_SID', sid],
    ['TWILIO_AUTH_TOKEN', 'a-long-token']
  ]
  for (const [name, value] of halves) {
    const lines = faultsOf({ [name]: value })
    assert.equal(lines.length, 1)
    assert.match(lines[0]!, /go together: one is missing/)
  }
})

test('the demo world, whose password everybody knows, is not shown to the network', () => {
  for (const HOST of ['0.0.0.0', '::', '192.168.1.20', 'fern.example', '127.0.0.1.example']) {
    for (const PARLOR_WORLD of ['salon', 'clinic', 'busy']) {
      const lines = faultsOf({ HOST, PARLOR_WORLD })
      assert.equal(lines.length, 1, `${HOST} ${PARLOR_WORLD}`)
      assert.match(lines[0]!, /PARLOR_WORLD=empty, or PARLOR_DEMO_ANYWHERE=yes/)
    }
  }
  for (const HOST of ['127.0.0.1', 'localhost', '::1']) assert.deepEqual(faultsOf({ HOST }), [])
  assert.deepEqual(faultsOf({ HOST: '0.0.0.0', PARLOR_DEMO_ANYWHERE: 'yes' }), [])
  assert.deepEqual(faultsOf({ HOST: '0.0.0.0', PARLOR_WORLD: 'empty' }), [])
})
