import './node26.js'
import { existsSync, readdirSync, statfsSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { type Config, ConfigFaults, readConfig } from '../server/platform/config.ts'
import { root } from './processes.ts'
import { withClient } from './scratch-database.ts'

export type Finding = { about: string; is: 'good' | 'note' | 'bad'; words: string }
const limits = { waitMs: 3_000, freeBytesMin: 2 * 1024 ** 3 }

/** Looks at an installation from outside, changes nothing, and says what to mend. */
export async function examine(env: Record<string, string | undefined>): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error
    return error.lines.map(words => ({ about: 'Settings', is: 'bad', words }))
  }
  return [
    { about: 'Settings', is: 'good', words: 'can be read.' },
    ...listens(config),
    disk(config),
    await product(config),
    await database(config),
    await mail(config),
    carrier(config)
  ]
}

function listens({ host, publicUrl }: Config): Finding[] {
  const about = 'Address'
  const isLocal = ['127.0.0.1', 'localhost', '::1'].includes(host)
  const where = isLocal
    ? { about, is: 'good' as const, words: `listens on ${host}: reached by this machine alone.` }
    : { about, is: 'note' as const, words: `listens on ${host}: put a proxy with TLS before it.` }
  if (publicUrl === null) {
    const words =
      'PUBLIC_URL is not set: carriers cannot bring texts, and links in letters lead nowhere.'
    return [where, { about, is: 'note', words }]
  }
  if (publicUrl.startsWith('https://') || isLocal) return [where]
  return [
    where,
    { about, is: 'bad', words: `PUBLIC_URL=${publicUrl} is not https: sign-in needs it.` }
  ]
}

function disk({ dataDir }: Config): Finding {
  const about = 'Data folder'
  const folder = resolve(dataDir)
  if (!existsSync(folder)) {
    return { about, is: 'note', words: `${folder} is not there yet: the first start makes it.` }
  }
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const gigabytes = `${(free / 1024 ** 3).toFixed(1)} GB free`
  if (free >= limits.freeBytesMin) return { about, is: 'good', words: `${folder}, ${gigabytes}.` }
  return {
    about,
    is: 'bad',
    words: `${folder} has only ${gigabytes}: make room, or texts are lost.`
  }
}

async function product({ port }: Config): Promise<Finding> {
  const about = 'Product'
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, {
      signal: AbortSignal.timeout(limits.waitMs)
    })
    if (answer.ok) return { about, is: 'good', words: `answers on port ${port}.` }
    return { about, is: 'bad', words: `answers ${answer.status} on port ${port}: look at its log.` }
  } catch {
    return { about, is: 'note', words: `does not run on port ${port}: npm start.` }
  }
}

async function database({ databaseUrl }: Config): Promise<Finding> {
  const about = 'Database'
  if (databaseUrl === null) {
    return { about, is: 'good', words: 'the one that comes along, inside the data folder.' }
  }
  try {
    return await withClient(databaseUrl, async client => {
      const { rows } = await client.query<{ version: number; last: number | null }>(
        `select current_setting('server_version_num')::int as version,
           case when to_regclass('public.migrations') is null then null
             else (select max(number) from migrations) end as last`
      )
      const { version, last } = rows[0]!
      if (version < 180_000) {
        return {
          about,
          is: 'bad',
          words: `is PostgreSQL ${Math.floor(version / 10_000)}: 18 is needed.`
        }
      }
      return { about, is: 'good', words: migrationWords(last) }
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { about, is: 'bad', words: `cannot be reached with DATABASE_URL: ${why}.` }
  }
}

function migrationWords(last: number | null): string {
  const newest = Number(
    readdirSync(join(root, 'server/migrations'))
      .filter(name => name.endsWith('.sql'))
      .sort()
      .at(-1)!
      .slice(0, 3)
  )
  if (last === null) return 'is empty: the first start fills it.'
  return last < newest
    ? 'is older than this version: the next start brings it up.'
    : 'is up to date.'
}

async function mail({ smtpUrl }: Config): Promise<Finding> {
  const about = 'E-mail'
  if (smtpUrl === null) {
    const words = 'SMTP_URL is not set: invitations and new passwords are links that you pass on.'
    return { about, is: 'note', words }
  }
  const { hostname, port, protocol } = new URL(smtpUrl)
  const at = Number(port || (protocol === 'smtps:' ? 465 : 587))
  if (await isOpen(hostname, at)) return { about, is: 'good', words: `${hostname}:${at} answers.` }
  return { about, is: 'bad', words: `${hostname}:${at} does not answer: check SMTP_URL.` }
}

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise(done => {
    const socket = connect({ host, port, timeout: limits.waitMs })
    const end = (is: boolean) => {
      socket.destroy()
      done(is)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

function carrier({ twilio, simulatorUrl }: Config): Finding {
  const about = 'Carrier'
  if (twilio && twilio.apiUrl !== simulatorUrl) {
    return { about, is: 'good', words: `account ${twilio.accountSid} at ${twilio.apiUrl}.` }
  }
  return { about, is: 'note', words: 'virtual: texts go to virtual handsets, and to nobody else.' }
}

const signs = { good: '✓', note: '·', bad: '✗' }

if (import.meta.main) {
  const findings = await examine(process.env)
  for (const { about, is, words } of findings) console.log(`${signs[is]} ${about}: ${words}`)
  process.exitCode = findings.some(each => each.is === 'bad') ? 1 : 0
}
