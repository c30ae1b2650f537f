import {
  type CarrierCall,
  type InboundText,
  MalformedCall,
  type MediaLink,
  type RawRequest
} from '../carrier.ts'
import { readForm, showable } from './form.ts'
import { toReceipt } from './receipt.ts'

const limits = { media: 10, idCharacters: 64, addressCharacters: 64, wordCharacters: 40 }

/** An empty answer in TwiML: nothing to say back from here. */
export const thanks = { contentType: 'text/xml', body: '<Response/>' }

export function parse(request: RawRequest): CarrierCall {
  const fields = readForm(request.body)
  if (!fields) throw new MalformedCall('The form has too many fields.')
  const field = (name: string) => showable(fields.get(name)?.[0] ?? '')
  const messageSid = must('MessageSid', field('MessageSid') || field('SmsSid'), idPattern)
  const status = field('MessageStatus') || field('SmsStatus')
  // Newcomers among the statuses are welcome; a client's own text says `received` and has a body.
  const isReceipt = status !== '' && !status.startsWith('receiv') && !fields.has('Body')
  return isReceipt
    ? {
        kind: 'receipt',
        receipt: toReceipt(
          messageSid,
          must('MessageStatus', status, wordPattern),
          must('ErrorCode', field('ErrorCode') || '0', wordPattern)
        )
      }
    : { kind: 'text', text: toText(messageSid, field) }
}

function toText(carrierMessageId: string, field: (name: string) => string): InboundText {
  return {
    carrierMessageId,
    from: must('From', field('From'), addressPattern),
    to: must('To', field('To'), addressPattern),
    body: field('Body'),
    media: mediaOf(field),
    carrierAnswered: answered.get(field('OptOutType')) ?? null,
    sentAt: null
  }
}

// Present only when a Messaging Service has obeyed the word and answered the client already.
const answered = new Map<string, InboundText['carrierAnswered']>([
  ['STOP', 'stop'],
  ['START', 'start'],
  ['HELP', 'help']
])

/** The links themselves are counted: a wrong `NumMedia` must not cost a client's picture. */
function mediaOf(field: (name: string) => string): MediaLink[] {
  const media: MediaLink[] = []
  for (let at = 0; at < limits.media; at++) {
    const url = field(`MediaUrl${at}`)
    if (url) media.push({ url, contentType: field(`MediaContentType${at}`) || unknownType })
  }
  return media
}

const unknownType = 'application/octet-stream'
const idPattern = new RegExp(`^[A-Za-z0-9]{1,${limits.idCharacters}}$`)
const wordPattern = new RegExp(`^[A-Za-z0-9_-]{1,${limits.wordCharacters}}$`)
// A phone, a short code, a name in place of a number, or another channel's `whatsapp:+1…`.
const addressPattern = new RegExp(`^[^\\p{C}]{1,${limits.addressCharacters}}$`, 'u')

function must(name: string, value: string, pattern: RegExp): string {
  if (value === '') throw new MalformedCall(`${name} is missing.`)
  if (!pattern.test(value)) throw new MalformedCall(`${name} is not what a carrier would send.`)
  return value
}
