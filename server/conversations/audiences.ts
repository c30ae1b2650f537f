import { monotonicMs } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { audienceOfNow } from './visible.ts'

const limits = { keptMs: 1_000, keptMax: 5_000 }

type Audience = object | null
type Kept = { audience: Promise<Audience>; untilMs: number }

/** Who may see a conversation, asked often and read at most once a second. Null: there is none. */
export function openAudiences(db: Db) {
  const kept = new Map<string, Kept>()

  async function read(businessId: string, conversationId: string): Promise<Audience> {
    const audience = await db.inBusiness(businessId, tx => audienceOfNow(tx, conversationId))
    return 'client' in audience ? audience : null
  }

  return function audienceOf(businessId: string, conversationId: string): Promise<Audience> {
    const key = `${businessId} ${conversationId}`
    const known = kept.get(key)
    if (known && known.untilMs > monotonicMs()) return known.audience
    if (kept.size >= limits.keptMax) kept.clear()
    const audience = read(businessId, conversationId)
    kept.set(key, { audience, untilMs: monotonicMs() + limits.keptMs })
    audience.catch(() => kept.delete(key))
    return audience
  }
}
