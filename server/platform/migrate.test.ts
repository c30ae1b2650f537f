import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { after, test } from 'node:test'
import { aDatabase, asOwner, inDatabase } from '../testing/database.ts'
import { checkServerRole, migrate, NewerDatabase, serverUrl, statementsOf } from './migrate.ts'

const migrated = await aDatabase({ after })
const files = readdirSync(new URL('../migrations/', import.meta.url)).filter(name =>
  name.endsWith('.sql')
)

/** A database that has never been migrated. */
async function anEmptyDatabase(t: { after(act: () => Promise<void>): void }): Promise<string> {
  const cluster = inDatabase(migrated, 'postgres')
  const name = `empty_${randomBytes(6).toString('hex')}`
  await asOwner(cluster, `create database ${name}`)
  t.after(() => asOwner(cluster, `drop database ${name} with (force)`).then(() => undefined))
  return inDatabase(cluster, name)
}

const applied = (url: string) =>
  asOwner<{ number: number; name: string; at: Date }>(
    url,
    'select number, name, applied_at as at from migrations order by number'
  )
const tables = (url: string) =>
  asOwner<{ name: string }>(
    url,
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`
  )

test('migrating twice does nothing the second time', async () => {
  const before = await applied(migrated)
  assert.deepEqual(
    before.map(row => row.name),
    files.sort()
  )
  await migrate(migrated)
  assert.deepEqual(await applied(migrated), before)
})

test('three processes that start at once on an empty database migrate it once', async t => {
  const url = await anEmptyDatabase(t)
  await Promise.all([migrate(url), migrate(url), migrate(url)])
  const rows = await applied(url)
  assert.deepEqual(
    rows.map(row => row.number),
    files.map((_, at) => at + 1)
  )
  await checkServerRole(serverUrl(url))
})

test('a database of a newer Parlor is refused with what to do, and left as it is', async t => {
  const url = await anEmptyDatabase(t)
  await migrate(url)
  await asOwner(url, `insert into migrations values (999, '999-tomorrow.sql', 'x')`)
  const before = await tables(url)
  await assert.rejects(migrate(url), (error: Error) => {
    assert.ok(error instanceof NewerDatabase)
    assert.equal(
      error.message,
      'The database was made by a newer Parlor (migration 999-tomorrow.sql): start that one instead.'
    )
    return true
  })
  assert.deepEqual(await tables(url), before)
})

test('a migration that fails leaves nothing of itself behind, and goes on once it can', async t => {
  const url = await anEmptyDatabase(t)
  // Something of somebody else's stands where the second table of 003 wants to be.
  await asOwner(url, 'create table number_rates (mine integer)')
  await assert.rejects(migrate(url), /^Error: Migration 003-numbers\.sql failed: .*number_rates/)
  assert.deepEqual(
    (await applied(url)).map(row => row.number),
    [1, 2]
  )
  const left = (await tables(url)).map(row => row.name)
  assert.ok(
    left.includes('staff') && !left.includes('carrier_accounts') && !left.includes('numbers')
  )
  await asOwner(url, 'drop table number_rates')
  await migrate(url)
  assert.equal((await applied(url)).length, files.length)
})

test('the server refuses to work as a role for which no row is hidden', async () => {
  await assert.rejects(checkServerRole(migrated), /may see every business: it must own nothing/)
  await checkServerRole(serverUrl(migrated))
})

test('an owner with a password over TCP gives the server a password of its own', async () => {
  const owner = 'postgresql://parlor:p%40ss@db.example:5433/shop?sslmode=require'
  const url = serverUrl(owner)
  const [, name, password] =
    /^postgresql:\/\/(\w+):(\w+)@db\.example:5433\/shop\?sslmode=require$/.exec(url)!
  assert.equal(name, 'parlor_server')
  assert.equal(password!.length, 64)
  assert.equal(serverUrl(owner), url, 'every process that knows the address knows it')
  assert.notEqual(serverUrl(owner.replace('p%40ss', 'other')), url)
  assert.equal(serverUrl('postgresql:///shop'), 'postgresql://parlor_server@/shop')
})

test('blank lines end statements, remarks alone are none', () => {
  assert.deepEqual(statementsOf('select 1;\n\n-- only words\n\n\nselect\n  2;\n'), [
    'select 1;',
    'select\n  2;'
  ])
})

test('the folder of migrations is numbered without gaps', () => {
  const numbers = files.sort().map(name => Number(name.slice(0, 3)))
  assert.deepEqual(
    numbers,
    numbers.map((_, at) => at + 1)
  )
})
