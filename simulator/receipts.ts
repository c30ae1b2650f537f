import { type Carrier, later, record } from './carrier.ts'
import { fetchMedia } from './media.ts'
import type { Params } from './signature.ts'
import type { Message, Status } from './types.ts'

const finalStatuses = new Set<Status>(['delivered', 'undelivered', 'failed', 'canceled'])

/** Takes an accepted text on its way: queued → sent → delivered, or to its failure. */
export function proceed(carrier: Carrier, message: Message) {
  if (message.plan.stuck || finalStatuses.has(message.status)) return
  const waitMs = message.sendAt ? message.sendAt - Date.now() : 0
  later(carrier, waitMs, () => {
    later(carrier, waitForSlotMs(carrier, message), () => travel(carrier, message))
  })
}

export function isFinal(message: Message) {
  return finalStatuses.has(message.status)
}

function travel(carrier: Carrier, message: Message) {
  const { delayMs } = carrier.settings
  const callbacks = new Callbacks(carrier, message)
  later(carrier, delayMs / 2, async () => {
    if (message.status === 'canceled' || !carrier.world.messages.has(message.sid)) return
    const brokenMedia = message.media.length > 0 && (await fetchMedia(carrier, message))
    const failure = brokenMedia ? { code: 30019, status: 'failed' as const } : message.plan.failure
    if (failure?.status === 'failed') callbacks.move('failed', failure.code)
    else {
      if (message.status !== 'sent') callbacks.move('sent', null)
      later(carrier, delayMs / 2, () => {
        if (failure) callbacks.move(failure.status, failure.code)
        else callbacks.move('delivered', null)
      })
    }
  })
}

/** One text's receipts: in their order unless the plan says otherwise. */
class Callbacks {
  #carrier: Carrier
  #message: Message
  #kept: Status[] = []
  #last: Promise<unknown> = Promise.resolve()

  constructor(carrier: Carrier, message: Message) {
    this.#carrier = carrier
    this.#message = message
  }

  move(status: Status, errorCode: number | null) {
    const { plan, sid } = this.#message
    if (!this.#carrier.world.messages.has(sid)) return
    record(this.#carrier, { kind: 'status', sid, status, errorCode })
    if (!this.#message.statusCallback || isDropped(plan.dropped, status)) return
    if (!plan.reversed) this.#post(status)
    else if (!finalStatuses.has(status)) this.#kept.push(status)
    else for (const each of [status, ...this.#kept.reverse()]) this.#post(each)
  }

  #post(status: Status) {
    const times = this.#message.plan.repeat ?? 1
    const errorCode = status === 'sent' ? null : this.#message.errorCode
    const post = () => postCallback(this.#carrier, this.#message, status, errorCode)
    this.#last = this.#last.then(() => Promise.all(Array.from({ length: times }, post)))
  }
}

async function postCallback(
  carrier: Carrier,
  message: Message,
  status: Status,
  errorCode: number | null
) {
  const url = message.statusCallback ?? ''
  const token = carrier.world.accounts.get(message.accountSid)?.token ?? ''
  const report = { sid: message.sid, what: 'callback' as const, status, url }
  if (carrier.outage.on) {
    const lost = { httpStatus: null, error: 'outage of the carrier', attempts: 0, ms: 0 }
    record(carrier, { kind: 'webhook', report: { ...report, ...lost } })
    return
  }
  const params = callbackParams(message, status, errorCode)
  const { httpStatus, error, attempts, ms } = await carrier.postman.deliver({
    url,
    method: 'POST',
    params,
    token
  })
  record(carrier, { kind: 'webhook', report: { ...report, httpStatus, error, attempts, ms } })
}

function callbackParams(message: Message, status: Status, errorCode: number | null): Params {
  const params: Params = {
    SmsSid: message.sid,
    SmsStatus: status,
    MessageStatus: status,
    To: message.to,
    MessageSid: message.sid,
    AccountSid: message.accountSid,
    From: message.from,
    ApiVersion: '2010-04-01'
  }
  if (message.messagingServiceSid) params['MessagingServiceSid'] = message.messagingServiceSid
  if (errorCode !== null) params['ErrorCode'] = String(errorCode)
  if (status === 'delivered' || status === 'undelivered') params['RawDlrDoneDate'] = doneDate()
  return params
}

// YYMMDDhhmm, without a zone: as the networks write it.
function doneDate() {
  return new Date().toISOString().replaceAll(/[-:T]/g, '').slice(2, 12)
}

function isDropped(dropped: Status[] | 'all' | undefined, status: Status) {
  return dropped === 'all' || (dropped?.includes(status) ?? false)
}

// With a limit of N texts a second each sender's texts leave one after the other, 1/N s apart.
function waitForSlotMs(carrier: Carrier, message: Message): number {
  const { textsPerSecond } = carrier.settings
  if (textsPerSecond <= 0) return 0
  const now = Date.now()
  const slot = Math.max(now, carrier.nextSlotAt.get(message.from) ?? 0)
  carrier.nextSlotAt.set(message.from, slot + 1000 / textsPerSecond)
  return slot - now
}
