import { deepEqual, equal, match } from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkFiles, checkSchema, checkTables, writeHashes } from './check-migrations.ts'
import { makeSchema } from './make-schema.ts'
import { withClient, withScratchDatabase } from './scratch-database.ts'

function inFolder(act: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'parlor-migrations-'))
  try {
    writeFileSync(join(folder, '001-first.sql'), 'select 1')
    writeFileSync(join(folder, '002-second.sql'), 'select 2')
    writeHashes(folder)
    act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const reasons = (folder: string) => checkFiles(folder).map(({ why }) => why)

test('listed migrations are good, with a gap in their numbers too', () => {
  inFolder(folder => {
    deepEqual(reasons(folder), [])
    writeFileSync(join(folder, '004-fourth.sql'), 'select 4')
    writeHashes(folder)
    deepEqual(reasons(folder), [])
  })
})

test('a number that is taken, and a name without one, are seen', () => {
  inFolder(folder => {
    writeFileSync(join(folder, '002-again.sql'), 'select 2')
    writeFileSync(join(folder, 'third.sql'), 'select 3')
    writeHashes(folder)
    match(reasons(folder).join(), /the number 002 is taken.*042-what-it-makes/)
  })
})

test('a landed migration is never edited, not even with --write', () => {
  inFolder(folder => {
    writeFileSync(join(folder, '001-first.sql'), 'select 11')
    writeHashes(folder)
    deepEqual(reasons(folder), ['a landed migration was edited: write a new one instead'])
  })
})

test('a landed migration is never removed', () => {
  inFolder(folder => {
    rmSync(join(folder, '002-second.sql'))
    deepEqual(reasons(folder), ['a landed migration was removed'])
  })
})

test('a new migration wants to be listed', () => {
  inFolder(folder => {
    writeFileSync(join(folder, '003-third.sql'), 'select 3')
    match(reasons(folder).join(), /not yet listed/)
  })
})

const goodTables = `
  create table businesses (id uuid primary key);
  create table clients (business_id uuid references businesses, id uuid,
    primary key (business_id, id));
  alter table businesses enable row level security;
  alter table clients enable row level security;
  create policy own on businesses using (true);
  create policy own on clients using (true);
  create table sessions (token text primary key, business_id uuid)`

async function tableFaults(more: string): Promise<string[]> {
  return withScratchDatabase(async url => {
    await withClient(url, client => client.query(`${goodTables}; ${more}`))
    const faults = await checkTables(url, { sessions: 'from a cookie to a business' })
    return faults.map(({ file, why }) => `${file} ${why}`)
  })
}

test('tables that keep the rules have no fault', async () => {
  deepEqual(await tableFaults('select 1'), [])
})

test('a table without business_id must be named as global', async () => {
  const secured = `alter table notes enable row level security; create policy own on notes using (true)`
  match(
    (await tableFaults(`create table notes (id uuid primary key); ${secured}`)).join('\n'),
    /table notes has no business_id and is not listed as global/
  )
})

test('keys, policies and row-level security of a tenant table are all demanded', async () => {
  const faults = await tableFaults(
    'create table notes (business_id uuid, id uuid unique, primary key (id, business_id))'
  )
  deepEqual(faults, [
    'table notes the key notes_id_key must begin with business_id',
    'table notes its primary key must begin with business_id',
    'table notes row-level security is not enabled',
    'table notes it has no policy'
  ])
})

test('a foreign key between tenant tables begins with the business', async () => {
  const faults = await tableFaults(`
    create unique index clients_turned on clients (id, business_id);
    create table notes (business_id uuid, client_id uuid, primary key (business_id, client_id),
      foreign key (client_id, business_id) references clients (id, business_id));
    alter table notes enable row level security;
    create policy own on notes using (true)`)
  deepEqual(faults, [
    'table clients the key clients_turned must begin with business_id',
    'table notes the key notes_client_id_business_id_fkey must begin with business_id'
  ])
})

test('types are made from the database, and a changed column is seen', async () => {
  await withScratchDatabase(async url => {
    await withClient(url, client =>
      client.query(`create table visits (id uuid not null, seq bigint not null, at timestamptz(3),
        tags text[] not null, extra jsonb, photo bytea)`)
    )
    const schema = await makeSchema(url)
    match(
      schema,
      /VisitsTable = \{\n {2}id: string\n {2}seq: number\n {2}at: string \| null\n {2}tags: string\[\]\n {2}extra: unknown\n {2}photo: Buffer \| null\n\}/
    )
    match(schema, /export type Tables = \{\n {2}visits: VisitsTable\n\}/)
    const file = join(tmpdir(), `parlor-schema-${process.pid}.ts`)
    try {
      writeFileSync(file, schema)
      equal(checkSchema(schema, file).length, 0)
      equal(checkSchema(schema.replace('seq', 'sequence'), file).length, 1)
    } finally {
      rmSync(file)
    }
  })
})
