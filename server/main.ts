import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { type Config, ConfigFaults, readConfig } from './platform/config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { claimFolder, needFolder } from './platform/folder.ts'
import { createLog, type Log } from './platform/log.ts'
import type { Only, Server } from './server.ts'

/** Starts everything. The only file of the server that does something when it is imported. */
async function main(): Promise<void> {
  const config = settingsOrExit()
  const only = readOnly(process.argv)
  if (only && !config.publicUrl) {
    throw new Error('--only needs PUBLIC_URL: several processes share one address.')
  }
  const log = createLog(config.logLevel)
  const dataDir = path.resolve(config.dataDir)
  if (only === null) claimFolder(dataDir)
  else needFolder(dataDir)
  enableCompileCache(path.join(dataDir, 'compiled'))
  // The database starts while the rest of the program is read.
  const [postgres, { startServer }, { fillWorld }] = await Promise.all([
    config.databaseUrl ? null : startPostgres(path.join(dataDir, 'postgres'), log),
    import('./server.ts'),
    import('./demo/worlds.ts')
  ])
  const ownerUrl = config.databaseUrl ?? postgres!.url
  const running = stopOnSignals(log, postgres)
  const server = await startServer({ config, ownerUrl, log, only })
  running.server = server
  // Only one kind of process tells the carrier where we are, and speaks to people.
  if (only === 'worker') return
  const world = await fillWorld(server, config, ownerUrl)
  welcome(config, server.url, world.lines)
  server.reconcile().catch(error => log.warn({ err: error }, 'reconciliation has to wait'))
}

function startPostgres(dataDir: string, log: Log): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, log: line => log.info(line) })
}

/** A signal stops what is there by then, in the order that loses nothing. */
function stopOnSignals(log: Log, postgres: EmbeddedPostgres | null) {
  const running: { server: Server | null; stopping: boolean } = { server: null, stopping: false }
  const stop = async () => {
    if (running.stopping) return
    running.stopping = true
    await running.server
      ?.close()
      .catch(error => log.error({ err: error }, 'the stop was not clean'))
    await postgres?.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return running
}

function settingsOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error
    for (const line of error.lines) process.stderr.write(`Parlor cannot start: ${line}\n`)
    process.exit(1)
  }
}

function readOnly(words: string[]): Only {
  const at = words.indexOf('--only')
  const only = at === -1 ? null : words[at + 1]
  if (only === null || only === 'web' || only === 'worker') return only
  process.stderr.write('Parlor cannot start: --only is followed by web or worker.\n')
  process.exit(1)
}

function welcome(config: Config, url: string, lines: string[]): void {
  const rows = [`Parlor is open: ${url}`, ...lines]
  if (config.twilio?.apiUrl === config.simulatorUrl)
    rows.push(`Virtual phones: ${config.simulatorUrl}`)
  process.stdout.write(`\n${rows.map(row => `  ${row}`).join('\n')}\n\n`)
}

/** The system's words, with the setting that mends it. */
function plainly(error: Error & { code?: string; port?: number }): string {
  const { code, message } = error
  if (code === 'EADDRINUSE')
    return `PORT=${error.port} is in use. Stop what listens there, or set another.`
  if (code === 'EADDRNOTAVAIL') return 'HOST is not an address of this machine.'
  if (code === 'EACCES') return `There is no right to do that: ${message}.`
  if (process.env['DATABASE_URL'] && (code === 'ECONNREFUSED' || code === 'ENOTFOUND')) {
    return `DATABASE_URL: no database answers there (${code}).`
  }
  if (/invalid IP address/.test(message)) return `TRUST_PROXY: ${message}.`
  return message
}

await main().catch(error => {
  process.stderr.write(`Parlor cannot start: ${plainly(error as Error)}\n`)
  process.exit(1)
})
