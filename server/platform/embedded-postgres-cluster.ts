import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './embedded-postgres-binaries.ts'
import { EmbeddedPostgresFault, faultFrom } from './embedded-postgres-faults.ts'
import type { Launcher } from './embedded-postgres-launcher.ts'
import { randomToken } from './secrets.ts'

const postgresMajor = '18'
const socketPathBytesMax = process.platform === 'darwin' ? 103 : 107
const socketName = '.s.PGSQL.5432'
const initdbMsMax = 120_000

/** Makes the database on first start: all of it or nothing, whenever we are killed. */
export function makeCluster(dataDir: string, binaries: Binaries, launcher: Launcher): void {
  const cluster = join(dataDir, 'cluster')
  if (existsSync(cluster)) refuseOtherMajor(cluster, dataDir)
  else initCluster(cluster, dataDir, binaries, launcher)
}

function initCluster(cluster: string, dataDir: string, binaries: Binaries, launcher: Launcher) {
  const fresh = join(dataDir, 'cluster.new')
  rmSync(fresh, { recursive: true, force: true })
  makeFolder(fresh, launcher)
  let made = initdb(fresh, dataDir, 'C.UTF-8', binaries, launcher)
  // Not every system knows C.UTF-8; letters beyond ASCII then only matter to the word parser.
  if (/invalid locale/.test(made.stderr)) made = initdb(fresh, dataDir, 'C', binaries, launcher)
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw faultFrom(made.stderr || String(made.error ?? ''), dataDir)
  }
  renameSync(fresh, cluster)
  syncFolder(dataDir)
}

function initdb(
  fresh: string,
  dataDir: string,
  locale: string,
  binaries: Binaries,
  launcher: Launcher
): SpawnSyncReturns<string> {
  const auth =
    process.platform === 'win32'
      ? ['--auth=scram-sha-256', `--pwfile=${passwordFile(dataDir)}`]
      : ['--auth-local=trust', '--auth-host=reject']
  const words = [
    ...launcher.prefix,
    binaries.initdb,
    ...['-D', fresh, '-U', 'parlor', '-E', 'UTF8', `--locale=${locale}`],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ...auth
  ]
  const [command = '', ...args] = words
  const { uid, gid } = launcher
  const env = postgresEnvironment()
  return spawnSync(command, args, { uid, gid, env, encoding: 'utf8', timeout: initdbMsMax })
}

function refuseOtherMajor(cluster: string, dataDir: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === postgresMajor) return
  throw new EmbeddedPostgresFault(
    `The database in ${dataDir} was made by PostgreSQL ${version}, this Parlor brings ` +
      `${postgresMajor}. Start the Parlor that made it, or set PARLOR_DATA to another folder.`
  )
}

/** A socket's path is short by law of the kernel: a deep data folder gets one below /tmp. */
export function makeSocketFolder(dataDir: string, launcher: Launcher): string {
  const near = join(dataDir, 'socket')
  if (fits(near)) return makeFolder(near, launcher)
  const name = `parlor-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  return makeFolder(join(fits(join(tmpdir(), name)) ? tmpdir() : '/tmp', name), launcher)
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= socketPathBytesMax
}

function makeFolder(folder: string, { uid, gid }: Launcher): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid: owner } = lstatSync(folder)
  const mine = process.getuid?.()
  // Below /tmp anyone may have been here first, and would then sit between us and the database.
  if (!lstatSync(folder).isDirectory() || (mine !== undefined && ![mine, uid].includes(owner))) {
    throw new EmbeddedPostgresFault(
      `${folder} belongs to someone else, so the database cannot use it. Remove it and start again.`
    )
  }
  chmodSync(folder, 0o700)
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  return folder
}

/** Windows has no Unix socket here: loopback and a password that only this user can read. */
export function passwordFile(dataDir: string): string {
  const path = join(dataDir, 'password')
  if (!existsSync(path)) writeFileSync(path, randomToken(), { mode: 0o600 })
  return path
}

const buffersMb = () => Math.round(Math.min(1_024, Math.max(64, totalmem() / 2 ** 20 / 8)))

/** The settings of a small server that shares its machine with the product. */
export function postgresSettings(socketDir: string, port: number): string[] {
  const settings = {
    listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '',
    port,
    unix_socket_directories:
      process.platform === 'win32' ? '' : `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: 60,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // An eighth of the machine; what is never touched costs nothing.
    shared_buffers: `${buffersMb()}MB`,
    effective_cache_size: `${4 * buffersMb()}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    random_page_cost: 1.1,
    jit: 'off',
    max_parallel_workers_per_gather: 0,
    wal_compression: 'on',
    min_wal_size: '80MB',
    max_wal_size: '512MB',
    checkpoint_timeout: '15min',
    max_wal_senders: 0,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement and its details hold phone numbers and words of clients.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse'
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** PGDATA, PGPORT and the like of the person's shell mean another database. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(own), LC_ALL: 'C' }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
