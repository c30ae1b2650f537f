import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { countConversations } from '@parlor/contract/conversations.ts'
import { countSegments } from '@parlor/contract/segments.ts'
import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { startServer } from '../server.ts'
import { aDatabase, asOwner } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { demoPassword } from './add-business.ts'
import { fillBusy } from './busy.ts'
import { busyTexts } from './busy-texts.ts'
import { conversationsThatMiscount } from './recount.ts'
import { fillWorld } from './worlds.ts'

type AfterTest = { after(act: () => Promise<void> | void): void }

async function emptyServer(t: AfterTest, env: Record<string, string> = {}) {
  const closers: (() => Promise<void> | void)[] = []
  t.after(async () => {
    for (const close of closers) await close()
  })
  const databaseUrl = await aDatabase({ after: close => void closers.unshift(close) })
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-busy-'))
  closers.unshift(() => rmSync(folder, { recursive: true, force: true }))
  const config = readConfig({
    PORT: '0',
    PARLOR_DATA: folder,
    TWILIO_ACCOUNT_SID: `AC${'5a'.repeat(16)}`,
    TWILIO_AUTH_TOKEN: 'the-salons-token',
    TWILIO_API_URL: 'http://127.0.0.1:9',
    ...env
  })
  const log = createLog('silent')
  const server = await startServer({ config, ownerUrl: databaseUrl, log, checkReplies: true })
  closers.unshift(() => server.close())
  return { server, config, databaseUrl }
}

test('a busy year is written whole: rows, conversations and who has read them', async t => {
  const { server, config, databaseUrl } = await emptyServer(t, {
    PARLOR_WORLD: 'busy',
    PARLOR_BUSY_CONVERSATIONS: '200',
    PARLOR_BUSY_MESSAGES: '51000'
  })
  const { lines } = await fillWorld(server, config, databaseUrl)
  assert.match(lines[0]!, /51,000 messages in .* a second/)
  const [sizes] = await asOwner<object>(
    databaseUrl,
    `select (select count(*) from messages)::int as messages,
       (select count(*) from conversations)::int as conversations,
       (select count(*) from clients)::int as clients,
       (select count(*) from messages
         where status in ('queued', 'sending', 'unknown'))::int as waiting,
       (select count(*) from messages where at > now())::int as "fromTomorrow",
       (select count(*) from client_phones
         where phone !~ '^\\+1[2-9]\\d\\d55501\\d\\d$')::int as "realPhones"`
  )
  const none = { waiting: 0, fromTomorrow: 0, realPhones: 0 }
  assert.deepEqual(sizes, { messages: 51_000, conversations: 200, clients: 200, ...none })
  assert.deepEqual(await asOwner(databaseUrl, conversationsThatMiscount), [])
  const [order] = await asOwner<{ wrong: number }>(
    databaseUrl,
    `select count(*)::int as wrong 
     from (select at, lag(at) over (order by id) as before from messages) m
     where at <= before`
  )
  assert.equal(order!.wrong, 0)
  const maya = await new Person(server.url).signIn('maya@salon.test', demoPassword)
  const { counts } = await maya.call(countConversations, {})
  assert.ok(counts.open > counts.unread && counts.unread > 0)
  const zoe = await new Person(server.url).signIn('zoe@salon.test', demoPassword)
  assert.ok((await zoe.inbox('all')).length > 0)
})

test('several busy businesses share the size, and each has people who can sign in', async t => {
  const { server, databaseUrl } = await emptyServer(t)
  const size = { conversations: 40, messages: 400, businesses: 2 }
  const busy = await fillBusy(server, size)
  assert.equal(busy.businesses.length, 2)
  const each = await asOwner<{ n: number }>(
    databaseUrl,
    'select count(*)::int as n from messages group by business_id'
  )
  assert.deepEqual(each, [{ n: 200 }, { n: 200 }])
  const owner = await new Person(server.url).signIn('owner@busy-2.test', demoPassword)
  assert.equal((await owner.inbox('all')).length, 20)
  await assert.rejects(
    fillBusy(server, { conversations: 10, messages: 9 }),
    /Every conversation needs a message/
  )
})

test('busy texts are as long and as far from GSM as people’s texts are', () => {
  const { bodies } = busyTexts()
  const length = bodies.reduce((sum, body) => sum + body.length, 0) / bodies.length
  assert.ok(length > 66 && length < 74, `${length} characters on average`)
  const far = bodies.filter(body => countSegments(body).encoding === 'ucs2').length
  assert.equal(far / bodies.length, 0.15)
  assert.equal(new Set(bodies).size, 2_000)
})
