import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { batchLimits } from '../platform/batches.ts'
import { asOwner } from '../testing/database.ts'
import { expectSynced } from '../testing/expect-synced.ts'
import { type Handset, priyasPhone, type Salon, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'
import { webhookLimits } from './webhooks.ts'

// However slow the machine is, it is not the clock that decides what goes together.
const patienceMs = batchLimits.patienceMs
webhookLimits.databaseMs = 60_000
batchLimits.patienceMs = 60_000

type Sent = [from: Handset, body: string, more?: object]

/** Somebody's text is being stored and cannot end; behind it come the others, in this order. */
async function whileOneIsBeingStored(shop: Salon, texts: Sent[]) {
  const release = await holdUp(
    shop,
    `select from event_counters where business_id = '${shop.salon.businessId}' for update`
  )
  const answers = [shop.stranger.text('The first')]
  await somebodyWaits(shop)
  for (const [at, [from, body, more]] of texts.entries()) {
    answers.push(from.text(body, more))
    await eventually(
      async () => shop.server.webhooks.intake.waiting(),
      waiting => waiting > at
    )
  }
  await release()
  return (await Promise.all(answers)).map(({ status }) => status)
}

async function holdUp({ databaseUrl }: Salon, statement: string) {
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query(statement)
  return async () => {
    await holder.query('rollback')
    await holder.end()
  }
}

function somebodyWaits({ databaseUrl }: Salon) {
  const waiters = `select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return eventually(
    () => asOwner(databaseUrl, waiters),
    rows => rows.length > 0
  )
}

/** The texts of each transaction, in the order in which they were told to the screens. */
async function transactions({ databaseUrl }: Salon): Promise<string[][]> {
  const rows = await asOwner<{ bodies: string[] }>(
    databaseUrl,
    `select array_agg(m.body order by e.seq) as bodies from messages m join events e
       on e.event->'message'->>'id' = m.id::text
     where m.direction = 'inbound' group by m.xmin::text order by min(e.seq)`
  )
  return rows.map(row => row.bodies)
}

test('texts that come while one is being stored go together, each client’s in their order', async t => {
  const shop = await theSalon(t)
  const { priya, gloria, maya } = shop
  await priya.text('Before')
  const someoneNew: Handset = { ...priya, phone: '+12505550199', text: shop.stranger.text }
  const statuses = await expectSynced(maya, () =>
    whileOneIsBeingStored(shop, [
      [gloria, 'Can I come on Friday?'],
      [priya, 'Hi'],
      [priya, 'It is me again'],
      [someoneNew, 'Are you open?', { from: someoneNew.phone }],
      [gloria, 'Or on Saturday?']
    ])
  )
  assert.deepEqual(new Set(statuses), new Set([200]))
  const groups = await transactions(shop)
  assert.deepEqual(groups.slice(0, 2), [['Before'], ['The first']])
  assert.deepEqual(groups[2]?.length, 5, 'those behind it went in one transaction')
  assert.equal(groups.length, 3)
  const bodies = async (phone: string) => (await maya.thread(phone)).map(({ body }) => body)
  assert.deepEqual(await bodies(priyasPhone), ['Before', 'Hi', 'It is me again'])
  assert.deepEqual(await bodies(gloria.phone), ['Can I come on Friday?', 'Or on Saturday?'])
  assert.deepEqual(await bodies(someoneNew.phone), ['Are you open?'])
  assert.equal((await maya.conversationWith(priyasPhone)).unanswered, 3)
  const names = (await maya.inbox()).map(row => row.last?.preview)
  assert.deepEqual(names, ['Or on Saturday?', 'Are you open?', 'It is me again', 'The first'])
})

test('a text that cannot be stored waits for a person, and harms none of those beside it', async t => {
  const shop = await theSalon(t)
  const { priya, gloria, maya, databaseUrl } = shop
  await asOwner(
    databaseUrl,
    "alter table messages add constraint fault check (body not like 'poison%')"
  )
  const statuses = await whileOneIsBeingStored(shop, [
    [gloria, 'Before the poison'],
    [priya, 'poison'],
    [gloria, 'After the poison'],
    [priya, 'And once more from me']
  ])
  assert.deepEqual(statuses, [200, 200, 202, 200, 200])
  const kept = await asOwner<{ reason: string; body: Buffer }>(
    databaseUrl,
    'select reason, body from quarantine'
  )
  assert.deepEqual(
    kept.map(({ reason, body }) => [reason, new URLSearchParams(String(body)).get('Body')]),
    [['story-threw', 'poison']]
  )
  const bodies = async (phone: string) => (await maya.thread(phone)).map(({ body }) => body)
  assert.deepEqual(await bodies(gloria.phone), ['Before the poison', 'After the poison'])
  assert.deepEqual(await bodies(priyasPhone), ['And once more from me'])
})

test('twins that wait side by side are one text', async t => {
  const shop = await theSalon(t)
  const { priya, gloria, maya } = shop
  const { sid } = await priya.text('Running 10 late, sorry')
  const twin: Sent = [priya, 'Running 10 late, sorry', { sid, times: 10 }]
  const newTwins: Sent = [gloria, 'On my way', { times: 10 }]
  const statuses = await expectSynced(maya, () => whileOneIsBeingStored(shop, [twin, newTwins]))
  assert.deepEqual(new Set(statuses), new Set([200]))
  assert.equal((await maya.thread(priyasPhone)).length, 1)
  assert.equal((await maya.thread(gloria.phone)).length, 1)
  assert.equal((await maya.conversationWith(gloria.phone)).unanswered, 1)
})

test('a STOP in the midst of others stops its own sender, and START in its turn undoes it', async t => {
  const shop = await theSalon(t)
  const { priya, gloria, maya, theo } = shop
  await expectSynced(maya, () =>
    whileOneIsBeingStored(shop, [
      [gloria, 'STOP'],
      [priya, 'STOP'],
      [gloria, 'START'],
      [priya, 'Sorry, one more thing']
    ])
  )
  await assert.rejects(theo.reply(priyasPhone, 'See you'), /has asked not to be texted/)
  await theo.reply(gloria.phone, 'Welcome back')
  await eventually(
    () => gloria.inbox(),
    inbox => inbox.includes('Welcome back')
  )
  const told = await asOwner<{ body: string; stopped: boolean }>(
    shop.databaseUrl,
    `select event->'message'->>'body' as body,
       event->'conversation'->>'optedOutAt' is not null as stopped
     from events where event->'conversation'->>'phone' = $1 and event ? 'message' order by seq`,
    [priyasPhone]
  )
  assert.deepEqual(
    told.map(({ body, stopped }) => [body, stopped]),
    [
      ['STOP', true],
      ['Sorry, one more thing', true]
    ]
  )
})

test('texts that go together lock conversations in the order of their ids, as all do', async t => {
  const shop = await theSalon(t)
  const { priya, gloria, databaseUrl } = shop
  await gloria.text('The older conversation, of the higher phone')
  await priya.text('The younger one')
  const release = await holdUp(
    shop,
    `select from conversations where phone = '${priyasPhone}' for update`
  )
  const stored = whileOneIsBeingStored(shop, [
    [priya, 'Hi'],
    [gloria, 'Hi']
  ])
  const free = 'select from conversations where phone = $1 for update skip locked'
  await eventually(
    () => asOwner(databaseUrl, free, [gloria.phone]),
    rows => rows.length === 0
  )
  await release()
  assert.deepEqual(await stored, [200, 200, 200])
})

test('a conversation that is held up does not hold up the clients behind it for long', async t => {
  batchLimits.patienceMs = patienceMs
  const shop = await theSalon(t)
  const { priya, gloria, maya } = shop
  await priya.text('Before')
  await gloria.text('Before')
  const release = await holdUp(
    shop,
    `select from conversations where phone = '${priyasPhone}' for update`
  )
  const held = priya.text('Held up')
  await somebodyWaits(shop)
  const { status } = await gloria.text('Not held up')
  assert.equal(status, 200)
  assert.equal((await maya.thread(priyasPhone)).length, 1)
  await release()
  assert.equal((await held).status, 200)
  assert.equal((await maya.thread(priyasPhone)).length, 2)
})
