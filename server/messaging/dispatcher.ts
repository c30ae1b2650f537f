import { now } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import type { CarrierAccounts } from '../numbers/carrier-accounts.ts'
import { claimText, handOver } from './deliver-message.ts'
import { businessesWithDueTexts, businessesWithOverdueLeases } from './outbox.ts'
import { resolveUnknown } from './resolve-unknown.ts'

const limits = {
  claimsAtOnce: 4, // transactions; they share the desk's connections
  textsInFlight: 64,
  sweepMs: 1_000,
  timersMax: 10_000,
  pauseAfterSilences: 3, // in a row: then the account is asked less and less often
  pauseMsMax: 30_000
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
  const timers = new Map<string, NodeJS.Timeout>()
  const silences = new Map<string, { count: number; until: number }>()
  const flights = new Set<Promise<void>>()
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
    const pause = silences.get(businessId)
    if (pause && pause.until > now().getTime()) return wakeAt(businessId, new Date(pause.until))
    const step = await claimText(parts, businessId)
    if (!('claimed' in step)) return wakeAt(businessId, step.tryAt)
    again.add(businessId) // there may be more
    const flight = handOver(parts, businessId, step.claimed)
      .then(outcome => noteSilence(businessId, outcome.kind === 'unknown'))
      .catch(error => parts.platform.log.warn({ err: error, businessId }, 'T2 has to wait'))
      .finally(() => {
        flights.delete(flight)
        wake(businessId) // its lane is free
      })
    flights.add(flight)
  }

  /** What is due in the past is blocked by its lane: whoever frees the lane wakes us. */
  function wakeAt(businessId: string, at: Date | null) {
    const ms = at ? at.getTime() - now().getTime() : 0
    if (closed || ms <= 0 || timers.has(businessId) || timers.size >= limits.timersMax) return
    const timer = setTimeout(
      () => {
        timers.delete(businessId)
        wake(businessId)
      },
      Math.min(ms, limits.pauseMsMax)
    )
    timers.set(businessId, timer)
  }

  /** A carrier that does not answer would make every waiting text an unknown one. */
  function noteSilence(businessId: string, silent: boolean) {
    const count = silent ? (silences.get(businessId)?.count ?? 0) + 1 : 0
    if (count === 0) return void silences.delete(businessId)
    const over = count - limits.pauseAfterSilences
    const pauseMs = over < 0 ? 0 : Math.min(2_000 * 2 ** over, limits.pauseMsMax)
    silences.set(businessId, { count, until: now().getTime() + pauseMs })
  }

  async function sweepOnce() {
    const { db } = parts.platform
    for (const { id } of await businessesWithDueTexts(db)) wake(id)
    for (const { id } of await businessesWithOverdueLeases(db)) {
      await resolveUnknown(parts, id)
      wake(id)
    }
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
    while (waiting.size > 0 || claiming.size > 0 || flights.size > 0 || sweeping) {
      await Promise.allSettled([...flights, sweeping])
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
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.allSettled([...flights])
    }
  }
}
