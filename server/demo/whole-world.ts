import pg from 'pg'
import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

const lockKey = 7_127_033 // one process fills, the others wait

/** Did a start die while it filled a world? Also true while another process is just filling it. */
export async function isHalf(db: Db): Promise<boolean> {
  return (await db.first('select from demo_worlds where filled_at is null')) !== null
}

/** A world is filled whole or begun anew: what a killed start left behind nobody has ever seen.
 * `fill` is asked only where there is none yet. */
export async function fillWhole(
  ownerUrl: string,
  name: string,
  isThere: () => Promise<boolean>,
  fill: () => Promise<string[]>
): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock($1)', [lockKey])
    const { rowCount } = await owner.query('select from demo_worlds where filled_at is null')
    if (rowCount) await clear(owner)
    if (await isThere()) return []
    await owner.query(noteBegun, [name, now()])
    const lines = await fill()
    await owner.query('update demo_worlds set filled_at = $2 where name = $1', [name, now()])
    return lines
  } finally {
    await owner.end() // and with the connection goes the lock
  }
}

// Only in an empty database: what stood there before must never be cleared away with a half world.
const noteBegun = `insert into demo_worlds (name, begun_at) select $1, $2
  where not exists (select from businesses) and not exists (select from accounts)`

/** All that is there was written by the start that died. */
async function clear(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(
    `select string_agg(quote_ident(relname), ', ') as tables from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and relname not in ('migrations', 'processes')`
  )
  await owner.query(`truncate ${rows[0].tables}`)
}
