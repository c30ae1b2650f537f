import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import * as z from 'zod/mini'
import { forgetOldEvents } from '../jobs.ts'
import { asOwner } from '../testing/database.ts'
import { salonPhone, theSalon } from '../testing/salon.ts'
import { moveClock, startClock } from './clock.ts'
import type { Tx } from './db.ts'
import { appendStatement, eventLimits, eventsAfter } from './events.ts'
import { serverUrl } from './migrate.ts'
import { job, startQueue } from './queue.ts'

const shop = await theSalon({ after })
const { db, log } = shop.server.platform
const { businessId } = shop.salon
const neighbour = shop.nextDoor.businessId

// The contract's events are not needed here: the platform keeps whatever it is given.
const silent = { only: [] }
const something = (name: string) => ({ audience: silent, event: { type: name } })
const inShop = <Result>(story: (tx: Tx) => Promise<Result>) => db.inBusiness(businessId, story)
const kept = (seq: number, most = 10_000) => inShop(tx => eventsAfter(tx, seq, most))
const counter = async (business = businessId) => {
  const rows = await asOwner<{ last: string }>(
    shop.databaseUrl,
    'select last from event_counters where business_id = $1',
    [business]
  )
  return Number(rows[0]!.last)
}

test('eight writers and a reader that polls: no gap, no number twice, none missed', async () => {
  const start = await counter()
  const [writers, each] = [8, 100]
  const seen: number[] = []
  let writing = true
  const reader = (async () => {
    for (let at = start; ; ) {
      const wasWriting = writing
      const events = await kept(at, 50)
      seen.push(...events.map(event => event.seq))
      at = events.at(-1)?.seq ?? at
      if (events.length === 0 && !wasWriting) return
    }
  })()
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let i = 0; i < each; i++) {
        await inShop(async tx => {
          // Some stories take longer before they end; their number must not be taken earlier.
          if ((writer + i) % 5 === 0) await tx.rows('select pg_sleep(0.002)')
          tx.append(something(`writer-${writer}-${i}`))
        })
      }
    })
  )
  writing = false
  await reader
  const wanted = Array.from({ length: writers * each }, (_, i) => start + 1 + i)
  assert.deepEqual(seen, wanted)
  const names = (await kept(start)).map(event => event.event)
  assert.equal(new Set(names).size, writers * each)
})

test('a slow transaction can never commit an older number later', async () => {
  const start = await counter()
  const slow = new pg.Client({ connectionString: serverUrl(shop.databaseUrl) })
  await slow.connect()
  try {
    await slow.query('begin')
    await slow.query('select enter_business($1)', [businessId])
    const { text, values } = appendStatement(businessId, [something('slow')])
    await slow.query(text, values)
    let fastDone = false
    const fast = inShop(async tx => tx.append(something('fast'))).then(() => {
      fastDone = true
    })
    await untilSomebodyWaits()
    assert.equal(fastDone, false)
    assert.deepEqual(await kept(start), [], 'nothing is seen of either')
    await db.inBusiness(neighbour, async tx => tx.append(something('next door does not wait')))
    await slow.query('commit')
    await fast
  } finally {
    await slow.end()
  }
  const names = (await kept(start)).map(each => [each.seq - start, JSON.parse(each.event).type])
  assert.deepEqual(names, [
    [1, 'slow'],
    [2, 'fast']
  ])
})

async function untilSomebodyWaits() {
  const timeout = AbortSignal.timeout(5_000)
  for (;;) {
    const rows = await asOwner(
      shop.databaseUrl,
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    )
    if (rows.length > 0) return
    assert.ok(!timeout.aborted, 'nobody waited for the counter')
  }
}

test('an event is written last, after every other statement of its story', async () => {
  const start = await counter()
  await inShop(async tx => {
    tx.append(something('first'))
    tx.append(something('second'))
    assert.equal((await eventsAfter(tx, start, 10)).length, 0)
    const other = await db.inBusiness(businessId, async quick => quick.append(something('between')))
    assert.equal(other, undefined, 'the counter is not locked while the story goes on')
  })
  const names = (await kept(start)).map(each => JSON.parse(each.event).type)
  assert.deepEqual(names, ['between', 'first', 'second'])
})

test('a story that fails leaves no event, no number and no job, and tells nobody', async () => {
  const start = await counter()
  let told = 0
  db.onAppended(() => told++)
  const failing = inShop(async tx => {
    tx.append(something('never'))
    tx.enqueue('never', {}, null)
    tx.afterCommit(() => assert.fail('it did not commit'))
    await tx.rows('select 1')
    throw new Error('the story changed its mind')
  })
  await assert.rejects(failing, /changed its mind/)
  await assert.rejects(
    inShop(async tx => {
      tx.append(something('never'))
      await tx.rows('insert into staff (business_id) values ($1)', [businessId])
    }),
    /null value/
  )
  assert.equal(await counter(), start)
  assert.deepEqual(await kept(start), [])
  assert.equal(told, 0)
  const jobs = await asOwner(
    shop.databaseUrl,
    `select from graphile_worker.jobs where task_identifier = 'never'`
  )
  assert.deepEqual(jobs, [])
})

test('a statement whose failure nobody looked at does not commit half a story', async () => {
  const start = await counter()
  const story = inShop(async tx => {
    tx.rows('select nonsense').catch(() => undefined)
    tx.append(something('never'))
  })
  await assert.rejects(story)
  await assert.rejects(
    inShop(async tx => {
      await tx.rows('select nonsense').catch(() => undefined)
    }),
    /did not commit/
  )
  assert.equal(await counter(), start)
})

test('a connection whose story failed is as good as new for the next one', async () => {
  const stories = Array.from({ length: 40 }, (_, at) =>
    inShop(async tx => {
      await tx.rows(at % 2 ? 'select 1 / 0' : 'select 1')
      tx.append(something(`after-${at}`))
    })
  )
  const settled = await Promise.allSettled(stories)
  assert.deepEqual(
    settled.map(each => each.status),
    settled.map((_, at) => (at % 2 ? 'rejected' : 'fulfilled'))
  )
})

test('a job runs after the commit of the story that made it, and only then', async () => {
  const worked: unknown[] = []
  const heard = Promise.withResolvers<void>()
  for (let i = 0; i < 5; i++) {
    await inShop(async tx => tx.enqueue('note-it', { text: 'once' }, 'the same key'))
  }
  const queue = await startQueue(
    shop.databaseUrl,
    [
      job('note-it', z.object({ text: z.string() }), async payload => {
        worked.push(payload.text)
        if (payload.text === 'last') heard.resolve()
      })
    ],
    log
  )
  try {
    await assert.rejects(
      inShop(async tx => {
        tx.enqueue('note-it', { text: 'rolled back' }, null)
        throw new Error('no')
      })
    )
    await inShop(async tx => {
      tx.enqueue('note-it', { text: 'last' }, null)
      assert.ok(!worked.includes('last'))
    })
    await heard.promise
    assert.deepEqual(worked, ['once', 'last'])
  } finally {
    await queue.close()
  }
})

test('what is older than the kept days is forgotten, and its screens load everything again', async t => {
  t.after(startClock)
  const start = await counter()
  await shop.priya.text('A week ago')
  const then = await counter()
  assert.equal(then, start + 1)
  moveClock((eventLimits.keptDays + 1) * 86_400_000)
  await shop.carrier.inbound({ from: '+12505550188', to: salonPhone, body: 'Today' })
  await forgetOldEvents(shop.server.platform)
  const left = await kept(0)
  assert.deepEqual(
    left.map(each => each.seq),
    [then + 1]
  )
  const screen = await shop.maya.open(start)
  assert.deepEqual(
    screen.frames.map(frame => frame.type),
    ['resync', 'hello']
  )
  const fresh = await shop.maya.open(then)
  assert.deepEqual(
    fresh.events.map(each => each.seq),
    [then + 1]
  )
  screen.close()
  fresh.close()
  assert.equal(await counter(), then + 1, 'numbers go on')
})
