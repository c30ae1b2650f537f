import type { CarrierAccount, OutboundText, Outcome } from '../carrier.ts'
import { type Answer, ask, textOf } from './api.ts'
import { failureOf } from './errors.ts'
import { withRetries } from './numbers.ts'

const answerBytesMax = 64 * 1024
const retryAfter = { notReachedMs: 5_000, tooFastMs: 1_000, queueFullMs: 60_000, atMostMs: 60_000 }

/** Twilio's Create has no idempotency key: what may have arrived is never posted again. */
export async function send(
  account: CarrierAccount,
  text: OutboundText,
  limits: { timeoutMs: number }
): Promise<Outcome> {
  const form = {
    To: text.to,
    From: text.from,
    Body: text.body,
    StatusCallback: withRetries(text.statusUrl)
  }
  const path = '/Messages.json'
  return toOutcome(await ask(account, { path, form, answerBytesMax, timeoutMs: limits.timeoutMs }))
}

function toOutcome(answer: Answer): Outcome {
  if (answer.kind === 'not-reached') return busy(retryAfter.notReachedMs, 'carrier-silent', null)
  if (answer.kind === 'lost') return { kind: 'unknown' }
  const { status, json } = answer
  if (status >= 200 && status < 300) {
    const carrierMessageId = json ? textOf(json, 'sid') : ''
    return carrierMessageId ? { kind: 'accepted', carrierMessageId } : { kind: 'unknown' }
  }
  return isRefusal(status) ? toRefusal(answer) : { kind: 'unknown' }
}

/** 5xx may come from a gateway in front of a Twilio that took the text; 408 likewise does not say
 * who waited for whom. */
function isRefusal(status: number) {
  return status >= 400 && status < 500 && status !== 408
}

function toRefusal(answer: Answer & { kind: 'answered' }): Outcome {
  const code = (answer.json && textOf(answer.json, 'code')) || String(answer.status)
  const failure = answer.status === 429 ? 'rate-limited' : failureOf(code)
  if (failure === 'rate-limited') return busy(waitOf(answer.retryAfter), failure, code)
  if (failure === 'queue-full') return busy(retryAfter.queueFullMs, failure, code)
  return { kind: 'refused', failure, carrierCode: code }
}

function busy(
  retryAfterMs: number,
  failure: (Outcome & { kind: 'busy' })['failure'],
  carrierCode: string | null
): Outcome {
  return { kind: 'busy', retryAfterMs, failure, carrierCode }
}

function waitOf(seconds: string | null) {
  const ms = Number(seconds ?? Number.NaN) * 1000
  if (!(ms > 0)) return retryAfter.tooFastMs
  return Math.min(ms, retryAfter.atMostMs)
}
