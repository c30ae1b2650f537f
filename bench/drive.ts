/** What many callers at once were told, and how long each answer took. */
export type Driven = { done: number; refused: number; seconds: number; timesMs: number[] }

/** Each caller works through its own list, one thing after the other, until the time is over or
 * its list is. `act` says whether it was taken. */
export async function drive<Thing>(
  lists: Thing[][],
  msMax: number,
  act: (thing: Thing, caller: number) => Promise<boolean>
): Promise<Driven> {
  const started = performance.now()
  const timesMs: number[] = []
  let refused = 0
  await Promise.all(
    lists.map(async (list, caller) => {
      for (const thing of list) {
        const from = performance.now()
        if (from - started > msMax) return
        if (await act(thing, caller)) timesMs.push(performance.now() - from)
        else refused++
      }
    })
  )
  const seconds = (performance.now() - started) / 1000
  return { done: timesMs.length, refused, seconds, timesMs }
}
