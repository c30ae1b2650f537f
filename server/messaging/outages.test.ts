import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { WebSocket } from 'ws'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { moveClock, now, startClock, stopClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { priyasPhone, salonPhone, theSalon } from '../testing/salon.ts'
import { signedCall } from '../testing/signed-call.ts'
import { eventually } from '../testing/wait.ts'

const bodiesIn = async (databaseUrl: string) =>
  (await asOwner<{ body: string }>(databaseUrl, 'select body from messages order by at, id')).map(
    row => row.body
  )

test('a database that is held up keeps no carrier waiting: the text goes to the disk and comes in later, once', async t => {
  const { priya, theo, databaseUrl, server } = await theSalon(t)
  await priya.text('Hello')
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table messages in access exclusive mode')
  const started = performance.now()
  const { status } = await priya.text('Is anybody there?')
  const tookMs = performance.now() - started
  await holder.query('commit')
  await holder.end()
  assert.equal(status, 202)
  assert.ok(tookMs < 2_500, `the carrier waited ${tookMs} ms`)
  await eventually(
    () => theo.thread(priyasPhone),
    thread => thread.length === 2
  )
  await eventually(
    async () => server.webhooks.spool.count(),
    count => count === 0
  )
  assert.deepEqual(await bodiesIn(databaseUrl), ['Hello', 'Is anybody there?'])
})

test('a text waits for neither its pictures, nor the carrier, nor a screen that does not read', async t => {
  const shop = await theSalon(t)
  const { priya, theo, maya, server, carrier } = shop
  await priya.text('Hello')
  const heard: string[] = []
  const hanging = createServer(request => void heard.push(request.url ?? '')).listen(0, '127.0.0.1')
  await once(hanging, 'listening')
  const url = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`
  const { accountSid, authToken } = carrier.account
  await server.accounts.update(accountSid, authToken, url)
  await theo.reply(priyasPhone, 'An answer that hangs at the carrier')
  await eventually(
    async () => heard.length,
    asked => asked > 0
  )
  const deaf = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/live`, {
    headers: { cookie: maya.cookie }
  })
  await once(deaf, 'open')
  deaf.pause()
  const { status } = await signedCall(shop, [
    ['MessageSid', `MM${'4a'.repeat(16)}`],
    ['AccountSid', accountSid],
    ['From', priyasPhone],
    ['To', salonPhone],
    ['Body', 'Look at this'],
    ['NumMedia', '1'],
    ['MediaUrl0', `${url}/picture.png`],
    ['MediaContentType0', 'image/png']
  ])
  deaf.terminate()
  hanging.close().closeAllConnections()
  assert.equal(status, 200, 'stored, not spooled after a wait in vain')
  const last = (await theo.thread(priyasPhone)).at(-1)
  assert.deepEqual([last?.body, last?.media.length], ['Look at this', 1])
})

test('neither the database nor the disk takes it: the carrier hears 503, never a 2xx', async t => {
  const { priya, theo, databaseUrl, dataDir, server, carrier } = await theSalon(t)
  await priya.text('Hello')
  const [number] = (await carrier.ledger('number')) as unknown as { urls: { smsUrl: string } }[]
  const once = { url: `${number!.urls.smsUrl.split('#')[0]}#rc=0` }
  const spool = path.join(dataDir, 'spool')
  rmSync(spool, { recursive: true })
  writeFileSync(spool, 'where the folder was')
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table messages in access exclusive mode')
  const refused = await priya.text('Is anybody there?', once)
  rmSync(spool)
  mkdirSync(spool)
  const kept = await priya.text('And now?', once)
  await holder.query('rollback')
  await holder.end()
  assert.deepEqual([refused.status, kept.status], [503, 202])
  const thread = await eventually(
    () => theo.thread(priyasPhone),
    texts => texts.some(({ body }) => body === 'And now?')
  )
  await eventually(
    async () => server.webhooks.spool.count(),
    count => count === 0
  )
  assert.equal(thread.filter(({ body }) => body === 'And now?').length, 1)
})

test('while the database is away a forged text is refused as ever, and takes no room on the disk', async t => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-outage-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder })
  const closers: (() => Promise<void> | void)[] = []
  const salon = await theSalon(
    { after: close => void closers.push(close) },
    { databaseUrl: postgres.url }
  )
  t.after(async () => {
    for (const close of closers) await close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  await salon.priya.text('Before')
  await postgres.stop()
  const forged = await salon.priya.text('Forged', { signature: 'wrong' })
  const real = await salon.priya.text('Real')
  assert.deepEqual([forged.status, real.status], [403, 202])
  assert.equal(salon.server.webhooks.spool.count(), 1)
})

test('the database is killed while texts come: every acknowledged one is there, once', async t => {
  const closers: (() => Promise<void> | void)[] = []
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-outage-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder })
  const salon = await theSalon(
    { after: close => void closers.push(close) },
    { databaseUrl: postgres.url }
  )
  t.after(async () => {
    for (const close of closers) await close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  const acknowledged: string[] = []
  const postmaster = Number(
    readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]
  )
  await Promise.all(
    Array.from({ length: 80 }, async (_, i) => {
      const body = `text ${i}`
      const { status } = await salon.carrier.inbound({
        from: `+1250555${3000 + (i % 9)}`,
        to: salonPhone,
        body
      })
      if (status && status < 300) acknowledged.push(body)
      if (acknowledged.length === 10) process.kill(postmaster, 'SIGKILL')
    })
  )
  assert.ok(acknowledged.length > 40, `only ${acknowledged.length} of 80 were acknowledged`)
  const stored = await eventually(
    () => bodiesIn(postgres.url).catch(() => []),
    (bodies: string[]) => acknowledged.every(body => bodies.includes(body))
  )
  assert.equal(new Set(stored).size, stored.length)
})

test('after an outage of ours the carrier’s list brings what we missed, in its own time and once', async t => {
  const { priya, theo, server } = await theSalon(t)
  await priya.text('Before')
  await priya.text('While you were away', { deliver: false })
  await server.reconcile()
  await server.reconcile()
  const thread = await theo.thread(priyasPhone)
  assert.deepEqual(thread.map(message => message.body).sort(), ['Before', 'While you were away'])
  assert.equal((await theo.conversationWith(priyasPhone)).unanswered, 2)
})

test('a picture that came while we were away is not lost', async t => {
  const { priya, theo, server } = await theSalon(t)
  await priya.text('', {
    deliver: false,
    media: [{ contentType: 'image/png', base64: 'iVBORw0KGgo=' }]
  })
  await server.reconcile()
  const [picture] = await theo.thread(priyasPhone)
  assert.deepEqual(picture?.media, [{ contentType: 'image/png' }])
})

test('a receipt that was lost on the way is read from the carrier’s list', async t => {
  const salon = await theSalon(t)
  const { priya, theo, carrier, server } = salon
  await priya.text('Hello')
  await carrier.control('faults', {
    match: { to: priyasPhone },
    times: 1,
    fault: { kind: 'dropped-callbacks', statuses: ['sent', 'delivered'] }
  })
  await theo.reply(priyasPhone, 'Hello Priya')
  await eventually(
    () => priya.inbox(),
    inbox => inbox.length === 1
  )
  await salon.quiet()
  const last = async () => (await theo.thread(priyasPhone)).at(-1)!.status
  assert.equal(await last(), 'sent')
  await eventually(
    async () => {
      await server.reconcile()
      return last()
    },
    status => status === 'delivered'
  )
})

test('a number never hands over faster than its rate, and uses all of it', async t => {
  t.after(startClock)
  stopClock(now())
  const shop = await theSalon(t, { textsPerSecond: 10 })
  const { priya, gloria, theo, maya, carrier, anotherServer, as } = shop
  await priya.text('Hello')
  await gloria.text('Hello')
  const second = await anotherServer()
  const people = [theo, maya, await as(second, 'theo@salon.test')]
  const texts = 8
  const left = async () => (await carrier.ledger('accepted')).length
  const settled = async () => {
    for (const { dispatcher } of [shop.server, second]) await dispatcher.sweep()
    for (const { dispatcher } of [shop.server, second]) await dispatcher.idle()
  }
  await Promise.all(
    Array.from({ length: texts }, (_, i) =>
      people[i % 3]!.reply(i % 2 ? priyasPhone : gloria.phone, `text ${i}`)
    )
  )
  await settled()
  for (let count = 1; count < texts; count++) {
    assert.equal(await left(), count, 'one text in each tenth of a second')
    moveClock(99)
    await settled()
    assert.equal(await left(), count, 'not a moment earlier')
    moveClock(1)
    await settled()
  }
  assert.equal(await left(), texts)
})
