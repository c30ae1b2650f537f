import pg from 'pg'
import { newId } from '@parlor/contract/ids.ts'
import { now } from './clock.ts'
import type { Db } from './db.ts'
import type { Log } from './log.ts'

const channel = 'parlor_nudges'
const limits = {
  collectMs: 10,
  whispersAtOnce: 40, // PostgreSQL takes 8,000 bytes
  readMs: 1_000,
  seenMs: 5_000,
  goneMs: 15_000,
  reconnectMs: 1_000
}

export type Nudges = {
  /** Something for the other processes that is nowhere kept. The last one of a key is told. */
  whisper(key: string, what: object): void
  close(): Promise<void>
}
type Hear = {
  changed(businessId: string): void
  open(): string[]
  known(id: string): number | null
  whispered(from: string, what: unknown[]): void
}

/** Tells the other processes, after commit and many in one, that a business has news, and hears
 * them. NOTIFY inside a transaction would make all commits of the server wait for each other.
 * A nudge may be lost: the counters of the businesses on our screens are read every second. */
export function startNudges(url: string, db: Db, log: Log, hear: Hear): Nudges {
  const me = newId()
  const dirty = new Set<string>()
  const whispers = new Map<string, object>()
  let alone = true
  let collecting: NodeJS.Timeout | null = null
  let listener: pg.Client | null = null
  let closed = false

  async function flush() {
    collecting = null
    const businesses = [...dirty]
    dirty.clear()
    const all = [...whispers.values()]
    whispers.clear()
    if (alone) return
    if (businesses.length > 0) await notify({ businesses: businesses.slice(0, 150) })
    for (let at = 0; at < all.length; at += limits.whispersAtOnce) {
      await notify({ whispers: all.slice(at, at + limits.whispersAtOnce) })
    }
  }

  async function notify(what: object) {
    const payload = JSON.stringify({ from: me, ...what })
    await db.rows('select pg_notify($1, $2)', [channel, payload]).catch(() => undefined)
  }

  db.onAppended(businessId => {
    dirty.add(businessId)
    collecting ??= setTimeout(flush, limits.collectMs)
  })

  async function listen() {
    if (closed) return
    const client = new pg.Client({ connectionString: url })
    client.on('notification', message => {
      const { from, businesses = [], whispers = [] } = JSON.parse(message.payload ?? '{}')
      if (from === me) return
      for (const id of businesses) hear.changed(id)
      if (whispers.length > 0) hear.whispered(from, whispers)
    })
    const again = () => {
      if (listener !== client) return
      listener = null
      setTimeout(() => void listen(), limits.reconnectMs).unref()
    }
    client.on('error', again)
    client.on('end', again)
    listener = client
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch {
      again()
    }
  }

  async function readCounters() {
    const open = hear.open()
    if (open.length === 0) return
    const rows = await db.rows<{ business_id: string; last: number }>(
      'select business_id, last from event_counters_of($1)',
      [open]
    )
    for (const row of rows)
      if (row.last > (hear.known(row.business_id) ?? -1)) hear.changed(row.business_id)
  }

  async function showUp() {
    await db.rows(
      `insert into processes (id, seen_at) values ($1, $2)
       on conflict (id) do update set seen_at = excluded.seen_at`,
      [me, now()]
    )
    const gone = new Date(now().getTime() - limits.goneMs)
    await db.rows('delete from processes where seen_at < $1', [gone])
    const others = await db.first('select from processes where id <> $1 limit 1', [me])
    alone = others === null
    if (!alone && !listener) await listen()
  }

  const quietly = (act: () => Promise<void>) => () =>
    void act().catch(error => log.debug({ err: error }, 'nudges: the database is away'))
  quietly(showUp)()
  const timers = [
    setInterval(quietly(readCounters), limits.readMs),
    setInterval(quietly(showUp), limits.seenMs)
  ]
  return {
    whisper(key, what) {
      if (closed || alone) return
      whispers.set(key, what)
      collecting ??= setTimeout(flush, limits.collectMs)
    },
    async close() {
      closed = true
      timers.forEach(clearInterval)
      if (collecting) clearTimeout(collecting)
      if (whispers.size > 0) await flush()
      const client = listener
      listener = null
      await client?.end().catch(() => undefined)
      await db.rows('delete from processes where id = $1', [me]).catch(() => undefined)
    }
  }
}
