import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  type InboundText,
  MalformedCall,
  type RawRequest,
  type Receipt
} from '../carriers/carrier.ts'
import type { CarrierAccounts, KnownAccount } from '../numbers/carrier-accounts.ts'
import type { OurNumbers } from '../numbers/our-numbers.ts'
import { now } from '../platform/clock.ts'
import { isDatabaseTrouble } from '../platform/db.ts'
import { Trouble } from '../platform/errors.ts'
import { httpLimits } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { type QuarantineReason, quarantine } from '../platform/quarantine.ts'
import type { Spool, SpooledRequest } from '../platform/spool.ts'
import { isReceiptProof } from './receipt-proof.ts'
import type { Intake } from './receive-message.ts'
import { recordReceipt } from './record-receipt.ts'

export const webhookLimits = { databaseMs: 1_500 }

export type WebhookParts = {
  platform: Platform
  accounts: CarrierAccounts
  numbers: OurNumbers
  intake: Intake
  spool: Spool
}

type Call = { token: string; carrier: string; request: RawRequest; receivedAt: Date | null }
type Answer = { status: number; contentType: string; body: string }

/** Where carriers call. 2xx means: it is in the database, on the disk, or kept for a person. */
export async function addWebhooks(app: FastifyInstance, parts: WebhookParts): Promise<void> {
  await app.register(async door => {
    door.removeAllContentTypeParsers()
    const options = { parseAs: 'buffer' as const, bodyLimit: httpLimits.bodyBytes }
    door.addContentTypeParser('*', options, (_request, body, done) => done(null, body))
    door.post('/webhooks/:carrier/:token/:what', async (request, reply) => {
      const answer = await takeOrKeep(parts, toCall(parts.platform, request))
      return reply.code(answer.status).type(answer.contentType).send(answer.body)
    })
  })
}

function toCall(platform: Platform, request: FastifyRequest): Call {
  const { carrier, token } = request.params as { carrier: string; token: string }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, value?.toString()])
  )
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const url = platform.publicUrl + request.url
  return {
    carrier,
    token,
    receivedAt: null,
    request: { method: request.method, url, headers, body }
  }
}

/** The database gets a moment; after it, or without it, the request goes to the disk. Both may
 * then hold it, which is no harm: it is taken once. */
async function takeOrKeep(parts: WebhookParts, call: Call): Promise<Answer> {
  const { webhooks } = parts.platform.metrics
  let timer: NodeJS.Timeout | undefined
  const tooSlow = new Promise<'too slow'>(resolve => {
    timer = setTimeout(() => resolve('too slow'), webhookLimits.databaseMs)
  })
  const taking = take(parts, call)
  try {
    const answer = await Promise.race([taking, tooSlow])
    if (answer !== 'too slow') return answer
    taking.catch(() => undefined)
  } catch (error) {
    if (!isAway(error)) return await keepForAPerson(parts, call, error)
  } finally {
    clearTimeout(timer)
  }
  const answer = await spoolIt(parts, call)
  webhooks.inc({ outcome: answer.status < 300 ? 'spooled' : 'refused-for-now' })
  return answer
}

function isAway(error: unknown): boolean {
  return error instanceof Trouble || isDatabaseTrouble(error)
}

async function take(parts: WebhookParts, call: Call): Promise<Answer> {
  const { platform } = parts
  const account = await parts.accounts.byToken(call.token)
  if (!account || account.carrier.name !== call.carrier) {
    // One that was promised to be kept is not dropped now.
    if (call.receivedAt) await putAside(parts, call, 'malformed')
    return plain(404, 'Nobody lives here.')
  }
  if (!account.carrier.verify(call.request, account)) {
    // Refused at once, with or without a database to note it in: the disk is not for strangers.
    await putAside(parts, call, 'bad-signature').catch(() => undefined)
    return plain(403, 'The signature is not this account’s.')
  }
  try {
    const heard = account.carrier.parse(call.request, call.receivedAt ?? now())
    if (heard.kind === 'receipt') await takeReceipt(parts, account, call, heard.receipt)
    else if (!(await takeText(parts, account, call, heard.text))) {
      await putAside(parts, call, 'malformed')
      return plain(404, 'This number is not one of ours.')
    }
  } catch (error) {
    if (!(error instanceof MalformedCall)) throw error
    await putAside(parts, call, 'malformed')
    return plain(400, error.message)
  }
  platform.metrics.webhooks.inc({ outcome: 'taken' })
  return { status: 200, ...account.carrier.thanks }
}

async function takeText(parts: WebhookParts, account: KnownAccount, call: Call, text: InboundText) {
  const number = await parts.numbers.find(account.businessId, text.to)
  if (!number) return false
  await parts.intake.receive(number, { ...text, sentAt: text.sentAt ?? call.receivedAt })
  return true
}

/** The callback's URL names our message, so a receipt may overtake our note of the carrier's id. */
async function takeReceipt(
  parts: WebhookParts,
  account: KnownAccount,
  call: Call,
  receipt: Receipt
) {
  const { db, secrets } = parts.platform
  const query = new URL(call.request.url).searchParams
  const id = query.get('m')
  const named = id !== null && isReceiptProof(secrets, account.businessId, id, query.get('s') ?? '')
  await recordReceipt(db, account, receipt, named ? id : null)
}

function plain(status: number, body: string): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', body }
}

async function putAside(parts: WebhookParts, call: Call, reason: QuarantineReason): Promise<void> {
  parts.platform.metrics.webhooks.inc({ outcome: reason })
  const { carrier, token, request } = call
  await quarantine(parts.platform.db, { carrier, token, reason, ...request })
}

/** A fault of ours must not lose a text: the request waits for a person, who replays it. */
async function keepForAPerson(parts: WebhookParts, call: Call, error: unknown): Promise<Answer> {
  parts.platform.log.error({ err: error }, 'a webhook could not be taken')
  try {
    await putAside(parts, call, 'story-threw')
    return plain(202, 'Kept for a person to look at.')
  } catch {
    return spoolIt(parts, call)
  }
}

async function spoolIt({ spool, platform }: WebhookParts, call: Call): Promise<Answer> {
  const { method, url, headers, body } = call.request
  try {
    await spool.keep({
      method,
      url: url.slice(platform.publicUrl.length),
      headers: headers as Record<string, string>,
      body: body.toString('base64')
    })
    platform.metrics.spooled.set(spool.count())
    return plain(202, 'Kept on disk.')
  } catch (error) {
    platform.log.error({ err: error }, 'neither the database nor the disk took a webhook')
    return plain(503, 'Try again in a moment.')
  }
}

/** What waits on the disk comes in again through the same door. */
export async function replaySpool(parts: WebhookParts): Promise<number> {
  const count = await parts.spool.replay(async spooled => {
    const call = fromSpool(parts.platform, spooled)
    try {
      await take(parts, call)
    } catch (error) {
      if (isAway(error)) throw error
      parts.platform.log.error({ err: error }, 'a spooled webhook could not be taken')
      await putAside(parts, call, 'story-threw')
    }
  })
  parts.platform.metrics.spooled.set(parts.spool.count())
  return count
}

function fromSpool(platform: Platform, spooled: SpooledRequest): Call {
  const [, , carrier = '', token = ''] = spooled.url.split('/')
  const { method, headers } = spooled
  const body = Buffer.from(spooled.body, 'base64')
  const request = { method, url: platform.publicUrl + spooled.url, headers, body }
  return { carrier, token, request, receivedAt: new Date(spooled.receivedAt) }
}
