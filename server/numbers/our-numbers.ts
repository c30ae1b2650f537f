import { monotonicMs } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { findNumberByPhone, type NumberRow } from './numbers.ts'

const limits = { cachedMs: 10_000, cachedMax: 50_000 }

/** Which number of ours a text came to: asked for at every text, changed once a year. */
export function openOurNumbers(db: Db) {
  const known = new Map<string, { number: NumberRow; untilMs: number }>()
  return {
    async find(businessId: string, phone: string): Promise<NumberRow | null> {
      const key = `${businessId} ${phone}`
      const cached = known.get(key)
      if (cached && cached.untilMs > monotonicMs()) return cached.number
      const number = await db.inBusiness(businessId, tx => findNumberByPhone(tx, phone), 'intake')
      if (!number) return null
      if (known.size >= limits.cachedMax) known.clear()
      known.set(key, { number, untilMs: monotonicMs() + limits.cachedMs })
      return number
    }
  }
}

export type OurNumbers = ReturnType<typeof openOurNumbers>
