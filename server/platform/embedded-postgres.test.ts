import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { findBinaries } from './embedded-postgres-binaries.ts'
import { postgresSettings } from './embedded-postgres-cluster.ts'
import { chooseLauncher } from './embedded-postgres-launcher.ts'

const workshop = mkdtempSync(join(tmpdir(), 'parlor-pg-'))
const aSecond = 1000
const patienceMs = 15_000
const isLinux = process.platform === 'linux'
const nobodyId = 65534
const needsNobody = { skip: !nobodyCanRunIt() && 'the programs are open to root alone here' }

function nobodyCanRunIt(): boolean {
  if (process.getuid?.() !== 0 || !isLinux) return false
  const as = { uid: nobodyId, gid: nobodyId }
  return spawnSync(findBinaries().postgres, ['--version'], as).status === 0
}

after(() => rmSync(workshop, { recursive: true, force: true, maxRetries: 3 }))

let folders = 0

let made: Promise<string> | null = null

/** For what happens later in a database's life: the copy of one, as making it takes seconds. */
async function madeBefore(): Promise<string> {
  made ??= makeOne(join(workshop, 'made'))
  const dataDir = join(workshop, String(++folders))
  mkdirSync(dataDir, { mode: 0o700 })
  const [from, to] = [join(await made, 'cluster'), join(dataDir, 'cluster')]
  // Its files belong to whoever runs it, who is not always us.
  if (process.platform === 'win32') cpSync(from, to, { recursive: true })
  else equal(spawnSync('cp', ['-a', from, to]).status, 0)
  return dataDir
}

async function makeOne(dataDir: string): Promise<string> {
  await (await startEmbeddedPostgres({ dataDir })).stop()
  return dataDir
}

/** A database for one test, stopped whatever happens. */
async function withDatabase(act: (dataDir: string, first: EmbeddedPostgres) => Promise<void>) {
  const dataDir = await madeBefore()
  const first = await startEmbeddedPostgres({ dataDir })
  try {
    await act(dataDir, first)
  } finally {
    await first.stop()
  }
}

async function ask(url: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // A killed server says so to every connection.
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

const makeTexts = 'create table texts (body text)'
const countTexts = async (url: string) =>
  Number((await ask(url, 'select count(*) from texts'))[0]?.[0])

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + patienceMs
  while (!(await holds())) {
    ok(performance.now() < until, `it did not happen within ${patienceMs} ms`)
    await wait(20)
  }
}

const isGone = (pid: number) =>
  !isLinux || /^\d+ \(.*\) [ZX]|^$/.test(readOrEmpty(`/proc/${pid}/stat`))

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Another Parlor process on the same folder; it says its url and then waits to be ended. */
async function otherProcess(dataDir: string) {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('embedded-postgres.ts', import.meta.url).href)}
    const postgres = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(JSON.stringify({ url: postgres.url, adopted: postgres.adopted }))
    process.on('SIGTERM', async () => { await postgres.stop(); process.exit(0) })
    setInterval(() => {}, 60_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  const told = JSON.parse(String(line)) as { url: string; adopted: boolean }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { ...told, end }
}

test('a first start makes the database, a second finds everything again', async () => {
  const dataDir = join(workshop, String(++folders))
  const first = await startEmbeddedPostgres({ dataDir })
  equal(first.adopted, false)
  await ask(first.url, makeTexts)
  await ask(first.url, "insert into texts values ('Can I move to Friday? 🙂')")
  await first.stop()
  const second = await startEmbeddedPostgres({ dataDir })
  deepEqual(await ask(second.url, 'select body from texts'), [['Can I move to Friday? 🙂']])
  const rows = await ask(
    second.url,
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit',
       'full_page_writes', 'listen_addresses', 'jit', 'max_connections', 'server_encoding') order by 1`
  )
  await second.stop()
  deepEqual(Object.fromEntries(rows), {
    fsync: 'on',
    full_page_writes: 'on',
    jit: 'off',
    listen_addresses: '',
    max_connections: '60',
    server_encoding: 'UTF8',
    synchronous_commit: 'on'
  })
})

test('a clean stop takes less than a second, even with a screen still connected', async () => {
  const dataDir = await madeBefore()
  const postgres = await startEmbeddedPostgres({ dataDir })
  const client = new pg.Client({ connectionString: postgres.url })
  client.on('error', () => {})
  await client.connect()
  const pid = postmasterPid(dataDir)
  const started = performance.now()
  await postgres.stop()
  ok(performance.now() - started < aSecond, `${performance.now() - started} ms`)
  ok(isGone(pid))
  match(
    readFileSync(join(dataDir, 'postgres.log'), 'utf8'),
    /database system is shut down|shutdown/
  )
  await client.end().catch(() => {})
})

test('the socket and its folder are for this user alone', async () => {
  await withDatabase(async (dataDir, { host, port }) => {
    equal(statSync(dataDir).mode & 0o777, 0o700)
    equal(statSync(host).mode & 0o777, 0o700)
    ok(statSync(join(host, `.s.PGSQL.${port}`)).isSocket())
  })
})

test('a data folder too deep for a socket gets a short one of its own', async () => {
  const dataDir = join(workshop, 'a, "deep" folder '.repeat(4), 'x'.repeat(60))
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    ok(Buffer.byteLength(join(postgres.host, '.s.PGSQL.5432')) <= 107)
    equal(statSync(postgres.host).mode & 0o777, 0o700)
    deepEqual(await ask(postgres.url, 'select 1'), [[1]])
  } finally {
    await postgres.stop()
    rmSync(postgres.host, { recursive: true })
  }
})

test('a data folder with spaces, commas and quotes in its name works', async () => {
  const dataDir = join(workshop, `a, "b" c'd`)
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    deepEqual(await ask(postgres.url, 'select 1'), [[1]])
  } finally {
    await postgres.stop()
  }
})

test('a second start in one process shares the database and does not stop it', async () => {
  await withDatabase(async (dataDir, first) => {
    const second = await startEmbeddedPostgres({ dataDir })
    equal(second.adopted, true)
    equal(second.url, first.url)
    await second.stop()
    deepEqual(await ask(first.url, 'select 1'), [[1]])
  })
})

test('two processes that start at the same moment share one database', async () => {
  const dataDir = join(workshop, String(++folders))
  const both = await Promise.all([otherProcess(dataDir), otherProcess(dataDir)])
  deepEqual(both.map(({ adopted }) => adopted).sort(), [false, true])
  await ask(both[0].url, makeTexts)
  equal(await countTexts(both[1].url), 0)
  for (const { end } of both) await end('SIGTERM')
  ok(isGone(Number(readOrEmpty(join(dataDir, 'cluster/postmaster.pid')).split('\n')[0] || '0')))
})

test('when the process that started it leaves, the one that shares it brings it back', async () => {
  const dataDir = await madeBefore()
  const owner = await otherProcess(dataDir)
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    equal(postgres.adopted, true)
    const before = postmasterPid(dataDir)
    await owner.end('SIGTERM')
    await eventually(async () => (await ask(postgres.url, 'select 1').catch(() => [])).length === 1)
    notEqual(postmasterPid(dataDir), before)
  } finally {
    await postgres.stop()
  }
  equal(readOrEmpty(join(dataDir, 'cluster/postmaster.pid')), '')
})

test('kill -9 of Node lets PostgreSQL shut down, and nothing acknowledged is lost', async () => {
  const dataDir = await madeBefore()
  const owner = await otherProcess(dataDir)
  await ask(owner.url, makeTexts)
  await ask(owner.url, "insert into texts select 'text' from generate_series(1, 500)")
  const pid = postmasterPid(dataDir)
  await owner.end('SIGKILL')
  const next = await startEmbeddedPostgres({ dataDir })
  try {
    equal(await countTexts(next.url), 500)
  } finally {
    await next.stop()
  }
  // Whether it had left by itself or was taken over: nobody else would have stopped it.
  ok(isGone(pid))
  equal(readOrEmpty(join(dataDir, 'cluster/postmaster.pid')), '')
})

test('kill -9 of PostgreSQL: it comes back by itself with every acknowledged row', async () => {
  await withDatabase(async (dataDir, postgres) => {
    await ask(postgres.url, makeTexts)
    let acknowledged = 0
    let killed = false
    const writing = (async () => {
      const client = new pg.Client({ connectionString: postgres.url })
      client.on('error', () => {})
      await client.connect()
      for (; !killed || acknowledged < 50; acknowledged++) {
        await client.query("insert into texts values ('text')")
      }
    })().catch(() => {})
    await eventually(() => acknowledged >= 200)
    process.kill(postmasterPid(dataDir), 'SIGKILL')
    killed = true
    await writing
    await eventually(async () => (await ask(postgres.url, 'select 1').catch(() => [])).length === 1)
    const kept = await countTexts(postgres.url)
    ok(kept === acknowledged || kept === acknowledged + 1, `${kept} of ${acknowledged}`)
  })
})

test('an orphan that nobody looks after is taken over, and stopped in the end', async () => {
  const dataDir = await madeBefore()
  await (await startEmbeddedPostgres({ dataDir })).stop()
  const orphan = startOrphan(dataDir)
  await eventually(() => /\nready/.test(readOrEmpty(join(dataDir, 'cluster/postmaster.pid'))))
  const postgres = await startEmbeddedPostgres({ dataDir })
  equal(postgres.adopted, true)
  equal(postmasterPid(dataDir), orphan.pid)
  await postgres.stop()
  ok(isGone(orphan.pid ?? 0))
})

/** A postmaster whose Node is gone, on a system where it does not die with it. */
function startOrphan(dataDir: string) {
  const { prefix } = chooseLauncher(dataDir)
  const mortal = prefix.indexOf('setpriv')
  const immortal = mortal < 0 ? prefix : prefix.slice(0, mortal)
  const [command = '', ...args] = [
    ...immortal,
    findBinaries().postgres,
    ...['-D', join(dataDir, 'cluster')],
    ...postgresSettings(join(dataDir, 'socket'), 5432)
  ]
  return spawn(command, args, { stdio: 'ignore', detached: true })
}

test('root leaves the database of an ordinary user to that user', needsNobody, async () => {
  const dataDir = join(workshop, String(++folders))
  mkdirSync(dataDir)
  chmodSync(workshop, 0o755)
  chownSync(dataDir, nobodyId, nobodyId)
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    deepEqual(await ask(postgres.url, 'select 1'), [[1]])
    equal(statSync(join(dataDir, 'cluster', 'PG_VERSION')).uid, nobodyId)
    equal(statSync(join(dataDir, 'owner.lock')).uid, nobodyId)
    match(readFileSync(`/proc/${postmasterPid(dataDir)}/status`, 'utf8'), /^Uid:\s65534/m)
  } finally {
    await postgres.stop()
  }
})

test('a pid file whose process is dead, a zombie or a stranger does not hinder the start', async () => {
  const dataDir = await madeBefore()
  await (await startEmbeddedPostgres({ dataDir })).stop()
  const cluster = join(dataDir, 'cluster')
  const dead = spawnSync('true').pid
  // This shell never asks how its child ended, so the child stays a zombie.
  const shell = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore']
  })
  const [line] = await once(createInterface(shell.stdout), 'line')
  const zombie = Number(line)
  if (isLinux) await eventually(() => / Z /.test(readOrEmpty(`/proc/${zombie}/stat`)))
  const stranger = process.pid
  try {
    for (const pid of [dead, zombie, stranger]) {
      const socket = join(dataDir, 'socket')
      writeFileSync(
        join(cluster, 'postmaster.pid'),
        [pid, cluster, 1, 5432, socket, '', '  1 2', 'ready   ', ''].join('\n')
      )
      writeFileSync(join(socket, '.s.PGSQL.5432.lock'), `${pid}\n${cluster}\n`)
      const postgres = await startEmbeddedPostgres({ dataDir })
      equal(postgres.adopted, false)
      deepEqual(await ask(postgres.url, 'select 1'), [[1]])
      await postgres.stop()
    }
  } finally {
    shell.kill('SIGKILL')
  }
})

test('a first start that was killed half-way leaves nothing in the way', async () => {
  const dataDir = join(workshop, String(++folders))
  mkdirSync(join(dataDir, 'cluster.new', 'base'), { recursive: true })
  writeFileSync(join(dataDir, 'cluster.new', 'PG_VERSION'), '18\n')
  const postgres = await startEmbeddedPostgres({ dataDir })
  deepEqual(await ask(postgres.url, 'select 1'), [[1]])
  await postgres.stop()
})

test('a database of another PostgreSQL is refused with a plain sentence', async () => {
  const dataDir = join(workshop, String(++folders))
  mkdirSync(join(dataDir, 'cluster'), { recursive: true })
  writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '15\n')
  await rejects(
    startEmbeddedPostgres({ dataDir }),
    /was made by PostgreSQL 15, this Parlor brings 18/
  )
})

test('a data folder that is a file is refused with a plain sentence', async () => {
  const dataDir = join(workshop, 'file')
  writeFileSync(dataDir, '')
  await rejects(startEmbeddedPostgres({ dataDir }), /is not open to this user/)
})
