import { setTimeout as pause } from 'node:timers/promises'

/** Does so many things a second, whether or not the ones before are done; each caller does its own
 * one after the other. Resolves when all are done. */
export async function paced<Thing>(
  lists: Thing[][],
  perSecond: number,
  act: (thing: Thing, caller: number) => Promise<void>
): Promise<void> {
  const started = performance.now()
  const tails = lists.map(() => Promise.resolve())
  const places = lists.map(() => 0)
  const total = lists.reduce((sum, list) => sum + list.length, 0)
  for (let done = 0; done < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * perSecond) + 1)
    for (; done < due; done++) {
      const caller = next(lists, places, done)
      const thing = lists[caller]![places[caller]!++]!
      tails[caller] = tails[caller]!.then(() => act(thing, caller))
    }
    await pause(1)
  }
  await Promise.all(tails)
}

/** In turn, past those whose list is done. */
function next(lists: unknown[][], places: number[], from: number): number {
  for (let step = 0; step < lists.length; step++) {
    const caller = (from + step) % lists.length
    if (places[caller]! < lists[caller]!.length) return caller
  }
  throw new Error('There is nothing left to do.')
}
