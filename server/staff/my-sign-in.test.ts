import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { listAudit } from '@parlor/contract/audit.ts'
import {
  changePassword,
  confirmCodes,
  endMySession,
  getMySignIn,
  listMySessions,
  renewRecoveryCodes,
  signOutEverywhere,
  startCodes,
  stopCodes
} from '@parlor/contract/sign-in.ts'
import { signIn } from '@parlor/contract/staff.ts'
import { generateSync } from 'otplib'
import { demoPassword } from '../demo/add-business.ts'
import { moveClock, now, startClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'
import { deviceOf } from './my-sign-in.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe } = shop
const email = 'theo@salon.test'
const good = 'a long and quiet river'

afterEach(async () => {
  startClock()
  await asOwner(shop.databaseUrl, 'delete from sign_in_delays')
})

const someone = () => new Person(shop.server.url)
const codeNow = (secret: string) =>
  generateSync({ secret, epoch: Math.floor(now().getTime() / 1000) })
let secret = ''
let recovery: string[] = []

test('codes are asked for once the first one was given, and nothing opens without', async () => {
  const made = await theo.call(startCodes, { password: demoPassword })
  secret = made.secret
  assert.match(made.url, /^otpauth:\/\/totp\/Parlor:theo(@|%40)salon\.test\?secret=/)
  await someone().signIn(email, demoPassword)
  await assert.rejects(theo.call(confirmCodes, { code: '000000' }), /not right/)
  recovery = (await theo.call(confirmCodes, { code: codeNow(secret) })).recoveryCodes
  assert.equal(new Set(recovery).size, 10)
  moveClock(60_000)
  await assert.rejects(someone().signIn(email, demoPassword), /code that your authenticator/)
  await someone().call(signIn, { email, password: demoPassword, code: codeNow(secret) })
})

test('who has the wrong password is never told that a code is asked for', async () => {
  await assert.rejects(someone().signIn(email, 'wrong'), /do not belong together/)
})

test('a code is good once, and an older one after it never; a wrong one costs time like a password', async () => {
  moveClock(5 * 60_000)
  const older = codeNow(secret)
  moveClock(30_000)
  const code = codeNow(secret)
  const come = (with_: string) =>
    someone().call(signIn, { email, password: demoPassword, code: with_ })
  const both = await Promise.allSettled([come(code), come(code)])
  assert.equal(both.filter(each => each.status === 'fulfilled').length, 1)
  await assert.rejects(come(code), /used already/)
  await assert.rejects(come(older), /used already/)
  for (let i = 0; i < 4; i++) await come('123 456').catch(() => undefined)
  await assert.rejects(come('123456'), /Try again in/)
})

test('a recovery code opens once, written as one likes, and new ones end the old', async () => {
  const come = (code: string) => someone().call(signIn, { email, password: demoPassword, code })
  await come(recovery[0]!.toUpperCase().replaceAll('-', ' '))
  await assert.rejects(come(recovery[0]!), /used already/)
  assert.equal((await theo.call(getMySignIn, {})).recoveryCodesLeft, 9)
  moveClock(10 * 60_000)
  const proof = { password: demoPassword, code: codeNow(secret) }
  await theo.signInAgain(proof)
  moveClock(11 * 60_000)
  const fresh = await theo.call(renewRecoveryCodes, {
    password: demoPassword,
    code: codeNow(secret)
  })
  await assert.rejects(come(recovery[1]!), /not right/)
  await come(fresh.recoveryCodes[0]!)
})

test('codes are turned off with password and code, and not by a screen left open', async () => {
  moveClock(40 * 60_000)
  const code = codeNow(secret)
  await assert.rejects(theo.call(stopCodes, { password: 'wrong', code }), /not your password/)
  await theo.call(stopCodes, { password: demoPassword, code })
  await someone().signIn(email, demoPassword)
  assert.deepEqual((await theo.call(getMySignIn, {})).codesSince, null)
})

test('the secret of an authenticator and recovery codes are not in the database as they are', async () => {
  const { secret: mine } = await zoe.call(startCodes, { password: demoPassword })
  const { recoveryCodes } = await zoe.call(confirmCodes, { code: codeNow(mine) })
  const rows = await asOwner<{ all: string }>(
    shop.databaseUrl,
    `select (select string_agg(encode(secret_sealed, 'escape'), ' ') from codes)
       || (select string_agg(encode(code_hash, 'escape'), ' ') from recovery_codes) as all`
  )
  for (const word of [mine, ...recoveryCodes]) assert.ok(!rows[0]!.all.includes(word))
})

test('my sessions: which device, last used when; one that is ended closes its screens', async () => {
  const phone = new Person(shop.server.url)
  phone.userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604'
  await phone.signIn(email, demoPassword)
  const screen = await phone.open()
  const { sessions } = await theo.call(listMySessions, {})
  const mine = sessions.find(each => each.device === 'Safari on iPhone')!
  assert.equal(mine.businessName, 'Fern & Wild')
  assert.equal(sessions.filter(each => each.current).length, 1)
  assert.ok(!mine.current)
  await theo.call(endMySession, { id: mine.id })
  await screen.until(() => screen.closeCode === 4401)
  assert.equal((await phone.fetch('/api/v1/session')).status, 401)
  const zoes = await zoe.call(listMySessions, {})
  await assert.rejects(theo.call(endMySession, { id: zoes.sessions[0]!.id }), /no such session/)
})

test('“last used” follows use, and not each click is written', async () => {
  const person = await shop.as(shop.server, 'maya@salon.test')
  const used = async () =>
    (await person.call(listMySessions, {})).sessions.find(each => each.current)!.lastUsedAt
  const first = await used()
  moveClock(5 * 60_000)
  await eventually(used, at => Date.parse(at) >= Date.parse(first) + 4 * 60_000)
})

test('a new password ends the other sessions and keeps this one', async () => {
  const other = await shop.as(shop.server, 'maya@salon.test')
  const screen = await other.open()
  const change = (current: string, next: string) => maya.call(changePassword, { current, next })
  await assert.rejects(change('wrong', good), /not your password/)
  await assert.rejects(change(demoPassword, '12345678'), /different|tried first/)
  await change(demoPassword, good)
  await screen.until(() => screen.closeCode === 4401)
  assert.equal((await maya.fetch('/api/v1/session')).status, 200)
  await change(good, demoPassword)
})

test('sign out everywhere: every screen in every process closes within two seconds', async () => {
  const other = await shop.anotherServer('web')
  const [here, there] = [await shop.as(shop.server, email), await shop.as(other, email)]
  const screens = [await here.open(), await there.open()]
  const started = performance.now()
  const { ended } = await here.call(signOutEverywhere, {})
  assert.ok(ended >= 2)
  for (const screen of screens) await screen.until(() => screen.closeCode === 4401)
  await eventually(
    () => Promise.all([here, there, theo].map(person => person.fetch('/api/v1/session'))),
    answers => answers.every(answer => answer.status === 401)
  )
  assert.ok(performance.now() - started < 2_000)
})

test('what somebody did with their sign-in, and wrong tries, stand in the audit log', async () => {
  await someone()
    .signIn(email, 'wrong')
    .catch(() => undefined)
  const { lines } = await eventually(
    () => maya.call(listAudit, { group: 'sign-in', limit: 200 }),
    ({ lines }) => lines[0]!.act === 'sign-in.refused'
  )
  const acts = new Set(lines.map(line => line.act))
  for (const act of ['codes-on', 'codes-off', 'recovery-codes-made', 'password-changed'] as const) {
    assert.ok(acts.has(`sign-in.${act}`), act)
  }
  assert.ok(acts.has('sign-in.ended-everywhere') && acts.has('sign-in.ended'))
})

test('a device is named as a person would name it', () => {
  const named = {
    'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/150.0': 'Firefox on Windows',
    'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0 Safari/537.36 Edg/150.0': 'Edge on Linux',
    'Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile Safari/537.36': 'Chrome on Android',
    'curl/8.1': 'A program',
    '': 'A program'
  }
  for (const [agent, name] of Object.entries(named)) assert.equal(deviceOf(agent), name)
})
