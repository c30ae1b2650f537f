import './node26.js'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../server/platform/migrate.ts'
import { makeSchema, schemaPath } from './make-schema.ts'
import { root } from './processes.ts'
import { withClient, withScratchDatabase } from './scratch-database.ts'
import type { Fault } from './source.ts'

const migrationsFolder = join(root, 'server/migrations')
const short = 'server/migrations'

/** Tables of no business, and why each is looked up before a business is known. */
const globalTables: Record<string, string> = {
  migrations: 'what has been applied',
  accounts: 'a person signs in before choosing a business',
  memberships: 'from a person to businesses',
  sessions: 'from a cookie to a business',
  session_tokens: 'the cookies of a session',
  sign_in_delays: 'throttles strangers',
  passkeys: 'from a passkey to a person',
  codes: 'of a person, asked for before a business is entered',
  recovery_codes: 'of a person, like codes',
  challenges: 'what a browser was asked before anybody is known',
  password_resets: 'from a link to a person',
  single_sign_on: 'from an e-mail’s domain to a business',
  sign_on_attempts: 'from a provider’s answer to a business',
  api_key_tokens: 'from a key to a business',
  invitation_tokens: 'from a link to a business',
  set_up_links: 'before there is a business',
  carrier_accounts: 'from a webhook address to a business',
  demo_worlds: 'which world was begun, and whether it is whole',
  processes: 'who shares this database',
  quarantine: 'requests that could not be placed'
}

/** The business itself has no business_id: its own id takes that place. */
const rootTable = 'businesses'

type Hashes = Record<string, string>

/** Numbered without doubles, gaps allowed: several people may be at it at once. And what has landed
 * somewhere is never changed again. */
export function checkFiles(folder: string): Fault[] {
  const names = sqlFiles(folder)
  const hashes = readHashes(folder)
  const faults = names.flatMap((name, index) => {
    const before = names[index - 1]?.slice(0, 3)
    if (!/^\d{3}-[a-z0-9-]+\.sql$/.test(name)) return [fault(name, 'call it 042-what-it-makes.sql')]
    return name.slice(0, 3) === before ? [fault(name, `the number ${before} is taken`)] : []
  })
  for (const [name, hash] of Object.entries(hashes)) {
    if (!names.includes(name)) faults.push(fault(name, 'a landed migration was removed'))
    else if (hashOf(folder, name) !== hash) {
      faults.push(fault(name, 'a landed migration was edited: write a new one instead'))
    }
  }
  for (const name of names.filter(name => !hashes[name])) {
    faults.push(fault(name, 'not yet listed: node scripts/check-migrations.ts --write'))
  }
  return faults
}

/** Lists new migrations; the landed ones keep the hash with which they landed. */
export function writeHashes(folder: string): void {
  const fresh = Object.fromEntries(sqlFiles(folder).map(name => [name, hashOf(folder, name)]))
  const hashes = { ...fresh, ...readHashes(folder) }
  writeFileSync(join(folder, 'hashes.json'), `${JSON.stringify(hashes, null, 2)}\n`)
}

type TableFacts = {
  name: string
  has_business: boolean
  secured: boolean
  policies: number
  keys: { name: string; kind: string; first: string; target: string | null }[]
}

/** Every tenant table: keys that begin with the business, row-level security and a policy. */
export async function checkTables(url: string, globals = globalTables): Promise<Fault[]> {
  const { rows } = await withClient(url, client => client.query<TableFacts>(tablesQuery))
  const tenants = rows.filter(({ name }) => !(name in globals) && name !== rootTable)
  const tenantNames = new Set(tenants.map(({ name }) => name))
  return rows.flatMap(table => {
    if (table.name in globals) return []
    const first = table.name === rootTable ? 'id' : 'business_id'
    return [
      ...(tenantNames.has(table.name) ? whyNotTenant(table, tenantNames) : []),
      ...(table.keys.some(key => key.kind === 'p') ? [] : ['has no primary key']),
      ...(table.keys.some(key => key.kind === 'p' && key.first !== first)
        ? [`its primary key must begin with ${first}`]
        : []),
      ...(table.secured ? [] : ['row-level security is not enabled']),
      ...(table.policies > 0 ? [] : ['it has no policy'])
    ].map(why => ({ file: `table ${table.name}`, line: 0, why }))
  })
}

function whyNotTenant(table: TableFacts, tenants: Set<string>): string[] {
  if (!table.has_business) {
    return ['has no business_id and is not listed as global (scripts/check-migrations.ts)']
  }
  return table.keys
    .filter(({ kind, first }) => kind !== 'p' && first !== 'business_id')
    .filter(({ kind, target }) => kind === 'u' || tenants.has(target ?? ''))
    .map(({ name }) => `the key ${name} must begin with business_id`)
}

// 'u' covers unique constraints and plain unique indexes alike.
const tablesQuery = `
  select c.relname as name, c.relrowsecurity as secured,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'business_id'
      and not a.attisdropped) as has_business,
    (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
    (select coalesce(json_agg(k), '[]') from (
      select i.indexrelid::regclass::text as name,
        case when i.indisprimary then 'p' else 'u' end as kind, null as target,
        (select a.attname from pg_attribute a
          where a.attrelid = c.oid and a.attnum = i.indkey[0]) as first
      from pg_index i where i.indrelid = c.oid and i.indisunique
      union all
      select f.conname::text, 'f', f.confrelid::regclass::text,
        (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = f.conkey[1])
      from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') k) as keys
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname`

/** The files, then a really migrated database, then the types made from it. */
export async function checkMigrations(): Promise<Fault[]> {
  const onDatabase = await withScratchDatabase(async url => {
    await migrate(url)
    return [...(await checkTables(url)), ...checkSchema(await makeSchema(url))]
  })
  return [...checkFiles(migrationsFolder), ...onDatabase]
}

export function checkSchema(wanted: string, path = schemaPath): Fault[] {
  const found = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const why = 'differs from the migrated database: node scripts/make-schema.ts'
  return found === wanted ? [] : [{ file: 'server/platform/schema.ts', line: 1, why }]
}

function sqlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
}

function readHashes(folder: string): Hashes {
  const path = join(folder, 'hashes.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Hashes) : {}
}

function hashOf(folder: string, name: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
}

function fault(name: string, why: string): Fault {
  return { file: `${short}/${name}`, line: 1, why }
}

if (import.meta.main && process.argv.includes('--write')) writeHashes(migrationsFolder)
