import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { getSession } from '@parlor/contract/staff.ts'
import { listMySessions, switchBusiness } from '@parlor/contract/sign-in.ts'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import pg from 'pg'
import { demoPassword } from '../demo/add-business.ts'
import { moveClock, now, startClock, stopClock } from '../platform/clock.ts'
import { sha256 } from '../platform/secrets.ts'
import { asOwner } from '../testing/database.ts'
import { OpenScreen, Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'
import { sessionLimits } from './sessions.ts'
import { forgetOldTokens, tokenLimits } from './session-tokens.ts'

const shop = await theSalon({ after })
const { maya, salon } = shop
const secondMs = 1_000

afterEach(startClock)

const hire = (email: string) => new Person(shop.server.url).signIn(email, demoPassword)
let flips = 0
/** Theo may delete texts, or may not any more. */
const changeTheo = () =>
  maya.call(changeStaff, {
    id: salon.staff['theo']!,
    exceptions: [{ permission: 'messages.delete', allowed: ++flips % 2 === 0, reason: null }]
  } as never)

/** What a browser with this cookie is answered, and the cookie that comes with it. */
async function visit(cookie: string, path = '/api/v1/session') {
  const response = await fetch(shop.server.url + path, { headers: { cookie } })
  await response.arrayBuffer()
  const set = response.headers.getSetCookie().find(each => /^__Host-parlor=/.test(each)) ?? null
  return { status: response.status, set, cookie: set?.split(';')[0] ?? null }
}
const opens = async (cookie: string) => (await visit(cookie)).status === 200
const hashOf = (cookie: string) => sha256(cookie.split('=')[1]!)

test('with the first reply after her rights changed the browser gets another token, once', async () => {
  const theo = await hire('theo@salon.test')
  const before = theo.cookie
  assert.equal((await visit(before)).set, null, 'nothing has changed')
  await changeTheo()
  const first = await visit(before)
  assert.equal(first.status, 200)
  assert.notEqual(first.cookie, before)
  assert.match(first.set!, /; HttpOnly; Secure; SameSite=Lax$/)
  assert.ok(Number(/Max-Age=(\d+)/.exec(first.set!)?.[1]) <= sessionLimits.days * 86_400)
  const more = await Promise.all(Array.from({ length: 8 }, () => visit(before)))
  assert.deepEqual(new Set(more.map(each => `${each.status} ${each.set}`)), new Set(['200 null']))
  assert.equal((await visit(first.cookie!)).set, null, 'it is of her rights as they are')
})

test('many requests at once bring one new token', async () => {
  const theo = await hire('theo@salon.test')
  await changeTheo()
  const all = await Promise.all(Array.from({ length: 12 }, () => visit(theo.cookie)))
  assert.equal(all.filter(each => each.set).length, 1)
})

test('a minute after the browser came with the new token the old one opens nothing', async () => {
  stopClock(now())
  const theo = await hire('theo@salon.test')
  const before = theo.cookie
  await changeTheo()
  const { cookie } = await visit(before)
  assert.ok(await opens(cookie!))
  moveClock(tokenLimits.graceMs - secondMs)
  assert.ok(await opens(before), 'a request that was under way')
  moveClock(secondMs)
  assert.equal((await visit(before)).status, 401)
  assert.ok(await opens(cookie!))
  const late = new Person(shop.server.url)
  late.cookie = before
  const screen = new OpenScreen(late)
  await screen.until(() => screen.refused)
})

test('a lost reply signs nobody out: the old token is good until the new one has come back', async () => {
  stopClock(now())
  const theo = await hire('theo@salon.test')
  const before = theo.cookie
  await changeTheo()
  const lost = await visit(before)
  assert.ok(lost.cookie)
  moveClock(tokenLimits.againMs)
  await changeTheo() // whatever was known of her is read again
  const second = await visit(before)
  assert.equal(second.status, 200)
  assert.ok(second.cookie, 'she is given another')
  moveClock(86_400_000)
  assert.ok(await opens(before), 'the next day, too')
  assert.ok(await opens(second.cookie))
  moveClock(tokenLimits.graceMs)
  for (const cookie of [before, lost.cookie]) assert.equal((await visit(cookie)).status, 401)
  assert.ok(await opens(second.cookie))
})

test('a lost reply is made up for after a minute, though nothing more has changed', async () => {
  stopClock(now())
  const theo = await hire('theo@salon.test')
  await changeTheo()
  assert.ok((await visit(theo.cookie)).set)
  const elsewhere = await shop.anotherServer('web')
  const there = async () => {
    const response = await fetch(`${elsewhere.url}/api/v1/session`, {
      headers: { cookie: theo.cookie }
    })
    return response.headers.getSetCookie().length
  }
  assert.equal(await there(), 0, 'another process knows that it was given')
  moveClock(tokenLimits.againMs)
  const third = await shop.anotherServer('web')
  const again = await fetch(`${third.url}/api/v1/session`, { headers: { cookie: theo.cookie } })
  assert.equal(again.headers.getSetCookie().length, 2)
})

test('a refusal brings the new token as well', async () => {
  const theo = await hire('theo@salon.test')
  await changeTheo()
  const refused = await visit(theo.cookie, '/api/v1/api-keys')
  assert.equal(refused.status, 403)
  assert.ok(refused.cookie)
  assert.ok(await opens(refused.cookie))
})

test('it stays the same session: her screens, the list of her sessions and the audit log go on', async () => {
  const theo = await hire('theo@salon.test')
  const list = async () => (await theo.call(listMySessions, {})).sessions.find(each => each.current)
  const listed = await list()
  const screen = await theo.open()
  await changeTheo()
  const before = theo.cookie
  await theo.call(getSession, {})
  assert.notEqual(theo.cookie, before)
  assert.equal((await list())?.id, listed?.id)
  await shop.stranger.text('Are you open on Monday?')
  await screen.hears('Are you open on Monday?')
  const ended = await theo.fetch('/api/v1/session', { method: 'DELETE' })
  assert.match(ended.headers.getSetCookie()[0]!, /Max-Age=0/)
  await screen.until(() => screen.closeCode !== null)
  const tokens = 'select from session_tokens where token_hash = any($1)'
  const left = await asOwner(shop.databaseUrl, tokens, [[hashOf(before), hashOf(theo.cookie)]])
  assert.deepEqual(left, [], 'no token outlives its session')
})

test('who signs out with the first request after the change gets no token', async () => {
  const theo = await hire('theo@salon.test')
  const before = theo.cookie
  await changeTheo()
  const out = await theo.fetch('/api/v1/session', { method: 'DELETE' })
  assert.deepEqual(
    out.headers.getSetCookie().map(each => /Max-Age=(\d+)/.exec(each)?.[1]),
    ['0', '0']
  )
  assert.equal((await visit(before)).status, 401)
})

test('a slow reply does not take the place of the business that was gone to meanwhile', async () => {
  const { databaseUrl, nextDoor } = shop
  await asOwner(
    databaseUrl,
    `with hired as (insert into staff (business_id, id, name, role, colour)
       values ($1, gen_random_uuid(), 'Theo', 'front-desk', 5) returning business_id, id)
     insert into memberships (account_id, business_id, staff_id)
     select a.id, h.business_id, h.id from accounts a, hired h where a.email = 'theo@salon.test'`,
    [nextDoor.businessId]
  )
  const theo = await hire('theo@salon.test')
  const here = async () => (await theo.call(getSession, {})).business.id
  if ((await here()) !== salon.businessId) {
    await theo.call(switchBusiness, { businessId: salon.businessId })
  }
  await changeTheo()
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table conversations in access exclusive mode')
  const slow = visit(theo.cookie, '/api/v1/conversations?view=open')
  const waiting = `select from pg_locks where not granted and relation = 'conversations'::regclass`
  await eventually(
    () => asOwner(databaseUrl, waiting),
    rows => rows.length > 0
  )
  await theo.call(switchBusiness, { businessId: nextDoor.businessId })
  await holder.query('commit')
  await holder.end()
  assert.equal((await slow).set, null)
  assert.equal(await here(), nextDoor.businessId)
})

test('tokens that open nothing any more are swept away, and those that do are not', async () => {
  stopClock(now())
  const theo = await hire('theo@salon.test')
  const before = theo.cookie
  await changeTheo()
  const { cookie } = await visit(before)
  await visit(cookie!)
  const kept = async (sweep: boolean) => {
    if (sweep) await forgetOldTokens(shop.server.platform.db)
    const hashes = [hashOf(before), hashOf(cookie!)]
    const text = 'select token_hash as hash from session_tokens where token_hash = any($1)'
    return (await asOwner<{ hash: Buffer }>(shop.databaseUrl, text, [hashes])).length
  }
  assert.equal(await kept(true), 2)
  moveClock(tokenLimits.graceMs)
  assert.equal(await kept(false), 2)
  assert.equal(await kept(true), 1)
  assert.ok(await opens(cookie!))
})
