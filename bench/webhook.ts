import { createHmac } from 'node:crypto'
import type { BusyBusiness } from './busy-rows.ts'
import { accountSid, authToken } from './busy-rows.ts'
import { requestBytes } from './wire.ts'

export type Text = { sid: string; from: string; to: string; body: string }

let count = 0
const run = Date.now().toString(16).padStart(12, '0')

/** A carrier's id that no other text of this machine has. */
export function newSid(): string {
  return `SM${run}${(count++).toString(16).padStart(20, '0')}`
}

/** A client's text as Twilio posts and signs it, whole and ready for the wire. */
export function webhookBytes(serverUrl: string, business: BusyBusiness, text: Text): Buffer {
  const path = `/webhooks/twilio/${business.token}/text`
  const fields: Record<string, string> = {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    Body: text.body,
    From: text.from,
    FromCity: 'VICTORIA',
    FromCountry: 'CA',
    FromState: 'BC',
    FromZip: '',
    MessageSid: text.sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: text.sid,
    SmsSid: text.sid,
    SmsStatus: 'received',
    To: text.to,
    ToCity: 'VICTORIA',
    ToCountry: 'CA',
    ToState: 'BC',
    ToZip: ''
  }
  const signed = Object.keys(fields)
    .sort()
    .map(name => name + fields[name])
    .join('')
  const signature = createHmac('sha1', authToken)
    .update(serverUrl + path + signed)
    .digest('base64')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'x-twilio-signature': signature,
    'i-twilio-idempotency-token': text.sid,
    'user-agent': 'TwilioProxy/1.1',
    accept: '*/*'
  }
  return requestBytes('POST', path, headers, new URLSearchParams(fields).toString())
}
