import { type Carrier, record } from './carrier.ts'
import { type Keyword, carrierAnswers, keywordOf } from './keywords.ts'
import { type UploadedMedia, keepMedia, mediaPath } from './media.ts'
import type { Delivery } from './postman.ts'
import { proceed } from './receipts.ts'
import { segmentsOf } from './segments.ts'
import type { Params } from './signature.ts'
import type { Media, Message, OurNumber, WebhookReport } from './types.ts'
import { newSid } from './world.ts'

/** A text that a client sends, and how its webhook shall look. */
export type Inbound = {
  from: string
  to: string
  body: string
  media?: UploadedMedia[]
  messagingServiceSid?: string
  accountSid?: string // of a sub-account, when the number belongs to one
  sid?: string // the same again makes the webhook come twice
  deliver?: boolean // false: the carrier has it, the business never hears of it
  times?: number // webhooks at once
  signature?: 'good' | 'wrong' | 'missing'
  url?: string // elsewhere than the number says
  extra?: Params
}

export type InboundOutcome = {
  sid: string
  deliveries: Omit<Delivery, 'contentType'>[]
}

/** A client's text reaches the carrier. The second half tells the business. */
export async function takeInbound(
  carrier: Carrier,
  number: OurNumber,
  inbound: Inbound
): Promise<{ message: Message; tell: () => Promise<InboundOutcome> }> {
  const known = inbound.sid ? carrier.world.messages.get(inbound.sid) : undefined
  const message = known ?? (await storeInbound(carrier, number, inbound))
  const optOutType = known ? null : obeyKeyword(carrier, message)
  await carrier.ledger.settled()
  const tell = async () => ({
    sid: message.sid,
    deliveries: await tellBusiness(carrier, { number, message, inbound, optOutType })
  })
  return { message, tell }
}

async function storeInbound(carrier: Carrier, number: OurNumber, inbound: Inbound) {
  const media = await keepMedia(carrier, inbound.media ?? [])
  const message = textBetween(carrier, {
    sid: inbound.sid ?? newSid(media.length > 0 ? 'MM' : 'SM'),
    accountSid: inbound.accountSid ?? number.accountSid,
    direction: 'inbound',
    from: inbound.from,
    to: inbound.to,
    body: inbound.body,
    media,
    messagingServiceSid: inbound.messagingServiceSid ?? null
  })
  record(carrier, { kind: 'inbound', message })
  return message
}

type Kind = Pick<Message, 'sid' | 'accountSid' | 'direction' | 'from' | 'to' | 'body'> & {
  media: Media[]
  messagingServiceSid: string | null
}

function textBetween(carrier: Carrier, kind: Kind): Message {
  const now = Date.now()
  return {
    ...kind,
    status: kind.direction === 'inbound' ? 'received' : 'queued',
    errorCode: null,
    segments: kind.media.length > 0 ? 1 : segmentsOf(kind.body),
    statusCallback: null,
    createdAt: now,
    updatedAt: now,
    sentAt: kind.direction === 'inbound' ? now : null,
    sendAt: null,
    plan: {},
    order: carrier.world.nextOrder()
  }
}

/** STOP, START and HELP are the carrier's business first: it acts and answers by itself. */
function obeyKeyword(carrier: Carrier, text: Message): Keyword | null {
  const keyword = keywordOf(text.body)
  if (!keyword) return null
  const pair = { number: text.to, service: text.messagingServiceSid, client: text.from }
  const isOut = carrier.world.hasOptedOut(text.from, text.to, text.messagingServiceSid)
  if (keyword === 'STOP' && !isOut) record(carrier, { kind: 'opt-out', ...pair })
  if (keyword === 'START' && isOut) record(carrier, { kind: 'opt-in', ...pair })
  const changesNothing = (keyword === 'STOP' && isOut) || (keyword === 'START' && !isOut)
  if (!changesNothing) answerHandset(carrier, text, carrierAnswers[keyword])
  return keyword === 'START' && changesNothing ? null : keyword
}

/** A text that goes back to the handset without a Create: the carrier's own, or one of TwiML. */
function answerHandset(carrier: Carrier, text: Message, body: string) {
  const message = textBetween(carrier, {
    sid: newSid('SM'),
    accountSid: text.accountSid,
    direction: 'outbound-reply',
    from: text.to,
    to: text.from,
    body,
    media: [],
    messagingServiceSid: text.messagingServiceSid
  })
  record(carrier, { kind: 'carrier-answer', message })
  proceed(carrier, message)
}

type Telling = {
  number: OurNumber
  message: Message
  inbound: Inbound
  optOutType: Keyword | null
}

async function tellBusiness(carrier: Carrier, telling: Telling): Promise<Delivery[]> {
  const { number, message, inbound } = telling
  const url = inbound.url ?? number.urls.smsUrl
  if (inbound.deliver === false || carrier.outage.on || !url) {
    const why = carrier.outage.on
      ? 'outage of the carrier'
      : url
        ? 'kept back'
        : 'no address is set'
    const none = { httpStatus: null, error: why, contentType: '', body: '', attempts: 0, ms: 0 }
    reportWebhook(carrier, message, 'inbound', url, none)
    return [none]
  }
  const times = Math.max(inbound.times ?? 1, carrier.faults.timesAtOnce(message))
  return Promise.all(Array.from({ length: times }, () => tellOnce(carrier, telling, url)))
}

async function tellOnce(carrier: Carrier, telling: Telling, url: string): Promise<Delivery> {
  const { number, message, inbound } = telling
  const token = carrier.world.accounts.get(message.accountSid)?.token
  const params = inboundParams(carrier, telling)
  const letter = {
    url,
    method: number.urls.smsMethod,
    params,
    token: token ?? carrier.world.accounts.get(number.accountSid)?.token ?? '',
    signature: inbound.signature ?? 'good'
  }
  const delivery = await carrier.postman.deliver(letter)
  reportWebhook(carrier, message, 'inbound', url, delivery)
  if (isTaken(delivery)) return answered(carrier, message, delivery)
  const fallback = number.urls.smsFallbackUrl
  if (!fallback || inbound.url) return delivery
  const second = await carrier.postman.deliver({
    ...letter,
    url: fallback,
    method: number.urls.smsFallbackMethod,
    params: { ...params, ErrorCode: '11200', ErrorUrl: url.split('#')[0] ?? '' }
  })
  reportWebhook(carrier, message, 'fallback', fallback, second)
  return isTaken(second) ? answered(carrier, message, second) : second
}

function answered(carrier: Carrier, message: Message, delivery: Delivery): Delivery {
  if (!delivery.contentType.includes('xml')) return delivery
  for (const match of delivery.body.matchAll(/<Message[^>]*>(?:\s*<Body>)?([^<]+)</g)) {
    answerHandset(carrier, message, unescapeXml(match[1] ?? '').trim())
  }
  return delivery
}

function unescapeXml(text: string) {
  const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => names[name] ?? '')
}

function isTaken({ httpStatus }: Delivery) {
  return httpStatus !== null && httpStatus >= 200 && httpStatus < 400
}

function reportWebhook(
  carrier: Carrier,
  message: Message,
  what: WebhookReport['what'],
  url: string,
  { httpStatus, error, attempts, ms }: Delivery
) {
  const { sid, status } = message
  const report = { sid, what, status, url, httpStatus, error, attempts, ms }
  record(carrier, { kind: 'webhook', report })
}

function inboundParams(carrier: Carrier, { message, inbound, optOutType }: Telling): Params {
  const params: Params = {
    ToCountry: 'CA',
    ToState: 'BC',
    SmsMessageSid: message.sid,
    NumMedia: String(message.media.length),
    ToCity: 'VICTORIA',
    FromZip: '',
    SmsSid: message.sid,
    FromState: 'BC',
    SmsStatus: 'received',
    FromCity: '',
    Body: message.body,
    FromCountry: 'CA',
    To: message.to,
    ToZip: '',
    NumSegments: String(message.segments),
    MessageSid: message.sid,
    AccountSid: message.accountSid,
    From: message.from,
    ApiVersion: '2010-04-01'
  }
  message.media.forEach((media, index) => {
    params[`MediaUrl${index}`] = carrier.publicUrl + mediaPath(message, media)
    params[`MediaContentType${index}`] = media.contentType
  })
  if (message.messagingServiceSid) {
    params['MessagingServiceSid'] = message.messagingServiceSid
    if (optOutType) params['OptOutType'] = optOutType
  }
  return { ...params, ...inbound.extra }
}
