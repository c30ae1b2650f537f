import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { migrate } from '../platform/migrate.ts'

type AfterTest = { after(act: () => Promise<void> | void): void }

const lockKey = 7_127_032 // one test process makes the template, the others wait

/** A migrated database of this test's own, on the run's PostgreSQL or on one just for it. */
export async function aDatabase(t: AfterTest): Promise<string> {
  const server = process.env['PARLOR_TEST_POSTGRES'] ?? (await ownPostgres(t))
  const template = await makeTemplate(server)
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(server, `create database ${name} template ${template} strategy file_copy`)
  t.after(() => run(server, `drop database ${name} with (force)`))
  return inDatabase(server, name)
}

export function inDatabase(url: string, name: string): string {
  return url.replace(/^(\w+:\/\/[^/]*)\/[^?]*/, `$1/${name}`)
}

async function ownPostgres(t: AfterTest): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-test-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder })
  t.after(async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  return postgres.url
}

/** Migrations run once for each state of the folder; a copy takes a tenth of the time. */
async function makeTemplate(server: string): Promise<string> {
  const folder = new URL('../migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(new URL(name, folder)))
  const template = `parlor_${hash.digest('hex').slice(0, 12)}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const { rows } = await client.query('select from pg_database where datname = $1', [template])
    if (rows.length === 0) {
      await client.query(`create database ${template}_new`)
      await migrate(inDatabase(server, `${template}_new`))
      await client.query(`alter database ${template}_new rename to ${template}`)
    }
  } finally {
    await client.end()
  }
  return template
}

/** A statement as the owner, who sees everything. */
export async function asOwner<Row>(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

async function run(url: string, text: string): Promise<void> {
  await asOwner(url, text)
}
