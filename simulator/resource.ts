import { failures } from './twilio-errors.ts'
import type { Media, Message, OurNumber } from './types.ts'
import { mediaPath } from './media.ts'

/** A text as the API shows it. */
export function messageResource(message: Message) {
  const path = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`
  const waitsForSender = message.status === 'accepted' || message.status === 'scheduled'
  return {
    account_sid: message.accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : errorWords(message),
    from: waitsForSender && message.messagingServiceSid ? null : message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.media.length),
    num_segments: waitsForSender ? '0' : String(message.segments),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${path}/Media.json` },
    to: message.to,
    uri: `${path}.json`
  }
}

export function mediaResource(message: Message, media: Media) {
  return {
    account_sid: message.accountSid,
    content_type: media.contentType,
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.createdAt),
    parent_sid: message.sid,
    sid: media.sid,
    uri: `${mediaPath(message, media)}.json`
  }
}

export function numberResource(number: OurNumber) {
  const { urls } = number
  return {
    account_sid: number.accountSid,
    address_requirements: 'none',
    address_sid: null,
    api_version: '2010-04-01',
    beta: false,
    bundle_sid: null,
    capabilities: { fax: false, mms: true, sms: true, voice: true },
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.createdAt),
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    emergency_status: 'Inactive',
    friendly_name: number.name,
    identity_sid: null,
    origin: 'twilio',
    phone_number: number.phone,
    sid: number.sid,
    sms_application_sid: '',
    sms_fallback_method: urls.smsFallbackMethod,
    sms_fallback_url: urls.smsFallbackUrl,
    sms_method: urls.smsMethod,
    sms_url: urls.smsUrl,
    status: 'in-use',
    status_callback: urls.statusCallback,
    status_callback_method: 'POST',
    trunk_sid: null,
    uri: `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_fallback_method: 'POST',
    voice_fallback_url: null,
    voice_method: 'POST',
    voice_receive_mode: 'voice',
    voice_url: null
  }
}

let lastSecond = 0
let lastWords = ''

// Written once a second at most: a list of a thousand texts asks for few different seconds.
function rfc2822(at: number): string {
  const second = Math.floor(at / 1000)
  if (second !== lastSecond) {
    lastSecond = second
    lastWords = new Date(second * 1000).toUTCString().replace('GMT', '+0000')
  }
  return lastWords
}

function errorWords({ errorCode }: Message): string | null {
  const words: Record<number, string> = {
    30001: 'Queue overflow',
    30002: 'Account suspended',
    30003: 'Unreachable destination handset',
    30004: 'Message blocked',
    30005: 'Unknown destination handset',
    30006: 'Landline or unreachable carrier',
    30007: 'Message filtered',
    30008: 'Unknown error',
    30019: 'Content size exceeds carrier limit',
    30034: 'Message from an unregistered number'
  }
  const known = errorCode !== null && failures[errorCode] !== undefined
  return known ? (words[errorCode] ?? 'Message delivery failed') : null
}
