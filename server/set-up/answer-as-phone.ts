import { listNumbers } from '../numbers/numbers.ts'
import type { Db } from '../platform/db.ts'
import { Refusal, Trouble } from '../platform/errors.ts'
import { findSetUp } from './set-up-rows.ts'

const limits = { answerMs: 5_000 }

type Answer = { businessId: string; body: string }

/** Types into the virtual phone that was texted. Its answer comes as any client's does: by a signed
 * call of the carrier. */
export async function answerAsPhone(
  { db, phonesUrl }: { db: Db; phonesUrl: string | null },
  { businessId, body }: Answer
): Promise<void> {
  if (!phonesUrl) {
    throw new Refusal('no-virtual-carrier', 'The virtual phones are not running here.')
  }
  const { from, to } = await db.inBusiness(businessId, async tx => {
    const [{ firstText }, [number]] = await Promise.all([findSetUp(tx), listNumbers(tx)])
    return { from: firstText?.phone, to: number?.phone }
  })
  if (!from || !to) throw new Refusal('no-text', 'Text the phone first: then it can answer.')
  const sent = await fetch(`${phonesUrl}/control/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, to, body }),
    signal: AbortSignal.timeout(limits.answerMs)
  }).catch(() => null)
  if (sent?.ok) return
  throw new Trouble(
    'carrier-away',
    'The virtual phone did not take the text. Try again in a moment.'
  )
}
