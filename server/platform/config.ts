import * as z from 'zod/mini'

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535))
const httpUrl = z.url({ protocol: /^https?$/, error: 'is not an http or https address' })
const flag = z.pipe(
  z.enum(['yes', 'no', 'true', 'false', '1', '0'], { error: 'is neither yes nor no' }),
  z.transform(word => ['yes', 'true', '1'].includes(word))
)

const busyRows = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000_000))

const Settings = z.object({
  PORT: z._default(port, 3000),
  HOST: z._default(z.string(), '127.0.0.1'),
  PUBLIC_URL: z.optional(httpUrl),
  DATABASE_URL: z.optional(
    z.string().check(z.regex(/^postgres(ql)?:\/\//, 'does not start with postgresql://'))
  ),
  PARLOR_DATA: z._default(z.string(), 'data'),
  PARLOR_WORLD: z._default(
    z.enum(['salon', 'clinic', 'busy', 'empty'], {
      error: 'is none of salon, clinic, busy, empty'
    }),
    'salon'
  ),
  PARLOR_BUSY_CONVERSATIONS: z._default(busyRows, 10_000),
  PARLOR_BUSY_MESSAGES: z._default(busyRows, 100_000),
  PARLOR_DEMO_ANYWHERE: z._default(flag, false),
  PARLOR_SECRET: z.optional(z.string().check(z.minLength(32, 'is shorter than 32 characters'))),
  SIMULATOR_PORT: z._default(port, 3001),
  TWILIO_ACCOUNT_SID: z.optional(
    z.string().check(z.regex(/^AC[0-9a-f]{32}$/, 'is not AC and 32 hexadecimal digits'))
  ),
  TWILIO_AUTH_TOKEN: z.optional(z.string().check(z.minLength(8, 'is too short'))),
  TWILIO_API_URL: z.optional(httpUrl),
  SMTP_URL: z.optional(z.string().check(z.regex(/^smtps?:\/\//, 'does not start with smtp://'))),
  TRUST_PROXY: z.optional(z.string()),
  LOG_LEVEL: z._default(
    z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'is none of debug, info, warn, error, silent'
    }),
    'info'
  )
})

const secretNames = new Set(['PARLOR_SECRET', 'TWILIO_AUTH_TOKEN', 'DATABASE_URL', 'SMTP_URL'])

export type Config = {
  port: number
  host: string
  publicUrl: string | null // null: http://HOST:PORT once the port is known
  databaseUrl: string | null // null: the PostgreSQL that we bring
  dataDir: string
  world: 'salon' | 'clinic' | 'busy' | 'empty'
  busy: { conversations: number; messages: number }
  secret: string | null
  simulatorUrl: string
  twilio: { accountSid: string; authToken: string; apiUrl: string } | null
  smtpUrl: string | null // null: links are shown or logged, for somebody to pass on
  trustProxy: string | null
  logLevel: string
}

export class ConfigFaults extends Error {
  lines: string[]
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** Reads the settings once. Throws `ConfigFaults` with one plain line for each fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Settings.safeParse(given)
  if (!read.success) {
    throw new ConfigFaults(
      read.error.issues.map(issue => {
        const name = issue.path.join('.')
        // What is meant to be secret is not shown, not even when it is wrong.
        const shown = secretNames.has(name) ? name : `${name}=${JSON.stringify(env[name])}`
        return `${shown} ${plain(issue.message)}.`
      })
    )
  }
  const faults = crossFaults(read.data)
  if (faults.length > 0) throw new ConfigFaults(faults)
  return toConfig(read.data)
}

function plain(message: string): string {
  if (/Too (big|small)|number|Invalid input/i.test(message)) return 'is not a number that fits here'
  return message
}

function crossFaults(read: z.infer<typeof Settings>): string[] {
  const faults: string[] = []
  if (!read.TWILIO_ACCOUNT_SID !== !read.TWILIO_AUTH_TOKEN) {
    faults.push('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN go together: one is missing.')
  }
  if (read.PUBLIC_URL && /[?#]/.test(read.PUBLIC_URL)) {
    faults.push(`PUBLIC_URL=${read.PUBLIC_URL} has a ? or # in it: give the address alone.`)
  }
  if (read.PARLOR_BUSY_MESSAGES < read.PARLOR_BUSY_CONVERSATIONS) {
    faults.push(
      `PARLOR_BUSY_MESSAGES=${read.PARLOR_BUSY_MESSAGES} is fewer than ` +
        `PARLOR_BUSY_CONVERSATIONS=${read.PARLOR_BUSY_CONVERSATIONS}: each needs a message at least.`
    )
  }
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(read.HOST)
  if (read.PARLOR_WORLD !== 'empty' && !loopback && !read.PARLOR_DEMO_ANYWHERE) {
    faults.push(
      `HOST=${read.HOST} would show the demo world, whose password everybody knows, to the ` +
        'network: set PARLOR_WORLD=empty, or PARLOR_DEMO_ANYWHERE=yes if that is what you want.'
    )
  }
  return faults
}

function toConfig(read: z.infer<typeof Settings>): Config {
  const simulatorUrl = `http://127.0.0.1:${read.SIMULATOR_PORT}`
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = read
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    databaseUrl: read.DATABASE_URL ?? null,
    dataDir: read.PARLOR_DATA,
    world: read.PARLOR_WORLD,
    busy: { conversations: read.PARLOR_BUSY_CONVERSATIONS, messages: read.PARLOR_BUSY_MESSAGES },
    secret: read.PARLOR_SECRET ?? null,
    simulatorUrl,
    twilio:
      accountSid && authToken
        ? { accountSid, authToken, apiUrl: read.TWILIO_API_URL ?? simulatorUrl }
        : null,
    smtpUrl: read.SMTP_URL ?? null,
    trustProxy: read.TRUST_PROXY ?? null,
    logLevel: read.LOG_LEVEL
  }
}
