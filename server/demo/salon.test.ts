import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { listAppointments, listClientAppointments } from '@parlor/contract/appointments.ts'
import { countConversations, isUnread, listConversations } from '@parlor/contract/conversations.ts'
import { listMessages, messagingLimits } from '@parlor/contract/messaging.ts'
import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { type Server, startServer } from '../server.ts'
import { aDatabase, asOwner } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { demoPassword } from './add-business.ts'
import { canary } from './next-door.ts'
import { conversationsThatMiscount } from './recount.ts'
import { fillWorld } from './worlds.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'parlor-demo-'))
const config = readConfig({
  PORT: '0',
  PARLOR_DATA: folder,
  TWILIO_ACCOUNT_SID: `AC${'5a'.repeat(16)}`,
  TWILIO_AUTH_TOKEN: 'the-salons-token',
  TWILIO_API_URL: 'http://127.0.0.1:9'
})
const closers: (() => Promise<void> | void)[] = []
let databaseUrl = ''
let server: Server
const as = (email: string) => new Person(server.url).signIn(email, demoPassword)
const owner = <Row>(text: string) => asOwner<Row>(databaseUrl, text)

async function start() {
  server = await startServer({
    config,
    ownerUrl: databaseUrl,
    log: createLog('silent'),
    checkReplies: true
  })
  await fillWorld(server, config, databaseUrl)
}

before(async () => {
  databaseUrl = await aDatabase({ after: close => void closers.unshift(close) })
  await start()
})

after(async () => {
  await server.close()
  for (const close of closers) await close()
  rmSync(folder, { recursive: true, force: true })
})

test('the salon has three staff, sixty clients and forty conversations', async () => {
  const maya = await as('maya@salon.test')
  const rows = await maya.inbox('all')
  assert.equal(rows.length, 40)
  const { counts } = await maya.call(countConversations, {})
  assert.deepEqual(counts, {
    ...{ open: 17, unread: 4, replied: 6, failed: 2, mine: 5, unassigned: 3 },
    ...{ scheduled: 0, snoozed: 0, closed: 23, blocked: 0, all: 40 }
  })
  const sizes = await owner<{ staff: number; clients: number }>(
    `select (select count(*) from staff where business_id = b.id)::int as staff,
       (select count(*) from clients where business_id = b.id)::int as clients
     from businesses b order by name`
  )
  assert.deepEqual(sizes, [
    { staff: 4, clients: 60 },
    { staff: 2, clients: 6 }
  ])
  const top = (await maya.inbox()).slice(0, 3)
  assert.deepEqual(
    top.map(row => row.client?.name ?? row.phone),
    ['Priya Raman', 'Gloria Bassett', '+12505550187']
  )
  assert.deepEqual(
    top.map(row => row.unanswered),
    [1, 3, 1]
  )
  assert.ok(!isUnread(top[0]!) && isUnread(top[1]!))
})

test('every row of the inbox says what a recount of its texts says', async () => {
  assert.deepEqual(await owner(conversationsThatMiscount), [])
  const twice = await owner(
    'select 1 from messages group by conversation_id, at having count(*) > 1'
  )
  assert.deepEqual(twice, [])
  const sizes = await owner<{ least: number; most: number }>(
    `select min(n)::int as least, max(n)::int as most
     from (select count(*) as n from messages group by conversation_id) each`
  )
  assert.ok(sizes[0]!.least >= 1 && sizes[0]!.most >= 20 && sizes[0]!.most <= 25)
})

test('what failed says why, and nothing waits to leave', async () => {
  const maya = await as('maya@salon.test')
  const failures = (await maya.inbox('failed')).map(row => [row.client?.name, row.last?.failure])
  assert.deepEqual(failures, [
    ['Ines Duarte', 'landline'],
    ['Omar Haddad', 'unreachable']
  ])
  const parking = (await maya.thread('+12505550142')).find(text => text.failure)
  assert.equal(parking?.body, 'Parking is behind the salon: bit.ly/fwpark')
  assert.equal(parking.failure?.carrierCode, '30007')
  const waiting = await owner(
    `select 1 from messages where status not in ('received', 'sent', 'delivered', 'undelivered')`
  )
  assert.deepEqual(waiting, [])
  assert.ok((await maya.conversationWith('+12505550151')).optedOutAt)
})

test('Zoe sees her own clients and nobody else', async () => {
  const zoe = await as('zoe@salon.test')
  const { zoe: zoeId } = await staffIds()
  const rows = await zoe.inbox('all')
  assert.equal(rows.length, 13)
  for (const row of rows) assert.ok([row.client?.providerId, row.assigneeId].includes(zoeId!))
  await assert.rejects(zoe.conversationWith('+12505550163'), /no conversation/)
  const maya = await as('maya@salon.test')
  const { id } = await maya.conversationWith('+12505550163')
  await assert.rejects(zoe.call(listMessages, { id }), /conversation/)
})

test('not a word of the neighbour is heard at the salon, though they share a phone', async () => {
  const maya = await as('maya@salon.test')
  const ines = await as('ines@nextdoor.test')
  const theirs = await ines.inbox('all')
  assert.equal(theirs.length, 5)
  for (const row of theirs) {
    assert.match(JSON.stringify(await ines.thread(row.phone)), new RegExp(canary))
  }
  const ours = await maya.call(listConversations, { view: 'all', limit: 100 })
  const threads = await Promise.all(ours.rows.map(row => maya.thread(row.phone)))
  assert.doesNotMatch(JSON.stringify([ours, threads]), new RegExp(canary, 'i'))
  const shared = ours.rows.filter(row => theirs.some(other => other.phone === row.phone))
  assert.deepEqual(
    shared.map(row => row.client?.name),
    ['Marcus Bell']
  )
})

test('every text can be sent and every phone belongs to nobody', async () => {
  const bodies = await owner<{ longest: number }>(
    'select max(length(body)) as longest from messages'
  )
  assert.ok(bodies[0]!.longest <= messagingLimits.bodyCharactersMax)
  const phones = await owner<{ phone: string }>(
    `select phone from client_phones union select phone from conversations
     union select phone from numbers`
  )
  assert.ok(phones.length > 60)
  for (const { phone } of phones) assert.match(phone, /^\+125055501\d\d$/)
  const braces = await owner(`select 1 from messages where body ~ '[{}¶|]|\\[|\\]'`)
  assert.deepEqual(braces, [])
})

test('this week the salon is full, nobody is in two places, and Priya comes today', async () => {
  const maya = await as('maya@salon.test')
  const dayMs = 86_400_000
  const [from, to] = [-2, 12].map(days => new Date(Date.now() + days * dayMs).toISOString())
  const { appointments, conversations } = await maya.call(listAppointments, { from, to })
  assert.ok(appointments.length > 100, String(appointments.length))
  assert.ok(conversations.some(row => row.client?.name === 'Priya Raman'))
  const twice = await owner(
    `select a.id from appointments a join appointments b on b.business_id = a.business_id
       and b.staff_id = a.staff_id and b.id > a.id and b.starts_at < a.busy_until
       and a.starts_at < b.busy_until
     where a.status <> 'cancelled' and b.status <> 'cancelled'`
  )
  assert.deepEqual(twice, [])
  const priya = (await maya.conversationWith('+12505550142')).client!
  const { appointments: hers } = await maya.call(listClientAppointments, { id: priya.id })
  assert.equal(hers.length, 2)
})

test('a second start on the same data adds nothing', async () => {
  const count = () =>
    owner<{ n: number }>(
      `select (select count(*) from businesses) + (select count(*) from clients)
        + (select count(*) from conversations) + (select count(*) from messages)
        + (select count(*) from appointments) + (select count(*) from accounts) + (select count(*) from carrier_accounts) as n`
    )
  const first = await count()
  await server.close()
  await start()
  assert.deepEqual(await count(), first)
})

async function staffIds(): Promise<Record<string, string>> {
  const staff = await owner<{ name: string; id: string }>('select name, id from staff')
  return Object.fromEntries(staff.map(({ name, id }) => [name.split(' ')[0]!.toLowerCase(), id]))
}
