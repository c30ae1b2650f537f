import type { CarrierAccount, ListedNumber, NumberUrls } from '../carrier.ts'
import { lookUp, lookUpAll, mustSucceed, pageRows, textOf } from './api.ts'

/** Left alone, Twilio tries once and drops the text. The wish stands behind the `#`, which is
 * neither signed nor sent: 5 more tries after any failure, 2 s to connect, 3 s to answer. */
const retryWish = '#rc=5&rp=all&ct=2000&rt=3000'

export function withRetries(url: string): string {
  return url.split('#')[0] + retryWish
}

export async function listNumbers(account: CarrierAccount): Promise<ListedNumber[]> {
  const path = `/IncomingPhoneNumbers.json?PageSize=${pageRows}`
  const rows = await lookUpAll(account, path, 'incoming_phone_numbers')
  return rows.map(row => ({
    carrierNumberId: textOf(row, 'sid'),
    phone: textOf(row, 'phone_number'),
    textUrl: textOf(row, 'sms_url').split('#')[0] || null
  }))
}

export async function setNumberUrls(
  account: CarrierAccount,
  carrierNumberId: string,
  urls: NumberUrls
): Promise<void> {
  const path = `/IncomingPhoneNumbers/${encodeURIComponent(carrierNumberId)}.json`
  const answer = await lookUp(account, path, {
    SmsUrl: withRetries(urls.textUrl),
    SmsMethod: 'POST',
    SmsFallbackUrl: withRetries(urls.fallbackUrl),
    SmsFallbackMethod: 'POST',
    StatusCallback: withRetries(urls.statusUrl),
    StatusCallbackMethod: 'POST',
    SmsApplicationSid: '' // an application would overrule the addresses without a word
  })
  mustSucceed(answer)
}
