import type { ServerResponse } from 'node:http'
import { type Carrier, record, recordSafely } from './carrier.ts'
import { type Spoilt, refusalOfTestSender } from './faults.ts'
import { answerText } from './http.ts'
import { limits as mediaLimits } from './media.ts'
import { proceed } from './receipts.ts'
import { messageResource } from './resource.ts'
import { segmentsOf } from './segments.ts'
import { ApiError } from './twilio-errors.ts'
import type { Message, Plan } from './types.ts'
import { newSid } from './world.ts'

export const limits = {
  bodyCharactersMax: 1_600,
  scheduleAheadSecondsMin: 900,
  scheduleAheadSecondsMax: 35 * 86_400
}

const phonePattern = /^\+[1-9]\d{6,14}$/
const servicePattern = /^MG[0-9a-f]{32}$/

/** A business hands a text over. The 201 leaves when the ledger has it on the disk. */
export async function createMessage(
  carrier: Carrier,
  accountSid: string,
  form: URLSearchParams,
  response: ServerResponse
) {
  const to = form.get('To') ?? ''
  const from = form.get('From') ?? ''
  const body = (form.get('Body') ?? '').toWellFormed()
  const handset = carrier.world.handsets.get(to)
  const verdict = carrier.faults.judge({ to, from, body }, handset, carrier.settings)
  if (verdict.slowMs > 0) await pause(verdict.slowMs)
  try {
    if (verdict.spoilt && !verdict.accepted) {
      record(carrier, { kind: 'answer-spoilt', sid: null, to, fault: verdict.spoilt })
      spoil(response, verdict.spoilt, null)
    } else {
      if (verdict.refusal) throw new ApiError(verdict.refusal, { to, from, what: 'fault' })
      const message = prepare(carrier, { accountSid, form, to, from, body, plan: verdict.plan })
      await recordSafely(carrier, { kind: 'accepted', message })
      answer(carrier, message, verdict.spoilt, response)
      proceed(carrier, message)
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const { code, httpStatus } = error
    record(carrier, { kind: 'refused', to, from, body, code, httpStatus })
    if (code === 20429) response.setHeader('retry-after', '1')
    throw error
  }
}

function answer(
  carrier: Carrier,
  message: Message,
  spoilt: Spoilt | null,
  response: ServerResponse
) {
  const text = JSON.stringify(messageResource(message))
  if (spoilt) {
    record(carrier, { kind: 'answer-spoilt', sid: message.sid, to: message.to, fault: spoilt })
    spoil(response, spoilt, text)
  } else answerText(response, 201, text)
}

function spoil(response: ServerResponse, fault: Spoilt, text: string | null) {
  const half = (text ?? '').slice(0, Math.floor((text ?? '').length / 2))
  if (fault === 'reset') response.socket?.resetAndDestroy()
  else if (fault === 'server-error') {
    answerText(
      response,
      500,
      JSON.stringify({ code: 20500, message: 'Internal Server Error', status: 500 })
    )
  } else if (fault === 'half-answer') {
    response.writeHead(201, {
      'content-type': 'application/json',
      'content-length': (text ?? '').length
    })
    response.write(half, () => response.socket?.destroy())
  }
  // A hanging answer is none at all: the caller's own patience ends it.
}

type Request = {
  accountSid: string
  form: URLSearchParams
  to: string
  from: string
  body: string
  plan: Plan
}

function prepare(carrier: Carrier, request: Request): Message {
  const { accountSid, form, to, body, plan } = request
  const service = form.get('MessagingServiceSid')
  const mediaUrls = form.getAll('MediaUrl')
  checkContent(carrier, request, mediaUrls)
  const from = senderOf(carrier, request, service)
  if (carrier.world.hasOptedOut(to, from, service)) throw new ApiError(21610)
  const now = Date.now()
  const sendAt = sendTimeOf(form, service, now)
  return {
    sid: newSid(mediaUrls.length > 0 ? 'MM' : 'SM'),
    accountSid,
    direction: 'outbound-api',
    from,
    to,
    body,
    status: sendAt ? 'scheduled' : service ? 'accepted' : 'queued',
    errorCode: null,
    segments: mediaUrls.length > 0 ? 1 : segmentsOf(body),
    media: mediaUrls.map(sourceUrl => ({
      sid: newSid('ME'),
      contentType: 'image/jpeg',
      sourceUrl
    })),
    messagingServiceSid: service,
    statusCallback: callbackOf(form, from),
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    sendAt,
    plan,
    order: carrier.world.nextOrder()
  }
}

function checkContent(carrier: Carrier, { to, from, form, body }: Request, mediaUrls: string[]) {
  if (!to) throw new ApiError(21604)
  if (!from && !form.has('MessagingServiceSid')) throw new ApiError(21603)
  if (!phonePattern.test(to)) throw new ApiError(21211, { to })
  if (!body && mediaUrls.length === 0) throw new ApiError(21602)
  if (body.length > limits.bodyCharactersMax) throw new ApiError(21617)
  if (mediaUrls.length > mediaLimits.mediaPerMessageMax) throw new ApiError(21623)
  if (mediaUrls.length > 0 && !carrier.settings.pictureMessages) throw new ApiError(21621, { from })
  const badUrl = mediaUrls.find(url => !isWebAddress(url))
  if (badUrl !== undefined) throw new ApiError(21620, { what: badUrl })
}

function senderOf(carrier: Carrier, { from, accountSid }: Request, service: string | null): string {
  if (from) {
    const refusal = refusalOfTestSender(from)
    if (refusal) throw new ApiError(refusal, { from })
    if (refusal === null) return from
    if (!phonePattern.test(from)) throw new ApiError(21212, { from })
    const number = carrier.world.numbers.get(from)
    if (number?.accountSid !== accountSid) throw new ApiError(21606, { from })
    return from
  }
  if (!servicePattern.test(service ?? '')) throw new ApiError(20404, { what: service ?? '' })
  const pool = carrier.world.numbersOfAccount(accountSid)
  if (!pool[0]) throw new ApiError(21704)
  return pool[0].phone
}

function sendTimeOf(form: URLSearchParams, service: string | null, now: number): number | null {
  if (form.get('ScheduleType') !== 'fixed') return null
  if (!service) throw new ApiError(35118)
  const sendAt = Date.parse(form.get('SendAt') ?? '')
  const aheadSeconds = (sendAt - now) / 1000
  const inTime =
    aheadSeconds >= limits.scheduleAheadSecondsMin - 1 &&
    aheadSeconds <= limits.scheduleAheadSecondsMax
  if (!inTime) throw new ApiError(35114)
  return sendAt
}

// Twilio's test sender takes texts and never calls back.
function callbackOf(form: URLSearchParams, from: string): string | null {
  const url = form.get('StatusCallback')
  if (!url || refusalOfTestSender(from) === null) return null
  if (!isWebAddress(url)) throw new ApiError(21609, { what: url })
  return url
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//.test(url) && URL.canParse(url)
}

function pause(ms: number) {
  return new Promise(resolve => setTimeout(resolve, ms))
}
