import { Trouble } from './errors.ts'

export const batchLimits = {
  together: 50, // in one transaction: its locks are held until all of them are in
  waiting: 5_000, // over all keys; memory is not the place to keep what the database does not take
  patienceMs: 500 // after it those behind go on beside a transaction that does not end
}

export type Batches<Thing> = {
  add(key: string, thing: Thing): Promise<void>
  waiting(): number
}

type Waiting<Thing> = { thing: Thing; done(): void; failed(error: unknown): void }
type Act<Thing> = (key: string, things: Thing[]) => Promise<void>

/** Who comes while a transaction of the same key is under way goes with all who wait in the next
 * one; who finds none goes at once, alone. `act` takes all of them or none. */
export function openBatches<Thing>(act: Act<Thing>): Batches<Thing> {
  const lines = new Map<string, Waiting<Thing>[]>()
  let waiting = 0

  async function workOff(key: string, line: Waiting<Thing>[]) {
    while (line.length > 0) {
      const batch = line.splice(0, batchLimits.together)
      waiting -= batch.length
      await forAWhile(settle(act, key, batch))
    }
    lines.delete(key)
  }

  return {
    waiting: () => waiting,
    add(key, thing) {
      if (waiting >= batchLimits.waiting) {
        return Promise.reject(new Trouble('too-many-wait', 'Too many wait. Try again in a moment.'))
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const line = lines.get(key) ?? []
      line.push({ thing, done: resolve, failed: reject })
      waiting++
      if (!lines.has(key)) {
        lines.set(key, line)
        void workOff(key, line)
      }
      return promise
    }
  }
}

/** One that cannot be taken must not harm those beside it: they are taken one by one. When the
 * database is away, that holds for all alike. */
async function settle<Thing>(act: Act<Thing>, key: string, batch: Waiting<Thing>[]): Promise<void> {
  try {
    await act(
      key,
      batch.map(each => each.thing)
    )
    for (const each of batch) each.done()
  } catch (error) {
    const alone = batch.length === 1 || error instanceof Trouble
    if (alone) for (const each of batch) each.failed(error)
    else for (const each of batch) await settle(act, key, [each])
  }
}

async function forAWhile(work: Promise<void>): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, batchLimits.patienceMs)
  await Promise.race([work, over])
  clearTimeout(timer)
}
