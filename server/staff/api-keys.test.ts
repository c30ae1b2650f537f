import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { addApiKey, listApiKeys, revokeApiKey, type Scope } from '@parlor/contract/api-keys.ts'
import { listAudit } from '@parlor/contract/audit.ts'
import { newId } from '@parlor/contract/ids.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { moveClock, startClock, stopClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { hire } from '../testing/isolation.ts'
import { OpenScreen, Person, type Refused } from '../testing/person.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'
import { keyLimits } from './key-callers.ts'

const shop = await theSalon({ after })
const { maya, ines, theo } = shop
afterEach(startClock)
await shop.priya.text('Can I move to Friday?')

async function make(scopes: Scope[], more: { name?: string; expiresInDays?: number } = {}) {
  const keyId = newId()
  const name = more.name ?? 'Booking system'
  const { token } = await maya.call(addApiKey, { keyId, scopes, ...more, name })
  return { id: keyId, token, program: withKey(token) }
}

function withKey(token: string, url = shop.server.url): Person {
  const program = new Person(url)
  program.key = token
  return program
}

const isCode = (code: string) => (error: Refused) => error.problem.code === code

test('a text that a key sends carries its name, also when the key is gone', async () => {
  const { id, program } = await make(['send'], { name: 'Reminders' })
  const message = await program.reply(priyasPhone, 'See you Friday at 10')
  await shop.quiet()
  assert.deepEqual(await shop.priya.inbox(), ['See you Friday at 10'])
  await maya.call(revokeApiKey, { id })
  const { colleagues } = await maya.call(getSession, {})
  const author = colleagues.find(each => each.id === message.authorId)
  assert.deepEqual([author?.name, author?.active], ['Reminders', false])
})

test('a key is shown once, and stands nowhere in the database', async () => {
  const { id, token } = await make(['read'])
  assert.match(token, /^parlor_[\w-]{43}$/)
  const again = { keyId: id, name: 'Booking system', scopes: ['read'] as Scope[] }
  await assert.rejects(maya.call(addApiKey, again), isCode('key-made'))
  const [{ all } = { all: '' }] = await asOwner<{ all: string }>(
    shop.databaseUrl,
    `select (select string_agg(row_to_json(k)::text, '') from api_keys k)
       || (select string_agg(row_to_json(t)::text, '') from api_key_tokens t)
       || (select string_agg(event::text, '') from events) as all`
  )
  assert.ok(all.includes(id))
  assert.ok(!all.includes(token.slice('parlor_'.length)))
})

test('a revoked key ends within two seconds, in the other process too', async () => {
  const other = await shop.anotherServer('web')
  const { id, token, program } = await make(['read'])
  const there = withKey(token, other.url)
  await Promise.all([program.inbox(), there.inbox()])
  const started = performance.now()
  await maya.call(revokeApiKey, { id })
  await assert.rejects(program.inbox(), isCode('wrong-key'))
  const isOut = () => there.inbox().then(() => false, isCode('wrong-key'))
  await eventually(isOut, out => out)
  assert.ok(performance.now() - started < 2_000)
  await assert.rejects(maya.call(revokeApiKey, { id }), isCode('not-found'))
})

test('a key ends when its days are over, and is listed until somebody revokes it', async () => {
  stopClock(new Date())
  const { id, program } = await make(['read'], { expiresInDays: 30 })
  const forEver = await make(['read'])
  await program.inbox()
  moveClock(30 * 86_400_000 - 1)
  await program.inbox()
  moveClock(1)
  await assert.rejects(program.inbox(), isCode('wrong-key'))
  await forEver.program.inbox()
  startClock()
  const { keys } = await maya.call(listApiKeys, {})
  assert.ok(keys.find(each => each.id === id)?.expiresAt)
  assert.equal(keys.find(each => each.id === forEver.id)?.expiresAt, null)
})

test('the list says who made a key and when it was used last, to the minute', async () => {
  const { id, program } = await make(['read', 'send'])
  const card = async () =>
    (await maya.call(listApiKeys, {})).keys.find(each => each.id === id) ?? assert.fail()
  const fresh = await card()
  assert.deepEqual(
    [fresh.madeBy.name, fresh.scopes, fresh.lastUsedAt],
    ['Maya Okafor', ['read', 'send'], null]
  )
  await program.inbox()
  const { lastUsedAt } = await card()
  assert.ok(lastUsedAt && Date.now() - Date.parse(lastUsedAt) < keyLimits.usedMs)
  await program.inbox()
  assert.equal((await card()).lastUsedAt, lastUsedAt)
  assert.deepEqual((await ines.call(listApiKeys, {})).keys, [])
})

test('a key works in its header alone, and beside it no cookie counts', async () => {
  const { token } = await make(['read'])
  const status = async (path: string, headers: Record<string, string>) =>
    (await fetch(`${shop.server.url}/api/v1${path}`, { headers })).status
  const bearer = { authorization: `Bearer ${token}` }
  assert.equal(await status('/conversation-counts', bearer), 200)
  assert.equal(await status(`/conversation-counts?key=${token}`, {}), 401)
  assert.equal(await status(`/conversation-counts?access_token=${token}`, {}), 401)
  assert.equal(await status('/conversation-counts', { authorization: token }), 401)
  assert.equal(await status('/conversation-counts', { cookie: `__Host-parlor=${token}` }), 401)
  const { cookie } = maya
  assert.equal(await status('/staff', { ...bearer, cookie }), 403)
  const wrong = { authorization: 'Bearer parlor_x', cookie }
  assert.equal(await status('/staff', wrong), 401)
  // A proxy in front may ask for a name and password of its own.
  assert.equal(await status('/staff', { authorization: 'Basic bWF5YTp4', cookie }), 200)
})

test('no key opens a live socket', async () => {
  const { program } = await make(['read', 'send', 'manage'])
  const screen = new OpenScreen(program)
  await screen.until(() => screen.refused)
  assert.deepEqual(screen.frames, [])
})

test('nobody makes a key that may do or see more than they may', async () => {
  const key = (scope: Scope) => ({ keyId: newId(), name: 'Mine', scopes: [scope] })
  const viewer = await hire(shop, 'Dev Developer', 'front-desk', {
    'developer.access': true,
    'messages.send': false
  })
  await viewer.call(addApiKey, key('read'))
  await assert.rejects(viewer.call(addApiKey, key('send')), /messages.send.*do not have/)
  const some = await hire(shop, 'Sam Some', 'provider', { 'developer.access': true })
  await assert.rejects(some.call(addApiKey, key('read')), isCode('not-allowed'))
  await assert.rejects(theo.call(addApiKey, key('read')), isCode('no-permission'))
})

test('the audit log says who made and who revoked a key, by its name', async () => {
  const { id } = await make(['read', 'manage'], { name: 'Vendor sync' })
  await maya.call(revokeApiKey, { id })
  const { lines } = await maya.call(listAudit, { subject: id })
  assert.deepEqual(
    lines.map(line => [line.act, line.by?.name, line.subject.name, line.details]),
    [
      ['key.revoked', 'Maya Okafor', 'Vendor sync', {}],
      ['key.made', 'Maya Okafor', 'Vendor sync', { scopes: 'read, manage' }]
    ]
  )
})
