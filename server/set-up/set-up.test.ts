import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import {
  answerFirstText,
  checkSetUp,
  finishSetUp,
  getSetUp,
  sendFirstText,
  setUp
} from '@parlor/contract/set-up.ts'
import { fillWorld } from '../demo/worlds.ts'
import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { hashPassword } from '../platform/secrets.ts'
import { startServer } from '../server.ts'
import { startCarrier } from '../testing/carrier.ts'
import { aDatabase } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { eventually } from '../testing/wait.ts'
import { createBusiness } from './create-business.ts'
import { virtualPhone } from './first-text.ts'

const closers: (() => Promise<void> | void)[] = []
after(async () => {
  for (const close of closers) await close()
})
const t = { after: (close: () => Promise<void> | void) => void closers.unshift(close) }
const carrier = await startCarrier(t)
const ownerUrl = await aDatabase(t)
const folder = mkdtempSync(path.join(tmpdir(), 'parlor-set-up-'))
t.after(() => rmSync(folder, { recursive: true, force: true }))
const config = readConfig({
  PORT: '0',
  PARLOR_DATA: folder,
  PARLOR_WORLD: 'empty',
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
  SIMULATOR_PORT: new URL(carrier.url).port,
  TWILIO_ACCOUNT_SID: carrier.account.accountSid,
  TWILIO_AUTH_TOKEN: carrier.account.authToken
})
const server = await startServer({
  config,
  ownerUrl,
  log: createLog(config.logLevel),
  checkReplies: true
})
t.after(() => server.close())

const tokenIn = (lines: string[]) => /\/set-up#([\w-]{43})$/m.exec(lines.join('\n'))?.[1] ?? ''
const someone = () => new Person(server.url)
const wizard = (token: string, password = 'a long and quiet river') => ({
  token,
  owner: { name: 'Ada Byrne', email: 'Ada@quiet.test', password },
  business: {
    ...{ name: 'Quiet River', kind: 'spa' as const, timeZone: 'America/Vancouver', country: 'CA' },
    locationName: 'Dock Street'
  },
  number: 'virtual' as const
})
let token = ''

test('an empty world prints one link; the next start prints another, and the first has ended', async () => {
  const first = tokenIn((await fillWorld(server, config, ownerUrl)).lines)
  token = tokenIn((await fillWorld(server, config, ownerUrl)).lines)
  assert.notEqual(first, token)
  const isGood = async (which: string) => (await someone().call(checkSetUp, { token: which })).good
  assert.deepEqual([await isGood(first), await isGood(token)], [false, true])
  assert.equal(await isGood('x'.repeat(43)), false)
})

test('what is wrong is said, and the link stays good', async () => {
  const set = (change: object) => someone().call(setUp, { ...wizard(token), ...change })
  await assert.rejects(set({ ...wizard(token, 'password1') }), /tried first/)
  const nowhere = { ...wizard(token).business, timeZone: 'Mars/Olympus' }
  await assert.rejects(set({ business: nowhere }), /no time zone Mars/)
  await assert.rejects(set({ token: 'x'.repeat(43) }), /has ended or was used/)
})

test('the wizard: account, business, number, first text out, and the virtual phone answers', async () => {
  const answers = await Promise.allSettled(
    [someone(), someone()].map(async ada => ({
      ada,
      session: await ada.call(setUp, wizard(token))
    }))
  )
  const made = answers.filter(answer => answer.status === 'fulfilled')
  assert.equal(made.length, 1, 'of two at the same moment one sets up')
  const { ada, session } = made[0]!.value
  assert.deepEqual(
    [session.business.name, session.staff.role, session.locations[0]!.name],
    ['Quiet River', 'owner', 'Dock Street']
  )
  assert.equal(session.numbers.length, 1)
  await assert.rejects(ada.call(answerFirstText, { body: 'Too early' }), /Text the phone first/)
  const before = await ada.call(getSetUp, {})
  assert.deepEqual([before.number, before.firstText, before.finishedAt], [true, null, null])
  assert.equal(before.phonesUrl, carrier.url)

  await ada.call(sendFirstText, { messageId: newId(), body: 'Hi, this is Quiet River.' })
  await eventually(
    () => ada.call(getSetUp, {}),
    state => state.firstText?.deliveredAt != null
  )
  assert.deepEqual(await carrier.acceptedTo(virtualPhone), ['Hi, this is Quiet River.'])
  await ada.call(answerFirstText, { body: 'Thursday after 4 would be lovely' })
  const { firstText } = await eventually(
    () => ada.call(getSetUp, {}),
    state => state.firstText?.answeredAt != null
  )
  assert.ok(firstText!.answeredAt)
  assert.equal((await ada.thread(virtualPhone)).length, 2)
  assert.ok((await ada.call(finishSetUp, {})).finishedAt)
  await someone().signIn('ada@quiet.test', 'a long and quiet river')
})

test('where somebody works, no link is printed and the old one opens nothing', async () => {
  assert.deepEqual((await fillWorld(server, config, ownerUrl)).lines, [])
  assert.equal((await someone().call(checkSetUp, { token })).good, false)
  await assert.rejects(someone().call(setUp, wizard(token)), /has ended or was used/)
})

test('creating a business is one call, whole or not at all', async () => {
  const passwordHash = await hashPassword('a long and quiet river')
  const parts = { db: server.platform.db, accounts: server.accounts }
  const one = (email: string) =>
    createBusiness(parts, {
      ...{ name: 'Second', kind: 'vet', timeZone: 'America/Toronto', country: 'CA' },
      ...{ locationName: 'Main', setUp: true },
      owner: { name: 'Bo Second', email, passwordHash },
      number: null
    })
  await one('bo@second.test')
  const bo = await someone().signIn('bo@second.test', 'a long and quiet river')
  assert.deepEqual(await bo.inbox('all'), [])
  await assert.rejects(one('bo@second.test'), /unique/)
  const rows = await server.platform.db.rows<{ held: number }>(
    'select count(*)::int as held from memberships'
  )
  assert.equal(rows[0]!.held, 2)
})
