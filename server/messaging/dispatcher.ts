import { now } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import type { CarrierAccounts } from '../numbers/carrier-accounts.ts'
import { claimText, handOver } from './deliver-message.ts'
import { businessesWithDueTexts, businessesWithOverdueLeases } from './outbox.ts'
import { resolveUnknown } from './resolve-unknown.ts'
import { releaseDue } from './scheduled-texts.ts'
import { openSilences } from './silences.ts'

const limits = {
  claimsAtOnce: 4, // transactions; they share the desk's connections
  textsInFlight: 64,
  lookUpsAtOnce: 16, // businesses; what does not fit comes with the next sweep
  sweepMs: 1_000,
  timersMax: 10_000,
  timerMsMax: 30_000
}

export type Dispatcher = {
  /** This business has something to send. */
  wake(businessId: string): void
  /** Looks over all businesses for what is due; also what tests call after moving the clock. */
  sweep(): Promise<void>
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>
  close(): Promise<void>
}

type Parts = { platform: Platform; accounts: CarrierAccounts }

/** For a process that only serves screens and webhooks: another one sends. */
export const noDispatcher: Dispatcher = {
  wake: () => undefined,
  sweep: async () => undefined,
  idle: async () => undefined,
  close: async () => undefined
}

/** Takes businesses in turn, so that a busy one delays nobody, and hands their texts over. */
export function startDispatcher(parts: Parts): Dispatcher {
  const waiting = new Set<string>() // in order of arrival
  const claiming = new Set<string>()
  const again = new Set<string>()
  const timers = new Map<string, { timer: NodeJS.Timeout; at: number }>()
  const silences = openSilences()
  const flights = new Set<Promise<void>>()
  const lookUps = new Map<string, Promise<void>>() // by business
  let closed = false
  let sweeping: Promise<void> | null = null

  function wake(businessId: string) {
    if (closed) return
    if (claiming.has(businessId)) again.add(businessId)
    else waiting.add(businessId)
    pump()
  }

  function pump() {
    while (claiming.size < limits.claimsAtOnce && flights.size < limits.textsInFlight) {
      const [businessId] = waiting
      if (businessId === undefined) return
      waiting.delete(businessId)
      claiming.add(businessId)
      void takeOne(businessId)
        .catch(error => parts.platform.log.warn({ err: error, businessId }, 'sending has to wait'))
        .finally(() => {
          claiming.delete(businessId)
          if (again.delete(businessId)) waiting.add(businessId)
          pump()
        })
    }
  }

  async function takeOne(businessId: string) {
    const step = await claimText(parts, businessId, silences.resting(businessId))
    if (!('claimed' in step)) return wakeAt(businessId, step.tryAt)
    again.add(businessId) // there may be more
    const { numberId } = step.claimed
    silences.noteTry(numberId)
    const flight = handOver(parts, businessId, step.claimed)
      .then(outcome => {
        if (outcome.kind === 'unknown') silences.noteSilence(businessId, numberId)
        else silences.noteAnswer(numberId)
      })
      .catch(error => parts.platform.log.warn({ err: error, businessId }, 'T2 has to wait'))
      .finally(() => {
        flights.delete(flight)
        wake(businessId) // its lane is free
      })
    flights.add(flight)
  }

  /** What is due in the past is blocked by its lane: whoever frees the lane wakes us. A number that
   * rests is found by the sweep. */
  function wakeAt(businessId: string, when: Date | null) {
    const at = when?.getTime() ?? 0
    const ms = at - now().getTime()
    const set = timers.get(businessId)
    if (closed || ms <= 0 || (set ? set.at <= at : timers.size >= limits.timersMax)) return
    clearTimeout(set?.timer)
    const timer = setTimeout(
      () => {
        timers.delete(businessId)
        wake(businessId)
      },
      Math.min(ms, limits.timerMsMax)
    )
    timers.set(businessId, { timer, at })
  }

  /** Nobody else's texts wait while the carrier of one business keeps its look-ups hanging. */
  function lookUp(businessId: string) {
    if (lookUps.has(businessId) || lookUps.size >= limits.lookUpsAtOnce) return
    const looking = resolveUnknown(parts, businessId)
      .catch(error => parts.platform.log.warn({ err: error, businessId }, 'a look-up has to wait'))
      .finally(() => {
        lookUps.delete(businessId)
        wake(businessId)
      })
    lookUps.set(businessId, looking)
  }

  async function sweepOnce() {
    const { db } = parts.platform
    for (const { id } of await businessesWithDueTexts(db)) wake(id)
    for (const { id } of await businessesWithOverdueLeases(db)) lookUp(id)
    await releaseDue(parts.platform, wake)
  }

  function sweep(): Promise<void> {
    sweeping ??= sweepOnce().finally(() => {
      sweeping = null
    })
    return sweeping
  }

  const clock = setInterval(() => {
    sweep().catch(error => parts.platform.log.debug({ err: error }, 'sweep: the database is away'))
  }, limits.sweepMs)

  async function idle() {
    const isBusy = () => waiting.size + claiming.size + flights.size + lookUps.size > 0
    while (isBusy() || sweeping) {
      await Promise.allSettled([...flights, ...lookUps.values(), sweeping])
      await new Promise(resolve => setImmediate(resolve))
    }
  }

  return {
    wake,
    sweep,
    idle,
    async close() {
      clearInterval(clock)
      waiting.clear()
      closed = true
      for (const { timer } of timers.values()) clearTimeout(timer)
      await Promise.allSettled([...flights, ...lookUps.values()])
    }
  }
}
