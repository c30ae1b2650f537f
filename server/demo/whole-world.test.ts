import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { aDatabase, asOwner } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { lastFirst } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'
import { demoPassword } from './add-business.ts'

const startMs = 30_000 // on a machine that has other things to do
const main = fileURLToPath(new URL('../main.ts', import.meta.url))

type AfterTest = { after(act: () => Promise<void> | void): void }

/** The product as a process of its own, on this database. */
function start(t: AfterTest, databaseUrl: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-half-'))
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: '0',
      PARLOR_DATA: folder,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'silent',
      TWILIO_ACCOUNT_SID: `AC${'5a'.repeat(16)}`,
      TWILIO_AUTH_TOKEN: 'the-salons-token',
      TWILIO_API_URL: 'http://127.0.0.1:9'
    },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  t.after(async () => {
    await kill(child)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  const said = { text: '' }
  child.stdout.on('data', piece => {
    said.text += piece
  })
  return { child, said }
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Starts filling the world, and is killed in the midst of it. */
async function halfAStart(t: AfterTest, databaseUrl: string) {
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table conversations in share mode')
  const { child } = start(t, databaseUrl)
  await eventually(
    () =>
      asOwner(
        databaseUrl,
        `select from pg_locks where relation = 'conversations'::regclass and not granted`
      ),
    waiting => waiting.length > 0,
    startMs
  )
  await kill(child)
  await holder.query('rollback')
  await holder.end()
}

async function wholeStart(t: AfterTest, databaseUrl: string) {
  const { said } = start(t, databaseUrl)
  await eventually(
    async () => said.text,
    text => text.includes('Parlor is open'),
    startMs
  )
  return /http:\S+/.exec(said.text)![0]
}

const count = async (databaseUrl: string, what: string) =>
  (await asOwner<{ n: number }>(databaseUrl, `select count(*)::int as n from ${what}`))[0]!.n

test('a start that is killed while it fills the first world leaves no half world to the next', async test => {
  const t = lastFirst(test)
  const databaseUrl = await aDatabase(t)
  await halfAStart(t, databaseUrl)
  const half = await count(databaseUrl, 'numbers')
  assert.ok(half > 0, 'it was killed before it had begun')
  await halfAStart(t, databaseUrl)
  const url = await wholeStart(t, databaseUrl)
  assert.equal(await count(databaseUrl, 'businesses'), 2)
  const maya = await new Person(url).signIn('maya@salon.test', demoPassword)
  assert.equal((await maya.inbox('all')).length, 40)
  assert.equal(await count(databaseUrl, 'demo_worlds where filled_at is not null'), 1)
})

test('a business that was there before is never cleared away with a half world', async test => {
  const t = lastFirst(test)
  const databaseUrl = await aDatabase(t)
  await asOwner(
    databaseUrl,
    `insert into businesses (id, name, time_zone, created_at)
     values (gen_random_uuid(), 'Somebody’s own', 'America/Vancouver', now())`
  )
  await halfAStart(t, databaseUrl)
  await wholeStart(t, databaseUrl)
  assert.equal(await count(databaseUrl, `businesses where name = 'Somebody’s own'`), 1)
})
