import pg from 'pg'
import { Trouble } from './errors.ts'
import { fairShares } from './fair-shares.ts'
import { type NewEvent, appendStatement } from './events.ts'

/** A value as it goes into a statement. Objects go as JSON. */
export type Value = string | number | boolean | null | Date | Buffer | Value[] | object

/** One business's rows, inside one transaction. Statements are prepared by their text. */
export type Tx = {
  businessId: string
  rows<Row>(text: string, values?: Value[]): Promise<Row[]>
  first<Row>(text: string, values?: Value[]): Promise<Row | null>
  /** What happened; written as the transaction's last statement. */
  append(event: NewEvent): void
  /** A job that follows; written together with the events. */
  enqueue(job: string, payload: object, key: string | null): void
  afterCommit(act: () => void): void
}

export type Db = {
  /** The only door to a business's data: enter, story, events, commit. */
  inBusiness<Result>(
    businessId: string,
    story: (tx: Tx) => Promise<Result>,
    lane?: 'desk' | 'intake'
  ): Promise<Result>
  /** Statements on global tables: the directory, sessions, sweeps over businesses. */
  rows<Row>(text: string, values?: Value[]): Promise<Row[]>
  first<Row>(text: string, values?: Value[]): Promise<Row | null>
  onAppended(listen: (businessId: string, seq: number) => void): void
  waiting(): number
  close(): Promise<void>
}

export type DbOptions = { url: string; deskConnections?: number; intakeConnections?: number }

const limits = {
  deskConnections: 10,
  intakeConnections: 12, // webhooks never wait behind screens
  connectMs: 3_000,
  shareMax: 0.7, // of a pool, for one business
  statementMs: 10_000,
  idleInTransactionMs: 15_000,
  deadlockTries: 3
}

// Instants stay text all the way to the browser; counters are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => new Date(text).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const statementNames = new Map<string, string>()

/** The same text is prepared once on each connection: 1.3 to 1.9 times faster. */
function named(text: string, values: Value[] = []) {
  let name = statementNames.get(text)
  if (!name) {
    name = `s${statementNames.size}`
    statementNames.set(text, name)
  }
  return { name, text, values }
}

export function openDb(options: DbOptions): Db {
  const pools = {
    desk: openPool(options.url, options.deskConnections ?? limits.deskConnections),
    intake: openPool(options.url, options.intakeConnections ?? limits.intakeConnections)
  }
  const shares = { desk: sharesOf(pools.desk), intake: sharesOf(pools.intake) }
  const listeners: ((businessId: string, seq: number) => void)[] = []
  const tell = (businessId: string, seq: number) => {
    for (const listen of listeners) listen(businessId, seq)
  }
  const rows = async <Row>(text: string, values?: Value[]) =>
    (await asTrouble(() => pools.desk.query(named(text, values)))).rows as Row[]
  return {
    rows,
    first: async <Row>(text: string, values?: Value[]) =>
      (await rows<Row>(text, values))[0] ?? null,
    async inBusiness(businessId, story, lane = 'desk') {
      const leave = await shares[lane].enter(businessId)
      try {
        return await untilNoDeadlock(() => transaction(pools[lane], businessId, story, tell))
      } finally {
        leave()
      }
    },
    onAppended: listen => void listeners.push(listen),
    waiting: () =>
      [pools.desk, pools.intake].reduce((sum, pool) => sum + pool.waitingCount, 0) +
      shares.desk.waiting() +
      shares.intake.waiting(),
    async close() {
      await Promise.all([pools.desk.end(), pools.intake.end()])
    }
  }
}

function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    min: 0,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs,
    // Statements that do not wait for each other share a round trip, which costs more than fsync.
    pipeline: true
  } as pg.PoolConfig)
  // A connection that breaks while idle is replaced at the next use.
  pool.on('error', () => undefined)
  // One that breaks between two statements of a story fails the next statement, not the process.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** One connection stays for statements on global tables: whoever signs in waits for no business. */
function sharesOf(pool: pg.Pool) {
  const places = Math.max(1, pool.options.max - 1)
  const each = Math.max(1, Math.floor(places * limits.shareMax))
  return fairShares({ places, each, waitMs: limits.connectMs })
}

async function untilNoDeadlock<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      const again = isDeadlock(error) && tries < limits.deadlockTries
      if (!again) throw error
    }
  }
}

type Work<Result> = (tx: Tx) => Promise<Result>
type Tell = (businessId: string, seq: number) => void

async function transaction<Result>(
  pool: pg.Pool,
  businessId: string,
  story: Work<Result>,
  tell: Tell
): Promise<Result> {
  const client = await asTrouble(() => pool.connect())
  let broken = true
  try {
    // Not waited for: they leave together with the story's first statement.
    const opened = inOneTrip(client, [
      client.query('begin'),
      client.query(named('select enter_business($1)', [businessId]))
    ])
    const { tx, ended } = newTx(client, businessId)
    let result: Result
    try {
      result = await story(tx).finally(() => {
        ended.isOver = true
      })
      await opened
    } catch (error) {
      // The story's own statement may have failed because the opening did: that is the cause.
      const cause = await opened.then(
        () => error,
        opening => opening
      )
      await client.query('rollback')
      broken = false
      throw cause
    }
    const seq = await commit(client, businessId, ended)
    broken = false
    if (seq !== null) tell(businessId, seq)
    for (const act of ended.acts) act()
    return result
  } catch (error) {
    throw isDatabaseTrouble(error) ? databaseAway(error) : error
  } finally {
    client.release(broken)
  }
}

type Ending = {
  isOver: boolean
  events: NewEvent[]
  jobs: { job: string; payload: object; key: string | null }[]
  acts: (() => void)[]
}

function newTx(client: pg.PoolClient, businessId: string): { tx: Tx; ended: Ending } {
  const ended: Ending = { isOver: false, events: [], jobs: [], acts: [] }
  const rows = async <Row>(text: string, values?: Value[]) => {
    // One part of a story may go on after another has failed: the connection is another's by then.
    if (ended.isOver) throw new Error('The story that this belongs to is over.')
    return (await client.query(named(text, values))).rows as Row[]
  }
  const tx: Tx = {
    businessId,
    rows,
    first: async <Row>(text: string, values?: Value[]) =>
      (await rows<Row>(text, values))[0] ?? null,
    append: event => void ended.events.push(event),
    enqueue: (job, payload, key) => void ended.jobs.push({ job, payload, key }),
    afterCommit: act => void ended.acts.push(act)
  }
  return { tx, ended }
}

/** Events, jobs and commit in one trip. A failure of the first turns the commit into a rollback. */
async function commit(client: pg.PoolClient, businessId: string, ended: Ending) {
  const trip: Promise<pg.QueryResult>[] = []
  const { events, jobs } = ended
  if (events.length > 0) {
    const { text, values } = appendStatement(businessId, events)
    trip.push(client.query(named(text, values)))
  }
  for (const { job, payload, key } of jobs) {
    const values = [job, JSON.stringify(payload), key]
    trip.push(client.query(named('select enqueue($1, $2::json, $3)', values)))
  }
  trip.push(client.query('commit'))
  const results = await inOneTrip(client, trip)
  if (results.at(-1)?.command !== 'COMMIT') throw new Error('The transaction did not commit.')
  return events.length > 0 ? Number(results[0]!.rows[0].seq) : null
}

/** The first error is the cause; those behind it only say that the transaction is aborted. */
async function inOneTrip(_client: pg.PoolClient, trip: Promise<pg.QueryResult>[]) {
  const settled = Promise.allSettled(trip)
  const results = (await settled) as PromiseSettledResult<pg.QueryResult>[]
  const failed = results.find(result => result.status === 'rejected')
  if (failed) throw failed.reason
  return results.map(result => (result as PromiseFulfilledResult<pg.QueryResult>).value)
}

async function asTrouble<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    throw isDatabaseTrouble(error) ? databaseAway(error) : error
  }
}

function databaseAway(cause: unknown): Trouble {
  const trouble = new Trouble(
    'database-away',
    'The database does not answer. Try again in a moment.'
  )
  trouble.cause = cause
  return trouble
}

const lostConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN'
])

/** The database is away, starting, stopping, read-only, full or out of connections. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (lostConnection.has(code)) return true
  if (/^(08|53|55000|57|58|25006|XX)/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|not queryable|Connection ended/i.test(
    error.message
  )
}

function isDeadlock(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['40P01', '40001'].includes(String(error.code))
  )
}
