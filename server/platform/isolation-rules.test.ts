import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import pg from 'pg'
import { makeBusiness } from '../demo/add-business.ts'
import { asOwner } from '../testing/database.ts'
import { nextDoorPhone, theSalon } from '../testing/salon.ts'
import { serverUrl } from './migrate.ts'

/** What holds no business's data, or only leads from a sign-in, a call or a job to its business. */
const globalTables = new Set([
  'accounts',
  'api_key_tokens',
  'carrier_accounts',
  'challenges',
  'codes',
  'demo_worlds',
  'invitation_tokens',
  'memberships',
  'migrations',
  'passkeys',
  'password_resets',
  'processes',
  'quarantine',
  'recovery_codes',
  'session_tokens',
  'sessions',
  'set_up_links',
  'sign_in_delays',
  'sign_on_attempts',
  'single_sign_on'
])

type Named = { name: string }

const shop = await theSalon({ after })
const owner = <Row>(text: string, values: unknown[] = []) =>
  asOwner<Row>(shop.databaseUrl, text, values)
const tables = await owner<Named>(
  `select relname as name from pg_class where relnamespace = 'public'::regnamespace
   and relkind in ('r', 'p') order by relname`
)
const tenantTables = tables.map(table => table.name).filter(name => !globalTables.has(name))

test('every table of a business has business_id, first in each key', async () => {
  const keys = await owner<Named & { table: string; columns: string[]; kind: string }>(
    `select c.conname as name, r.relname as table, c.contype as kind,
         array(select a.attname::text from unnest(c.conkey) with ordinality k (n, place)
           join pg_attribute a on a.attrelid = r.oid and a.attnum = k.n order by place) as columns
       from pg_constraint c join pg_class r on r.oid = c.conrelid
       where r.relnamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')`
  )
  assert.ok(tenantTables.length >= 14, `${tenantTables}`)
  for (const table of tenantTables) {
    const own = keys.filter(key => key.table === table)
    assert.ok(
      own.some(key => key.kind === 'p'),
      `${table} has a primary key`
    )
    const first = table === 'businesses' ? 'id' : 'business_id'
    for (const key of own) assert.equal(key.columns[0], first, `${table}: ${key.name}`)
  }
})

test('every index on a business’s rows begins with the business', async () => {
  const indexes = await owner<Named & { table: string; first: string }>(
    `select i.relname as name, r.relname as table, a.attname as first
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class r on r.oid = x.indrelid
       join pg_attribute a on a.attrelid = r.oid and a.attnum = x.indkey[0]
       where r.relname = any($1)`,
    [tenantTables]
  )
  // These two serve the sweep over all businesses, which holds no row of any of them.
  const sweeps = new Set([
    'messages_due',
    'messages_leased',
    'messages_scheduled',
    'conversations_due'
  ])
  const others = indexes.filter(index => index.table !== 'businesses' && !sweeps.has(index.name))
  assert.ok(others.length > 20)
  for (const { name, first } of others) assert.equal(first, 'business_id', name)
})

test('a key from one business’s row to another row carries the business along', async () => {
  const keys = await owner<{ name: string; from: string; to: string }>(
    `select c.conname as name, r.relname as from, f.relname as to from pg_constraint c
       join pg_class r on r.oid = c.conrelid join pg_class f on f.oid = c.confrelid
       where c.contype = 'f' and r.relnamespace = 'public'::regnamespace`
  )
  assert.ok(keys.length > 10)
  const tenant = new Set(tenantTables)
  for (const key of keys) {
    assert.equal(tenant.has(key.from), tenant.has(key.to), `${key.name}: ${key.from} → ${key.to}`)
  }
})

test('row-level security is on for every table of a business, and asks who was entered', async () => {
  const rows = await owner<{ name: string; on: boolean; using: string; policies: number }>(
    `select r.relname as name, r.relrowsecurity as on, r.relforcerowsecurity as forced,
         count(p.oid)::int as policies, string_agg(pg_get_expr(p.polqual, r.oid), '') as using
       from pg_class r left join pg_policy p on p.polrelid = r.oid
       where r.relname = any($1) and r.relkind = 'r' group by r.oid`,
    [tenantTables]
  )
  assert.equal(rows.length, tenantTables.length)
  for (const row of rows) {
    assert.ok(row.on, row.name)
    assert.equal(row.policies, 1, row.name)
    const column = row.name === 'businesses' ? 'id' : 'business_id'
    const wanted = `(${column} = (current_setting('app.business_id'::text))::uuid)`
    assert.equal(row.using, wanted, row.name)
  }
})

test('no trigger, no identity column and no view that borrows rights', async () => {
  const found = await owner<Named>(
    `select tgname as name from pg_trigger where not tgisinternal and tgrelid in
         (select oid from pg_class where relnamespace = 'public'::regnamespace)
       union all select attname from pg_attribute where attidentity <> '' and attrelid in
         (select oid from pg_class where relnamespace = 'public'::regnamespace)
       union all select relname from pg_class where relnamespace = 'public'::regnamespace
         and (relkind = 'm' or relkind = 'v'
           and not coalesce('security_invoker=true' = any(reloptions), false))`
  )
  assert.deepEqual(found, [])
})

test('the server’s role owns nothing, rules nobody and cannot step around the policies', async () => {
  const [role] = await owner<Record<string, unknown>>(
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
         (select count(*)::int from pg_class where relowner = r.oid) as tables,
         (select count(*)::int from pg_proc where proowner = r.oid) as functions,
         (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
         has_schema_privilege(oid, 'public', 'create') as creates
       from pg_roles r where rolname = 'parlor_server'`
  )
  assert.deepEqual(role, {
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolreplication: false,
    tables: 0,
    functions: 0,
    memberships: 0,
    creates: false
  })
})

test('a function with the owner’s rights is closed to the public and keeps its own search path', async () => {
  const functions = await owner<Named & { config: string[] | null; anyone: boolean }>(
    `select proname as name, proconfig as config,
         has_function_privilege('public', oid, 'execute') as anyone
       from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`
  )
  assert.ok(functions.length >= 6)
  for (const { name, config, anyone } of functions) {
    assert.equal(anyone, false, name)
    assert.match(config?.join() ?? '', /^search_path=.*pg_temp$/, `${name}: ${config}`)
  }
})

/** Every function, and what it may tell of businesses that were not entered. */
const functions: Record<string, string> = {
  audit_hash: 'nothing: it reads no table',
  businesses_of_account: 'names of the businesses of one person',
  businesses_with_due_texts: 'ids of businesses',
  businesses_with_due_schedules: 'ids of businesses',
  businesses_with_old_events: 'ids of businesses',
  businesses_with_due_snoozes: 'ids of businesses',
  businesses_to_auto_close: 'ids of businesses',
  businesses_with_overdue_leases: 'ids of businesses',
  enqueue: 'nothing: it writes a job',
  enter_business: 'nothing: it says who is entered',
  event_counters_of: 'how many events there were',
  find_texts: 'ids of texts of the business that was named',
  fold: 'nothing: it reads no table',
  lexemes_of: 'nothing: it reads no table',
  numbers_of_all_businesses: 'ids of numbers',
  phones_taken: 'which of the phones that were named are taken',
  sort_in_words: 'nothing: it only sorts what is written',
  words_of_client: 'nothing: it runs with the rights of who asks',
  words_of_text: 'nothing: it reads no table'
}

test('every function and view is known, and what it may tell', async () => {
  const found = await owner<Named>(
    `select proname as name from pg_proc p where pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     union all select relname from pg_class where relnamespace = 'public'::regnamespace
       and relkind in ('v', 'm') order by name`
  )
  assert.deepEqual(
    found.map(each => each.name),
    Object.keys(functions).sort()
  )
})

test('a function with the owner’s rights tells no more than it was asked', async () => {
  const { db } = shop.server.platform
  const ask = <Row>(text: string, values: string[] | string[][]) =>
    db.inBusiness(shop.salon.businessId, tx => tx.rows<Row>(text, values))
  assert.deepEqual(await ask('select * from businesses_of_account($1)', [newId()]), [])
  const taken = await ask('select phones_taken($1) as phone', [[nextDoorPhone, '+12505550100']])
  assert.deepEqual(taken, [{ phone: nextDoorPhone }])
  assert.deepEqual(await ask('select * from event_counters_of($1)', [[newId()]]), [])
})

test('whoever forgets to enter a business gets an error, not an empty answer', async () => {
  const client = new pg.Client({ connectionString: serverUrl(shop.databaseUrl) })
  await client.connect()
  try {
    for (const table of tenantTables) {
      await assert.rejects(client.query(`select * from ${table}`), /app\.business_id/, table)
    }
    await client.query('begin')
    await client.query('select enter_business($1)', [shop.salon.businessId])
    assert.equal((await client.query('select from businesses')).rowCount, 1)
    await client.query('commit')
    await assert.rejects(
      client.query('select * from businesses'),
      'what was entered ends with its transaction'
    )
  } finally {
    await client.end()
  }
})

test('another business’s rows can be neither read, changed, written nor pointed at', async () => {
  await shop.carrier.inbound({ from: '+12505550177', to: nextDoorPhone, body: 'Fade at noon?' })
  const { db } = shop.server.platform
  const [theirs] = await owner<{ conversation_id: string; number_id: string }>(
    'select conversation_id, number_id from messages where business_id = $1',
    [shop.nextDoor.businessId]
  )
  const foreign = shop.nextDoor.businessId
  const here = <Row>(text: string, values: string[] = []) =>
    db.inBusiness(shop.salon.businessId, tx => tx.rows<Row>(text, values))
  for (const table of tenantTables) {
    const column = table === 'businesses' ? 'id' : 'business_id'
    assert.deepEqual(await here(`select from ${table} where ${column} = $1`, [foreign]), [], table)
  }
  const changed = 'update conversations set unanswered = 9 where id = $1 returning id'
  assert.deepEqual(await here(changed, [theirs!.conversation_id]), [])
  assert.deepEqual(
    await here('delete from messages where business_id = $1 returning id', [foreign]),
    []
  )
  await assert.rejects(
    here('insert into clients (business_id, id, name, created_at) values ($1, $2, $3, now())', [
      foreign,
      newId(),
      'Planted'
    ]),
    /row-level security/
  )
  await assert.rejects(
    here(
      `insert into conversations (business_id, id, number_id, phone, last_at)
         values ($1, $2, $3, '+12505550199', now())`,
      [shop.salon.businessId, newId(), theirs!.number_id]
    ),
    /foreign key/
  )
  await assert.rejects(
    here(`insert into conversation_marks values ($1, $2, $3, now())`, [
      shop.salon.businessId,
      theirs!.conversation_id,
      shop.salon.staff['maya']!
    ]),
    /foreign key/
  )
})

test('two transactions on one connection never share what they entered', async () => {
  const { db } = shop.server.platform
  const businesses = [shop.salon.businessId, shop.nextDoor.businessId]
  const seen = await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      db.inBusiness(businesses[at % 2]!, async tx => {
        const rows = await tx.rows<{ id: string }>('select id from businesses')
        return rows.length === 1 && rows[0]!.id === businesses[at % 2]
      })
    )
  )
  assert.ok(seen.every(Boolean))
})

test('the server’s role cannot read the queue, the owner’s books or the passwords of the cluster', async () => {
  const client = new pg.Client({ connectionString: serverUrl(shop.databaseUrl) })
  await client.connect()
  try {
    for (const table of ['graphile_worker._private_jobs', 'migrations', 'pg_authid']) {
      await assert.rejects(client.query(`select * from ${table}`), /permission denied/, table)
    }
    await assert.rejects(client.query('alter table messages disable row level security'), /owner/)
    await assert.rejects(client.query('set role parlor'), /permission denied/)
    await assert.rejects(client.query('create table public.mine (id int)'), /permission denied/)
  } finally {
    await client.end()
  }
})

test('a third business is a stranger to both', async () => {
  const third = await makeBusiness(shop.server, {
    name: 'Third',
    timeZone: 'America/Vancouver',
    staff: [{ name: 'Ola Third', email: 'ola@third.test', role: 'owner' }],
    numbers: [],
    carrier: shop.carrier.account
  })
  const ola = await shop.as(shop.server, 'ola@third.test')
  assert.deepEqual(await ola.inbox('all'), [])
  assert.notEqual(third.businessId, shop.salon.businessId)
})

test('NOTIFY stands outside transactions, and every statement is prepared under a name', () => {
  const folder = path.join(import.meta.dirname, '..')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/testing|demo/.test(name)
    )
    .map(name => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
  const notifying = files.filter(file => /pg_notify|\bnotify\s+\w/.test(file.text))
  assert.deepEqual(
    notifying.map(file => file.name),
    ['platform/nudges.ts']
  )
  assert.ok(!/tx\.(rows|first)/.test(notifying[0]!.text), 'it knows no transaction')
  const db = files.find(file => file.name === 'platform/db.ts')!.text
  const bare = [...db.matchAll(/\.query\((?!named\()([^)]*)\)/g)].map(found => found[1])
  assert.deepEqual(bare, ["'begin'", "'rollback'", "'commit'"])
})
