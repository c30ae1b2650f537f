import { Trouble } from './errors.ts'

export type ShareOptions = {
  places: number // how many work at the same time
  each: number // of which one business may hold so many
  waitMs: number
}
type Waiting = { enter(): void; refuse(error: Error): void; timer: NodeJS.Timeout }

/** Places that businesses share. A noisy one never holds them all, and of those who wait the one that
 * holds least goes first: a hundred requests of one business delay no other. */
export function fairShares({ places, each, waitMs }: ShareOptions) {
  const held = new Map<string, number>()
  const queues = new Map<string, Waiting[]>()
  let free = places

  const holds = (businessId: string) => held.get(businessId) ?? 0

  function take(businessId: string): void {
    free--
    held.set(businessId, holds(businessId) + 1)
  }

  function leave(businessId: string): void {
    free++
    const left = holds(businessId) - 1
    if (left > 0) held.set(businessId, left)
    else held.delete(businessId)
    letIn()
  }

  /** The queues are in the order in which their businesses were served last. */
  function letIn(): void {
    while (free > 0) {
      let next: string | null = null
      for (const businessId of queues.keys()) {
        if (holds(businessId) >= each) continue
        if (next === null || holds(businessId) < holds(next)) next = businessId
      }
      if (next === null) return
      const queue = queues.get(next)!
      const waiting = queue.shift()!
      queues.delete(next)
      if (queue.length > 0) queues.set(next, queue)
      clearTimeout(waiting.timer)
      take(next)
      waiting.enter()
    }
  }

  function wait(businessId: string): Promise<void> {
    return new Promise((enter, refuse) => {
      const queue = queues.get(businessId) ?? []
      queues.set(businessId, queue)
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1)
        if (queue.length === 0) queues.delete(businessId)
        refuse(new Trouble('too-busy', 'Too much is going on right now. Try again in a moment.'))
      }, waitMs)
      timer.unref()
      const waiting = { enter, refuse, timer }
      queue.push(waiting)
    })
  }

  return {
    /** Resolves with what gives the place back. */
    async enter(businessId: string): Promise<() => void> {
      const may = free > 0 && holds(businessId) < each && !queues.has(businessId)
      if (may) take(businessId)
      else await wait(businessId)
      return () => leave(businessId)
    },
    waiting: () => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0)
  }
}
