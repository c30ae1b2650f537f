import type { StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { runServer } from '../scripts/processes.ts'
import { demoPassword } from '../server/demo/add-business.ts'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { migrate } from '../server/platform/migrate.ts'
import { Person } from '../server/testing/person.ts'
import { type BusyBusiness, fillRows, type WorldSize } from './busy-rows.ts'
import { type BenchCarrier, startBenchCarrier } from './carrier.ts'
import type { Closers } from './report.ts'

export const usualWorld = { businesses: 20, messagesPerConversation: 10, zipf: 1.35 }
const startMsMax = 30_000

/** A data folder full of rows, that benchmarks of one run share where they only read. */
export type World = { folder: string; businesses: BusyBusiness[]; fillSeconds: number }
export type ServerProcess = { url: string; pid: number; stop(): Promise<unknown> }
export type Shop = {
  world: World
  ownerUrl: string
  postgresPid: number
  carrier: BenchCarrier
  server: ServerProcess
}

/** `shared`: other benchmarks of this run read the same world. `counted`: statements can be counted. */
type Options = WorldSize & { shared?: boolean; counted?: boolean }

export async function openShop(closers: Closers, options: Options): Promise<Shop> {
  const carrier = await startBenchCarrier(closers)
  const world = await makeWorld(closers, options)
  const postgres = await startEmbeddedPostgres({ dataDir: join(world.folder, 'postgres') })
  closers.after(() => postgres.stop())
  const pidFile = join(world.folder, 'postgres', 'cluster', 'postmaster.pid')
  const postgresPid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (options.counted) await query(postgres.url, 'create extension pg_stat_statements')
  await query(postgres.url, 'update carrier_accounts set api_url = $1', [carrier.url])
  const server = await startServerProcess(closers, world.folder, { DATABASE_URL: postgres.url })
  return { world, ownerUrl: postgres.url, postgresPid, carrier, server }
}

/** Filled once a run, when the run has named a folder for it, else for this benchmark alone. */
export async function makeWorld(closers: Closers, options: Options): Promise<World> {
  const parent = options.shared ? process.env['PARLOR_BENCH_WORLDS'] : undefined
  const folder = parent
    ? join(parent, `busy-${options.messages}`)
    : mkdtempSync(join(tmpdir(), 'parlor-bench-'))
  if (!parent) closers.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  const note = join(folder, 'world.json')
  if (existsSync(note)) {
    return { folder, businesses: JSON.parse(readFileSync(note, 'utf8')), fillSeconds: 0 }
  }
  mkdirSync(folder, { recursive: true })
  const started = performance.now()
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') })
  try {
    await migrate(postgres.url)
    const businesses = await fillRows(postgres.url, folder, options)
    if (options.counted) await loadCounter(postgres.url)
    writeFileSync(note, JSON.stringify(businesses))
    return { folder, businesses, fillSeconds: (performance.now() - started) / 1000 }
  } finally {
    await postgres.stop()
  }
}

/** From the next start on; it counts nothing until it is told to. */
async function loadCounter(ownerUrl: string): Promise<void> {
  await query(ownerUrl, "alter system set shared_preload_libraries = 'pg_stat_statements'")
}

/** The product itself, as a process of its own, on a port of its own. */
export async function startServerProcess(
  closers: Closers,
  folder: string,
  env: Record<string, string>
): Promise<ServerProcess> {
  const options = {
    env: { PORT: '0', PARLOR_DATA: folder, PARLOR_WORLD: 'empty', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'] as StdioOptions
  }
  const running = runServer([], options, profiling())
  closers.after(() => running.stop())
  let said = ''
  const deadline = AbortSignal.timeout(startMsMax)
  while (!/Parlor is open/.test(said)) {
    const heard = once(running.child.stdout!, 'data', { signal: deadline })
    const ended = running.ended.then(() => null)
    const chunk = await Promise.race([heard, ended])
    if (chunk === null) throw new Error(`The server did not start: ${said}`)
    said += String(chunk[0])
  }
  running.child.stdout!.resume()
  const url = /http:\S+/.exec(said)![0]
  return { url, pid: running.child.pid!, stop: running.stop }
}

/** PARLOR_BENCH_PROFILE names a folder: the server writes its CPU profile there when it stops. */
function profiling(): string[] {
  const folder = process.env['PARLOR_BENCH_PROFILE']
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

export async function signedIn(shop: Shop, business: BusyBusiness): Promise<Person> {
  return new Person(shop.server.url).signIn(business.email, demoPassword)
}

/** One statement as the owner, who sees every business. */
export async function query<Row>(
  url: string,
  text: string,
  values: unknown[] = []
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}
