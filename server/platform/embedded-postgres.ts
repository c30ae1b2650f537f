import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './embedded-postgres-binaries.ts'
import {
  makeCluster,
  makeSocketFolder,
  passwordFile,
  postgresEnvironment,
  postgresSettings
} from './embedded-postgres-cluster.ts'
import { EmbeddedPostgresFault, faultFrom, logSince } from './embedded-postgres-faults.ts'
import { chooseLauncher } from './embedded-postgres-launcher.ts'
import { tryOwnerLock } from './embedded-postgres-lock.ts'
import { clearAfterCrash, hasLeft, isPostmaster, readPidFile } from './embedded-postgres-process.ts'

/**
 * The PostgreSQL that comes with the product, in `dataDir`: `cluster/` (its files, with
 * `postmaster.pid`), `socket/`, `owner.lock` and `postgres.log`.
 *
 * Several Parlor processes may share one. The one that holds `owner.lock` looks after it and stops
 * it; the others adopt it and never stop it. When the owner leaves, or the database dies, whoever
 * is still there starts it again. A database whose owner was killed belongs to the next who comes.
 */
export type EmbeddedPostgres = {
  host: string
  port: number
  user: 'parlor'
  database: 'postgres'
  url: string
  /** It was running before we came. */
  adopted: boolean
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = { dataDir: string; log?: (line: string) => void }

const limits = {
  pollMs: 10,
  startMs: 120_000,
  connectMs: 5_000,
  stopMs: 10_000,
  watchMs: 250,
  restartDelayMs: 5_000,
  logBytes: 8 * 1024 * 1024
}

export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions
): Promise<EmbeddedPostgres> {
  const keeper = new Keeper(options)
  const adopted = await keeper.bring()
  keeper.watch()
  const { host, port } = keeper
  return {
    host,
    port,
    user: 'parlor',
    database: 'postgres',
    url: keeper.url(),
    adopted,
    stop: () => keeper.stop()
  }
}

class Keeper {
  host = ''
  port = 5432
  #dataDir: string
  #cluster = ''
  #log: (line: string) => void
  #lock: { release(): void } | null = null
  #child: ChildProcess | null = null
  #stopping = new AbortController()
  #watching: Promise<void> = Promise.resolve()

  constructor({ dataDir, log }: EmbeddedPostgresOptions) {
    this.#dataDir = openFolder(dataDir)
    this.#cluster = join(this.#dataDir, 'cluster')
    this.#log = log ?? (() => {})
  }

  url(): string {
    if (process.platform !== 'win32') {
      const query = new URLSearchParams({ host: this.host, port: String(this.port) })
      return `postgresql://parlor@/postgres?${query}`
    }
    const password = readFileSync(passwordFile(this.#dataDir), 'utf8')
    return `postgresql://parlor:${password}@${this.host}:${this.port}/postgres`
  }

  /** Makes sure that the database runs, by starting or adopting it. True when it ran already. */
  async bring(): Promise<boolean> {
    const until = performance.now() + limits.startMs
    while (performance.now() < until && !this.#stopping.signal.aborted) {
      this.#lock ??= tryLock(this.#dataDir)
      const running = this.#running()
      if (running?.status === 'ready' && (await this.#adopt(running))) return true
      if (this.#lock && !running) {
        await this.#start()
        return false
      }
      await wait(limits.pollMs) // It is just starting or stopping, under us or another process.
    }
    this.#release()
    throw new EmbeddedPostgresFault(
      `Another process holds the database in ${this.#dataDir} but it does not answer. ` +
        'Stop the other Parlor and start again.'
    )
  }

  /** Keeps it running: whoever finds it dead starts it again, with growing patience. */
  watch(): void {
    this.#watching = this.#keepRunning().catch(() => {}) // Ends with the abort of stop().
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#watching
    if (this.#lock) await this.#end()
    this.#release()
  }

  #running() {
    const told = readPidFile(this.#cluster)
    return told && isPostmaster(told.pid, this.#cluster) ? told : null
  }

  async #adopt(running: { socketDir: string; port: number }): Promise<boolean> {
    this.host = running.socketDir || '127.0.0.1'
    this.port = running.port
    return answers(this.url())
  }

  async #start(): Promise<void> {
    try {
      await this.#startPostgres()
    } catch (error) {
      await this.#end()
      this.#release()
      if (error instanceof EmbeddedPostgresFault) throw error
      throw faultFrom(String(error), this.#dataDir)
    }
  }

  async #startPostgres(): Promise<void> {
    const binaries = findBinaries()
    const launcher = chooseLauncher(this.#dataDir)
    makeCluster(this.#dataDir, binaries, launcher)
    const socketDir = makeSocketFolder(this.#dataDir, launcher)
    await clearAfterCrash(this.#cluster, socketDir)
    this.host = process.platform === 'win32' ? '127.0.0.1' : socketDir
    this.port = process.platform === 'win32' ? await freePort() : 5432

    const log = openLog(this.#dataDir)
    const [command = '', ...args] = [
      ...launcher.prefix,
      binaries.postgres,
      ...['-D', this.#cluster],
      ...postgresSettings(socketDir, this.port)
    ]
    const { uid, gid } = launcher
    const stdio: ['ignore', number, number] = ['ignore', log.file, log.file]
    // Its own session: Ctrl-C in a terminal is for us, who first answer what is under way.
    const child = spawn(command, args, {
      uid,
      gid,
      stdio,
      env: postgresEnvironment(),
      detached: true
    })
    child.on('error', () => {}) // Such a child has no pid, which is seen below.
    child.unref()
    closeSync(log.file)
    this.#child = child
    await this.#becomesReady(child, log)
  }

  async #becomesReady(child: ChildProcess, log: { path: string; bytes: number }): Promise<void> {
    const until = performance.now() + limits.startMs
    while (performance.now() < until && !this.#stopping.signal.aborted) {
      if (hasEnded(child)) {
        const said = child.pid ? logSince(log.path, log.bytes) : `spawn ${child.spawnfile} ENOENT`
        throw faultFrom(said, this.#dataDir)
      }
      const told = readPidFile(this.#cluster)
      if (told?.pid === child.pid && told?.status === 'ready' && (await answers(this.url()))) return
      await wait(limits.pollMs)
    }
    throw new EmbeddedPostgresFault(
      `The database in ${this.#dataDir} did not get ready in ${limits.startMs / 1000} s. ` +
        `Its log is ${log.path}.`
    )
  }

  async #keepRunning(): Promise<void> {
    const { signal } = this.#stopping
    for (let failures = 0; !signal.aborted; ) {
      const pauseMs = Math.min(limits.watchMs * 2 ** failures, limits.restartDelayMs)
      await wait(pauseMs, undefined, { signal, ref: false })
      if (this.#running()) {
        // An owner who left has set the lock free: from now on it is ours to look after.
        this.#lock ??= tryLock(this.#dataDir)
        failures = 0
      } else {
        failures = (await this.#bringBack()) ? 0 : failures + 1
      }
    }
  }

  async #bringBack(): Promise<boolean> {
    this.#log('The database has stopped. Starting it again.')
    try {
      await this.bring()
      this.#log('The database is running again.')
      return true
    } catch (error) {
      this.#log((error as Error).message)
      return false
    }
  }

  async #end(): Promise<void> {
    const pid =
      this.#running()?.pid ?? (this.#child && !hasEnded(this.#child) ? this.#child.pid : null)
    this.#child = null
    if (!pid) return
    signalStop(pid, 'SIGINT', this.#cluster)
    if (!(await this.#leaves(pid))) {
      signalStop(pid, 'SIGQUIT', this.#cluster) // Its next start replays what it had written.
      await this.#leaves(pid)
    }
  }

  async #leaves(pid: number): Promise<boolean> {
    const until = performance.now() + limits.stopMs
    while (performance.now() < until && !hasLeft(pid, this.#cluster)) await wait(limits.pollMs)
    return hasLeft(pid, this.#cluster)
  }

  #release(): void {
    this.#lock?.release()
    this.#lock = null
  }
}

function openFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return realpathSync(dataDir) // The processes of PostgreSQL are found by this very path.
  } catch (error) {
    throw faultFrom(String(error), dataDir)
  }
}

function tryLock(dataDir: string) {
  try {
    return tryOwnerLock(dataDir)
  } catch (error) {
    const said = String(error)
    throw faultFrom(/unable to open|readonly/.test(said) ? 'EACCES' : said, dataDir)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: limits.connectMs
  })
  client.on('error', () => {}) // A connection that breaks after its answer is no news.
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function openLog(dataDir: string): { path: string; file: number; bytes: number } {
  const path = join(dataDir, 'postgres.log')
  const old = statSync(path, { throwIfNoEntry: false })
  if (old && old.size > limits.logBytes) renameSync(path, `${path}.old`)
  const file = openSync(path, 'a', 0o600)
  return { path, file, bytes: statSync(path).size }
}

function hasEnded(child: ChildProcess): boolean {
  return !child.pid || child.exitCode !== null || child.signalCode !== null
}

function signalStop(pid: number, signal: 'SIGINT' | 'SIGQUIT', cluster: string): void {
  if (process.platform === 'win32') {
    const mode = signal === 'SIGINT' ? 'fast' : 'immediate'
    spawn(findBinaries().pgCtl, ['stop', '-D', cluster, '-m', mode, '-W'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended in this moment, which is what we wanted.
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise(done => server.close(done))
  return typeof address === 'object' && address ? address.port : 5432
}
