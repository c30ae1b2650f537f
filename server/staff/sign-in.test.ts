import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { staffLimits } from '@parlor/contract/staff.ts'
import { demoPassword } from '../demo/add-business.ts'
import { moveClock, startClock } from '../platform/clock.ts'
import { sha256 } from '../platform/secrets.ts'
import { asOwner } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const owner = <Row>(text: string, values: unknown[] = []) =>
  asOwner<Row>(shop.databaseUrl, text, values)
const json = { 'content-type': 'application/json' }
const wrongWords = 'That e-mail and password do not belong together.'

afterEach(async () => {
  startClock()
  await owner('delete from sign_in_delays')
})

async function attempt(email: string, password: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${shop.server.url}/api/v1/session`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify({ email, password })
  })
  const answer = (await response.json()) as { code: string; detail: string; staff?: object }
  return { response, answer }
}

test('the right e-mail and password open the door', async () => {
  const { response, answer } = await attempt('theo@salon.test', demoPassword)
  assert.equal(response.status, 201)
  assert.deepEqual(answer.staff, {
    id: shop.salon.staff['theo'],
    name: 'Theo Lindqvist',
    role: 'front-desk',
    colour: 2,
    active: true
  })
  assert.equal((await attempt('  THEO@Salon.test ', demoPassword)).response.status, 201)
})

test('the cookie is for this site, over HTTPS, and no script can read it', async () => {
  const { response } = await attempt('theo@salon.test', demoPassword)
  const [cookie, hint, ...more] = response.headers.getSetCookie()
  assert.deepEqual(more, [])
  // A script may read that somebody is signed in, and nothing that would sign it in.
  assert.match(hint!, /^__Host-parlor-here=yes; .*Secure; SameSite=Lax$/)
  const spent = { cookie: hint!.split(';')[0]! }
  const visit = await fetch(`${shop.server.url}/api/v1/session`, { headers: spent })
  assert.equal(visit.status, 401)
  const [pair = '', ...flags] = cookie!.split('; ')
  assert.match(pair, /^__Host-parlor=[A-Za-z0-9_-]{43}$/)
  assert.deepEqual(flags.sort(), [
    'HttpOnly',
    'Max-Age=2592000',
    'Path=/',
    'SameSite=Lax',
    'Secure'
  ])
})

test('only the hash of a token and of a password is in the database', async () => {
  const { response } = await attempt('theo@salon.test', demoPassword)
  const token = response.headers.getSetCookie()[0]!.split(/[=;]/)[1]!
  const found = await owner('select from sessions where token_hash = $1', [sha256(token)])
  assert.equal(found.length, 1)
  const tables = await owner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
     and relkind = 'r'`
  )
  for (const { name } of tables) {
    const rows = await owner(`select from ${name} t where t::text like any($1)`, [
      [`%${token}%`, `%${Buffer.from(token).toString('hex')}%`, `%${demoPassword}%`]
    ])
    assert.deepEqual(rows, [], name)
  }
})

test('each sign-in has a token of its own, and one that was handed in is never taken over', async () => {
  const planted = `__Host-parlor=${'a'.repeat(43)}`
  const { response } = await attempt('theo@salon.test', demoPassword, { cookie: planted })
  const one = response.headers.getSetCookie()[0]!.split(';')[0]
  const two = (await attempt('theo@salon.test', demoPassword)).response.headers.getSetCookie()[0]
  assert.notEqual(one, planted)
  assert.notEqual(one, two?.split(';')[0])
  const visit = await fetch(`${shop.server.url}/api/v1/session`, { headers: { cookie: planted } })
  assert.equal(visit.status, 401)
})

test('a wrong password, an unknown e-mail and a disabled account get the same words', async () => {
  await owner(`update accounts set disabled_at = now() where email = 'zoe@salon.test'`)
  const answers = [
    await attempt('theo@salon.test', 'wrong'),
    await attempt('nobody@salon.test', demoPassword),
    await attempt('zoe@salon.test', demoPassword),
    await attempt("theo@salon.test' or '1'='1", demoPassword),
    await attempt('thëo@salon.test', demoPassword)
  ]
  await owner('update accounts set disabled_at = null')
  for (const { response, answer } of answers) {
    assert.equal(response.status, 401)
    assert.equal(answer.code, 'wrong-sign-in')
    assert.equal(answer.detail, wrongWords)
    assert.deepEqual(response.headers.getSetCookie(), [])
  }
  const shapes = answers.map(({ answer }) => Object.keys(answer).sort().join())
  assert.equal(new Set(shapes).size, 1)
})

test('nobody can tell by the time it takes whether an e-mail is known', async () => {
  await attempt('nobody@salon.test', 'warm')
  const median = async (email: string) => {
    const times: number[] = []
    for (let i = 0; i < 7; i++) {
      await owner('delete from sign_in_delays')
      const started = performance.now()
      await attempt(email, 'wrong')
      times.push(performance.now() - started)
    }
    return times.sort((a, b) => a - b)[3]!
  }
  const [known, unknown] = [await median('theo@salon.test'), await median('nobody@salon.test')]
  // Without the work of a hash an answer takes a few milliseconds; with it, tens.
  assert.ok(unknown > known / 3 && known > unknown / 3, `${known} ms and ${unknown} ms`)
  assert.ok(Math.min(known, unknown) > 10, `${known} ms and ${unknown} ms: was anything hashed?`)
})

test('after some wrong tries the account waits, is told how long, and is never locked out', async () => {
  for (let i = 0; i < 5; i++) {
    assert.equal((await attempt('theo@salon.test', 'wrong')).response.status, 401)
  }
  const { response, answer } = await attempt('theo@salon.test', demoPassword)
  assert.equal(response.status, 429)
  assert.match(answer.detail, /^Too many wrong tries\. Try again in \d+ seconds?\.$/)
  const seconds = Number(/in (\d+)/.exec(answer.detail)?.[1])
  assert.equal(Number(response.headers.get('retry-after')), seconds)
  assert.equal((await attempt('maya@salon.test', demoPassword)).response.status, 201)
  moveClock(seconds * 1000)
  assert.equal((await attempt('theo@salon.test', demoPassword)).response.status, 201)
  assert.equal((await attempt('theo@salon.test', 'wrong')).response.status, 401, 'forgiven')
})

test('each further wrong try makes the wait longer, up to a minute', async () => {
  let longest = 0
  for (let i = 0; i < 14; i++) {
    const { answer } = await attempt('theo@salon.test', 'wrong')
    const seconds = Number(/in (\d+) second/.exec(answer.detail)?.[1] ?? 0)
    assert.ok(seconds === 0 || seconds >= Math.min(longest, 60), `${seconds} after ${longest}`)
    longest = Math.max(longest, seconds)
    moveClock(seconds * 1000)
  }
  assert.ok(longest > 8 && longest <= 60, `${longest}`)
})

test('tries for many accounts from one place wait too, and an unknown e-mail waits like a known one', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 22; i++) statuses.push((await attempt(`a${i}@x.test`, 'x')).response.status)
  assert.equal(statuses.at(-1), 429)
  assert.ok(statuses.slice(0, 20).every(status => status === 401))
  await owner('delete from sign_in_delays')
  for (let i = 0; i < 5; i++) await attempt('nobody@salon.test', 'wrong')
  assert.equal((await attempt('nobody@salon.test', 'wrong')).response.status, 429)
})

test('twenty wrong tries at once count as twenty', async () => {
  const tries = Array.from({ length: 12 }, () => attempt('theo@salon.test', 'wrong'))
  await Promise.all(tries)
  assert.equal((await attempt('theo@salon.test', demoPassword)).response.status, 429)
})

test('a password of any length is refused in words, not worked on', async () => {
  const { response, answer } = await attempt(
    'theo@salon.test',
    'x'.repeat(staffLimits.passwordCharactersMax + 1)
  )
  assert.equal(response.status, 400)
  assert.match(answer.detail, /^password: /)
  assert.equal((await attempt('theo@salon.test', '')).response.status, 400)
})

const foreign: Record<string, Record<string, string>> = {
  'says it is another site': { 'sec-fetch-site': 'cross-site' },
  'says it is a sister site': { 'sec-fetch-site': 'same-site' },
  'comes from another origin': { origin: 'https://evil.example' },
  'comes from an origin that begins like ours': {
    origin: `${new URL(shop.server.url).origin}.evil.example`
  },
  'comes from nowhere': { origin: 'null' }
}
for (const [what, headers] of Object.entries(foreign)) {
  test(`a request that ${what} is refused, signing in and out included`, async () => {
    const { response, answer } = await attempt('theo@salon.test', demoPassword, headers)
    assert.equal(response.status, 403)
    assert.equal(answer.code, 'foreign-site')
    assert.deepEqual(response.headers.getSetCookie(), [])
    const out = await shop.theo.fetch('/api/v1/session', { method: 'DELETE', headers })
    assert.equal(out.status, 403)
    assert.equal((await shop.theo.fetch('/api/v1/session')).status, 200)
  })
}

test('our own page, and a program without a browser, are let in', async () => {
  const own = { origin: new URL(shop.server.url).origin, 'sec-fetch-site': 'same-origin' }
  assert.equal((await attempt('theo@salon.test', demoPassword, own)).response.status, 201)
  assert.equal((await attempt('theo@salon.test', demoPassword)).response.status, 201)
})

test('a form of another page cannot act, whatever it calls its content', async () => {
  const body = JSON.stringify({ email: 'theo@salon.test', password: demoPassword })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const response = await fetch(`${shop.server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': type },
      body
    })
    assert.equal(response.status, 415, type)
  }
})

test('signing out ends that session at once, takes the cookie away, and leaves the others', async () => {
  const [here, there] = [new Person(shop.server.url), new Person(shop.server.url)]
  await here.signIn('theo@salon.test', demoPassword)
  await there.signIn('theo@salon.test', demoPassword)
  const { cookie } = here
  const out = await here.fetch('/api/v1/session', { method: 'DELETE' })
  assert.equal(out.status, 200)
  const [token, hint] = out.headers.getSetCookie()
  assert.match(token!, /^__Host-parlor=; .*Max-Age=0/)
  assert.match(hint!, /^__Host-parlor-here=; .*Max-Age=0/)
  here.cookie = cookie
  assert.equal((await here.fetch('/api/v1/session')).status, 401)
  assert.equal((await here.fetch('/api/v1/session', { method: 'DELETE' })).status, 401)
  assert.equal((await there.fetch('/api/v1/session')).status, 200)
})

test('a session ends by itself after its days', async () => {
  const person = await new Person(shop.server.url).signIn('theo@salon.test', demoPassword)
  await owner(
    `update sessions set expires_at = now() - interval '1 second' where token_hash = $1`,
    [sha256(person.cookie.split('=')[1]!)]
  )
  assert.equal((await person.fetch('/api/v1/session')).status, 401)
})

test('a cookie that is no token is nobody’s', async () => {
  for (const token of ['', 'x', '%00', 'a'.repeat(4_000), "' or 1=1", '\u00ff', '{}']) {
    const headers = { cookie: `__Host-parlor=${encodeURIComponent(token)}` }
    const { status } = await fetch(`${shop.server.url}/api/v1/session`, { headers })
    assert.equal(status, 401, token)
  }
})
