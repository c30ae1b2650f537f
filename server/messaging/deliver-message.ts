import type { Outcome } from '../carriers/carrier.ts'
import type { CarrierAccounts } from '../numbers/carrier-accounts.ts'
import { webhookUrl } from '../numbers/register-number.ts'
import { now } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { appendUpdate } from './append.ts'
import { type Claimed, claimNext, nextTryAt, type Settled, settle } from './outbox.ts'
import { receiptProof } from './receipt-proof.ts'

export const handOverLimits = { timeoutMs: 15_000, busyRetryMsMax: 60_000 }

type Parts = { platform: Platform; accounts: CarrierAccounts }
export type NextStep = { claimed: Claimed } | { tryAt: Date | null }

/** T1: the next text of a free lane becomes ours for a while, but of a number that rests. Committed
 * before anything is sent. */
export function claimText(
  { platform }: Parts,
  businessId: string,
  resting: string[]
): Promise<NextStep> {
  return platform.db.inBusiness(businessId, async tx => {
    const claimed = await claimNext(tx, resting)
    if (!claimed) return { tryAt: await nextTryAt(tx, resting) }
    await appendUpdate(tx, claimed.message)
    return { claimed }
  })
}

/** One POST, and T2: what became of it. */
export async function handOver(
  parts: Parts,
  businessId: string,
  claimed: Claimed
): Promise<Outcome> {
  const outcome = await post(parts, claimed)
  parts.platform.metrics.texts.inc({ outcome: outcome.kind })
  await parts.platform.db.inBusiness(businessId, async tx => {
    const message = await settle(tx, claimed, toSettled(outcome, claimed))
    if (message) await appendUpdate(tx, message)
  })
  return outcome
}

async function post({ platform, accounts }: Parts, claimed: Claimed): Promise<Outcome> {
  if (claimed.optedOut) return { kind: 'refused', failure: 'opted-out', carrierCode: null }
  const account = await accounts.byId(claimed.carrierAccountId)
  if (!account) return { kind: 'refused', failure: 'account-login', carrierCode: null }
  const { id } = claimed.message
  const statusUrl =
    `${webhookUrl(platform, account, 'status')}?m=${id}` +
    `&s=${receiptProof(platform.secrets, account.businessId, id)}`
  const text = { from: claimed.from, to: claimed.to, body: claimed.message.body, statusUrl }
  return account.carrier.send(account, text, { timeoutMs: handOverLimits.timeoutMs })
}

function toSettled(outcome: Outcome, claimed: Claimed): Settled {
  switch (outcome.kind) {
    case 'accepted':
      return { status: 'sent', carrierMessageId: outcome.carrierMessageId }
    case 'refused':
      return { status: 'failed', failure: outcome.failure, carrierCode: outcome.carrierCode }
    case 'busy':
      return { status: 'queued', dueAt: retryAt(outcome.retryAfterMs, claimed.attempt) }
    case 'unknown':
      return { status: 'unknown' }
  }
}

/** Later each time, so that a carrier in trouble is not stormed. */
function retryAt(retryAfterMs: number, attempt: number): Date {
  const wait = Math.min(retryAfterMs * 2 ** (attempt - 1), handOverLimits.busyRetryMsMax)
  return new Date(now().getTime() + wait)
}
