import type { Receipt } from '../carrier.ts'
import { failureOf } from './errors.ts'

const statuses = new Map<string, Receipt['status']>([
  ['delivered', 'delivered'],
  ['read', 'delivered'],
  ['received', 'delivered'], // a client's text, in the list
  ['undelivered', 'undelivered'],
  ['failed', 'failed'],
  ['canceled', 'cancelled']
])

/** Every other status (accepted, queued, sending, sent, partially_delivered, and any that is
 * invented tomorrow) tells us one thing: Twilio has the text. */
export function toReceipt(messageSid: string, status: string, errorCode: string): Receipt {
  const carrierCode = errorCode === '' || errorCode === '0' ? null : errorCode
  const ours = statuses.get(status) ?? 'sent'
  const hasFailed = ours === 'failed' || ours === 'undelivered'
  return {
    carrierMessageId: messageSid,
    status: ours,
    carrierStatus: status,
    carrierCode,
    failure: hasFailed ? (carrierCode ? failureOf(carrierCode) : 'unknown-reason') : null
  }
}
