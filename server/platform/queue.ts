import {
  Logger,
  type ParsedCronItem,
  parseCronItems,
  type Runner,
  run,
  type TaskList
} from 'graphile-worker'
import type * as z from 'zod/mini'
import pg from 'pg'
import { isDatabaseTrouble } from './db.ts'
import { Trouble } from './errors.ts'
import type { Log } from './log.ts'

/** A job loads nothing and decides nothing: it calls one story by name. */
export type Job = { name: string; work: (payload: unknown) => Promise<void>; cron: string | null }

const limits = { atOnce: 4, connections: 3, lockMinutesMax: 15 }

export function job<Payload extends z.ZodMiniType>(
  name: string,
  payload: Payload,
  work: (payload: z.infer<Payload>) => Promise<void>
): Job {
  return { name, cron: null, work: async given => work(payload.parse(given)) }
}

/** A job on the clock, e.g. `*\/5 * * * *`; runs once over all processes. */
export function clockJob(name: string, cron: string, work: () => Promise<void>): Job {
  return { name, cron, work: () => work() }
}

export type Queue = { close(): Promise<void> }

/** Works the jobs. They are enqueued by `tx.enqueue`, in the transaction that makes them due. */
export async function startQueue(ownerUrl: string, jobs: Job[], log: Log): Promise<Queue> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: limits.connections })
  // A connection that breaks is replaced at the next use.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  await healLocks(pool)
  const tasks: TaskList = {}
  for (const each of jobs) tasks[each.name] = payload => each.work(payload)
  const cron: ParsedCronItem[] = parseCronItems(
    jobs.flatMap(each => (each.cron ? [{ task: each.name, match: each.cron }] : []))
  )
  const runner: Runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: cron,
    concurrency: limits.atOnce,
    noHandleSignals: true,
    logger: new Logger(() => (level, message, meta) => {
      const err = meta?.['error']
      // It comes back by itself when the database, or whoever else was asked, does.
      const isPassing = isDatabaseTrouble(err) || err instanceof Trouble
      if (level === 'error') log[isPassing ? 'warn' : 'error']({ err }, message)
    })
  })
  return {
    async close() {
      await runner.stop().catch(() => undefined)
      await pool.end()
    }
  }
}

/** A killed worker keeps its jobs for hours by default; ours take seconds. */
async function healLocks(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
     from graphile_worker._private_jobs
     where locked_at < now() - make_interval(mins => $1) having count(*) > 0`,
    [limits.lockMinutesMax]
  )
}
