import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { demoPassword, makeBusiness } from '../server/demo/add-business.ts'
import {
  type BusyPlan,
  addBusyClients,
  addBusyConversations,
  addBusyMessages
} from '../server/demo/busy-rows.ts'
import { busyTexts } from '../server/demo/busy-texts.ts'
import { openCarrierAccounts } from '../server/numbers/carrier-accounts.ts'
import { openDb, type Tx } from '../server/platform/db.ts'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { migrate, serverUrl } from '../server/platform/migrate.ts'
import { openSecrets } from '../server/platform/secrets.ts'
import type { Server } from '../server/server.ts'
import { Person } from '../server/testing/person.ts'
import type { Reader } from './reading.ts'
import type { Closers } from './report.ts'
import { startServerProcess, type Shop } from './shop.ts'
import { openWires } from './wire.ts'

export type LargeSize = { conversations: number; messages: number }
type Note = { businessId: string; providerId: string; longest: string }

const spanMs = 365 * 24 * 3_600_000
const messagesPerTransaction = 500_000
const words = `create index searchable_texts_words on searchable_texts using gin (business_id,
  conversation_id, date_trunc('hour', at at time zone 'UTC'), date_trunc('day', at at time zone 'UTC'),
  lexemes_of(words)) with (gin_pending_list_limit = 4096)`

export type Large = Reader & Note & { ownerUrl: string; fillSeconds: number; provider: Person }

/** One business of the `busy` world as a data folder of its own, filled once and kept. */
export async function openLarge(closers: Closers, parent: string, size: LargeSize): Promise<Large> {
  const folder = join(parent, `large-${size.messages}`)
  mkdirSync(folder, { recursive: true })
  const started = performance.now()
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') })
  closers.after(() => postgres.stop())
  const noted = join(folder, 'large.json')
  if (!existsSync(noted))
    writeFileSync(noted, JSON.stringify(await fill(postgres.url, folder, size)))
  const note = JSON.parse(readFileSync(noted, 'utf8')) as Note
  const fillSeconds = (performance.now() - started) / 1000
  const server = await startServerProcess(closers, folder, { DATABASE_URL: postgres.url })
  const person = await new Person(server.url).signIn('owner@large.test', demoPassword)
  const provider = await new Person(server.url).signIn('provider@large.test', demoPassword)
  const [wire] = await openWires(server.url, 1)
  closers.after(() => wire!.close())
  const shop = { server, ownerUrl: postgres.url } as Shop
  const reader = { messages: size.messages, shop, person, wire: wire! }
  return { ...reader, ...note, provider, ownerUrl: postgres.url, fillSeconds }
}

async function fill(ownerUrl: string, folder: string, size: LargeSize): Promise<Note> {
  await migrate(ownerUrl)
  const db = openDb({ url: serverUrl(ownerUrl) })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const accounts = openCarrierAccounts(db, await openSecrets(folder, null))
    const made = await makeBusiness({ platform: { db }, accounts } as unknown as Server, {
      name: 'Large salon',
      timeZone: 'America/Vancouver',
      staff: [
        { name: 'Olive Owner', email: 'owner@large.test', role: 'owner' },
        { name: 'Pia Provider', email: 'provider@large.test', role: 'provider' }
      ],
      numbers: [{ phone: '+12505550110', label: 'Main Street', textsPerSecond: 10 }],
      carrier: {
        accountSid: `AC${'be'.repeat(16)}`,
        authToken: 'nobody',
        apiUrl: 'http://127.0.0.1:9'
      }
    })
    await fillRows(owner, made, size)
    const { rows } = await owner.query(
      `select conversation_id as id from messages group by 1 order by count(*) desc limit 1`
    )
    return { businessId: made.businessId, providerId: made.staff['pia']!, longest: rows[0].id }
  } finally {
    await owner.end()
    await db.close()
  }
}

async function fillRows(
  owner: pg.Client,
  made: Awaited<ReturnType<typeof makeBusiness>>,
  size: LargeSize
): Promise<void> {
  const stepMs = spanMs / size.messages
  const staffIds = Object.values(made.staff)
  const plan: BusyPlan = {
    ...size,
    stepMs,
    startMs: Date.now() - spanMs - Math.ceil(stepMs) - 60_000,
    numberId: Object.values(made.numbers)[0]!,
    carrierAccountId: made.carrierAccountId,
    staffIds,
    texts: busyTexts()
  }
  // Foreign keys hold by construction; an index over all words is made faster at once.
  await owner.query('set session_replication_role = replica')
  await owner.query('set synchronous_commit = off')
  await owner.query("set maintenance_work_mem = '512MB'")
  await owner.query('drop index searchable_texts_words')
  const inOne = async (act: (tx: Tx) => Promise<void>) => {
    await owner.query('begin')
    await owner.query('select enter_business($1)', [made.businessId])
    const rows = async <Row>(text: string, values: unknown[] = []) =>
      (await owner.query(text, values)).rows as Row[]
    await act({ businessId: made.businessId, rows } as unknown as Tx)
    await owner.query('commit')
  }
  await inOne(async tx => {
    await addBusyClients(tx, plan, staffIds.at(-1)!)
    await addBusyConversations(tx, plan)
  })
  for (let from = 1; from <= size.messages; from += messagesPerTransaction) {
    const to = Math.min(size.messages, from + messagesPerTransaction - 1)
    await inOne(tx => addBusyMessages(tx, plan, from, to))
  }
  await owner.query(words)
  await owner.query('delete from graphile_worker._private_jobs')
  await owner.query('vacuum analyze')
  await owner.query('checkpoint')
}
