import { setTimeout as pause } from 'node:timers/promises'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import { newId } from '@parlor/contract/ids.ts'
import pg from 'pg'
import { createBusiness } from '../server/set-up/create-business.ts'
import { listRows } from '../server/conversations/conversations.ts'
import { visible } from '../server/conversations/visible.ts'
import { listThread } from '../server/messaging/thread.ts'
import type { Caller } from '../server/platform/http.ts'
import { openDb, type Tx, type Value } from '../server/platform/db.ts'
import { serverUrl } from '../server/platform/migrate.ts'
import { hashPassword } from '../server/platform/secrets.ts'
import { openSessions } from '../server/staff/sessions.ts'
import { OpenScreen } from '../server/testing/person.ts'
import type { BusyBusiness } from './busy-rows.ts'
import { benchmark, type Closers } from './report.ts'
import { worldSizes } from './reading.ts'
import { openShop, query, type Shop, signedIn, usualWorld } from './shop.ts'
import { percentile } from './stats.ts'

// A few statements of a millisecond are told apart by their quick runs: a slow one was disturbed.
const share = 0.1
const sizes = { rounds: 5, times: 60, checks: 2_000, made: 200, changes: 10 }
const aim = {
  predicateCost: 0.15,
  sessionCheckCpuMs: 0.3,
  createBusinessP99Ms: 300,
  atOnceMs: 2_000
}

/** What rights cost: the predicate and row-level security on list and thread, with and without; a
 * session check; making a business; and how soon a changed right is felt. */
await benchmark('20-rights', async closers => {
  const messages = worldSizes.at(-1)!
  const shop = await openShop(closers, { ...usualWorld, messages, shared: true })
  const reading = await costOfReading(closers, shop)
  const session = await costOfSessionCheck(closers, shop)
  const made = await costOfBusinesses(closers, shop)
  const felt = await howSoonFelt(shop)
  const cost = { list: reading.list.cost, thread: reading.thread.cost }
  return {
    figures: { messages, reading, session, createBusiness: made, rightChangedToResyncMs: felt },
    limit: { list: reading.list.withoutMs, thread: reading.thread.withoutMs },
    ratio: cost,
    aim,
    met:
      Math.max(cost.list, cost.thread) <= aim.predicateCost &&
      session.checkCpuMs <= aim.sessionCheckCpuMs &&
      made.p99Ms <= aim.createBusinessP99Ms &&
      felt.most <= aim.atOnceMs,
    checks: { businesses: made.count }
  }
})

type Ask = (tx: Tx, caller: Caller) => Promise<unknown>
type Asker = { ask(what: Ask): Promise<void>; close(): Promise<void> }

/** The server's role behind policies and predicate, and the owner without either. */
async function openAsker(
  url: string,
  business: BusyBusiness,
  { bare, reach = 'all' }: { bare: boolean; reach?: string }
): Promise<Asker> {
  const client = new pg.Client({ connectionString: bare ? url : serverUrl(url) })
  await client.connect()
  const names = new Map<string, string>()
  const rows = async <Row>(given: string, values: Value[] = []): Promise<Row[]> => {
    // The parameters stay where they are: without the predicate they are asked for nothing.
    const free = '(c.deleted_at is null and $2::text is not null and $3::uuid is not null)'
    const text = bare ? given.replace(visible, free) : given
    const name = names.get(text) ?? `b${names.size}`
    names.set(text, name)
    return (await client.query({ name, text, values: values as never[] })).rows as Row[]
  }
  await client.query('begin')
  await client.query('select enter_business($1)', [business.id])
  const first = async <Row>(text: string, values?: Value[]) =>
    (await rows<Row>(text, values))[0] ?? null
  const tx = { businessId: business.id, rows, first } as unknown as Tx
  const caller = {
    id: business.staffId,
    may: () => true,
    rights: { reach, locationIds: [] }
  } as unknown as Caller
  return {
    ask: async what => void (await what(tx, caller)),
    close: () => client.end()
  }
}

async function costOfReading(closers: Closers, shop: Shop) {
  const business = shop.world.businesses[0]!
  const [with_, without, ofOwnClients] = await Promise.all([
    openAsker(shop.ownerUrl, business, { bare: false }),
    openAsker(shop.ownerUrl, business, { bare: true }),
    openAsker(shop.ownerUrl, business, { bare: false, reach: 'appointments' })
  ])
  closers.after(() => Promise.all([with_, without, ofOwnClients].map(each => each!.close())))
  const [{ id } = { id: '' }] = await query<{ id: string }>(
    shop.ownerUrl,
    'select id from conversations where business_id = $1 order by last_at desc limit 1',
    [business.id]
  )
  const list: Ask = (tx, caller) => listRows(tx, caller, { view: 'open' })
  const thread: Ask = tx => listThread(tx, id, {})
  return {
    list: await compared(with_, without, list),
    thread: await compared(with_, without, thread),
    listOfOwnClientsMs: await timesOf(ofOwnClients, list)
  }
}

/** Each in turn, so that what disturbs the machine disturbs both. */
async function compared(with_: Asker, without: Asker, what: Ask) {
  const samples: { withMs: number[]; withoutMs: number[] } = { withMs: [], withoutMs: [] }
  for (let time = 0; time < sizes.rounds * sizes.times; time++) {
    samples.withMs.push(await timed(with_, what))
    samples.withoutMs.push(await timed(without, what))
  }
  const withMs = percentile(samples.withMs, share)
  const withoutMs = percentile(samples.withoutMs, share)
  return { withMs, withoutMs, cost: withMs / withoutMs - 1 }
}

async function timed(asker: Asker, what: Ask): Promise<number> {
  const started = performance.now()
  await asker.ask(what)
  return performance.now() - started
}

async function timesOf(asker: Asker, what: Ask) {
  const samples: number[] = []
  for (let time = 0; time < sizes.times; time++) samples.push(await timed(asker, what))
  return percentile(samples, share)
}

/** The processor's time of this process alone, for a check that reads the database and one that
 * does not. */
async function costOfSessionCheck(closers: Closers, shop: Shop) {
  const db = openDb({ url: serverUrl(shop.ownerUrl) })
  closers.after(() => db.close())
  const sessions = openSessions(db)
  const { cookie } = await signedIn(shop, shop.world.businesses[0]!)
  const token = cookie.split('=')[1]!
  const cpuMs = async (before: () => void) => {
    for (let time = 0; time < 100; time++) await sessions.find(token)
    const started = process.cpuUsage()
    for (let time = 0; time < sizes.checks; time++) {
      before()
      if (!(await sessions.find(token))) throw new Error('The session is not known.')
    }
    const used = process.cpuUsage(started)
    return (used.user + used.system) / 1000 / sizes.checks
  }
  // Once a second for each session that is used; what lies between costs next to nothing.
  const checkCpuMs = await cpuMs(sessions.forgetKnown)
  return { checkCpuMs, knownCpuMs: await cpuMs(() => undefined) }
}

async function costOfBusinesses(closers: Closers, shop: Shop) {
  const db = openDb({ url: serverUrl(shop.ownerUrl) })
  closers.after(() => db.close())
  const passwordHash = await hashPassword('a long and quiet river')
  const accounts = { add: async () => undefined } as never
  const samples: number[] = []
  for (let at = 0; at < sizes.made; at++) {
    const started = performance.now()
    await createBusiness(
      { db, accounts },
      {
        ...{ name: `Made ${at}`, kind: 'salon', timeZone: 'America/Vancouver', country: 'CA' },
        ...{ locationName: 'Main', setUp: true },
        owner: { name: 'Ola Made', email: `${newId()}@made.test`, passwordHash },
        number: {
          phone: `+1604555${String(at).padStart(4, '0')}`,
          carrier: { carrier: 'twilio', accountName: 'x', secret: 'x', apiUrl: 'http://x.test' }
        }
      }
    )
    samples.push(performance.now() - started)
  }
  const [p50Ms, p99Ms] = [percentile(samples, 0.5), percentile(samples, 0.99)]
  return { p50Ms, p99Ms, count: samples.length }
}

async function howSoonFelt(shop: Shop) {
  const business = shop.world.businesses[0]!
  const owner = await signedIn(shop, business)
  const screen = new OpenScreen(owner)
  await screen.until(() => screen.frames.length > 0)
  const samples: number[] = []
  for (let change = 1; change <= sizes.changes; change++) {
    const started = performance.now()
    await owner.call(changeStaff, { id: business.staffId, locationIds: [] })
    await screen.until(() => screen.frames.filter(each => each.type === 'resync').length === change)
    samples.push(performance.now() - started)
    await pause(100)
  }
  screen.close()
  return { p50: percentile(samples, 0.5), most: Math.max(...samples) }
}
