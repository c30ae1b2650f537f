import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

const folder = new URL('../migrations/', import.meta.url)
const lockKey = 7_127_031 // one process migrates, the others wait
const serverRole = 'parlor_server'

export class NewerDatabase extends Error {}

/** Brings the database up to date, once at a time over all processes; forward only. */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await makeServerRole(client, ownerUrl)
    await client.query(`create table if not exists migrations (
      number integer primary key, name text not null, sha256 text not null,
      applied_at timestamptz not null default now())`)
    await applyMissing(client, ownerUrl)
  } finally {
    await client.end() // and with the connection goes the lock
  }
}

async function applyMissing(client: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await client.query('select number, name from migrations order by number')
  const files = (await readdir(folder)).filter(name => /^\d{3}-.*\.sql$/.test(name)).sort()
  const newest = Number(files.at(-1)?.slice(0, 3) ?? 0)
  const ahead = rows.find(row => row.number > newest)
  if (ahead) {
    throw new NewerDatabase(
      `The database was made by a newer Parlor (migration ${ahead.name}): start that one instead.`
    )
  }
  const done = new Set(rows.map(row => row.number))
  const missing = files.filter(name => !done.has(Number(name.slice(0, 3))))
  if (missing.length > 0) await runMigrations({ connectionString: ownerUrl })
  for (const name of missing) await apply(client, name)
}

async function apply(client: pg.Client, name: string): Promise<void> {
  const sql = await readFile(new URL(name, folder), 'utf8')
  await client.query('begin')
  try {
    for (const statement of statementsOf(sql)) await client.query(statement)
    await client.query('insert into migrations (number, name, sha256) values ($1, $2, $3)', [
      Number(name.slice(0, 3)),
      name,
      createHash('sha256').update(sql).digest('hex')
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

/** A blank line ends a statement. */
export function statementsOf(sql: string): string[] {
  const pieces = sql.split(/\n\s*\n/).map(piece => piece.trim())
  return pieces.filter(piece => piece.replace(/^--.*$/gm, '').trim() !== '')
}

/** The server's role owns nothing, so that row-level security holds for it. */
async function makeServerRole(client: pg.Client, ownerUrl: string): Promise<void> {
  const password = serverPassword(ownerUrl)
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${serverRole}') then
      create role ${serverRole} login nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
  exception when duplicate_object or unique_violation then null; end $$`)
  if (password) {
    // Roles belong to the whole cluster: a migration of a neighbour database may do it right now.
    await client.query(`select pg_advisory_xact_lock(${lockKey})`)
    await client.query(`alter role ${serverRole} password '${password}'`)
  }
  await client.query(`grant usage on schema public to ${serverRole}`)
}

/** The server signs in as its own role. Its password follows from the owner's, so that every
 * process that knows DATABASE_URL knows it too. */
export function serverUrl(ownerUrl: string): string {
  const password = serverPassword(ownerUrl)
  const who = password ? `${serverRole}:${password}` : serverRole
  return ownerUrl.replace(/^(\w+:\/\/)([^@/]*@)?/, `$1${who}@`)
}

function serverPassword(ownerUrl: string): string | null {
  const password = /^\w+:\/\/[^:@/]*:([^@/]+)@/.exec(ownerUrl)?.[1]
  if (!password) return null
  return createHmac('sha256', decodeURIComponent(password)).update(serverRole).digest('hex')
}

/** Refuses to work as a role for which row-level security would not hold. */
export async function checkServerRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } =
      await client.query(`select current_user as name, rolsuper or rolbypassrls as free,
      (select count(*) from pg_class where relowner = r.oid) as owned, current_setting('server_version_num')::int as version
      from pg_roles r where rolname = current_user`)
    const { name, free, owned, version } = rows[0]
    if (free || owned > 0) {
      throw new Error(`The database role ${name} may see every business: it must own nothing.`)
    }
    if (version < 150000) throw new Error('PostgreSQL 15 or newer is needed.')
  } finally {
    await client.end()
  }
}
