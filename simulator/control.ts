import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Carrier, record, recordSafely } from './carrier.ts'
import { type Fault, type Match, faultKinds } from './faults.ts'
import { BadControl, answerJson, isSameOrigin, readBody } from './http.ts'
import { type Inbound, takeInbound } from './inbound.ts'
import { limits as ledgerLimits } from './ledger.ts'
import { limits as mediaLimits } from './media.ts'
import { type ScriptName, type ScriptPlayer, scriptNames } from './scripts.ts'
import type { CarrierSettings, Handset } from './types.ts'

export const limits = {
  controlBytesMax: 8 * 1024 * 1024,
  handsetsMax: 20,
  delayMsMax: 60_000,
  textsPerSecondMax: 10_000,
  outageSecondsMax: 3_600,
  webhooksAtOnceMax: 20
}

export type Desk = {
  carrier: Carrier
  scripts: ScriptPlayer
  reset: () => Promise<void>
  refreshPages: () => void
  clearLog: () => void
}

type Body = Record<string, unknown>

const verbs: Record<string, (desk: Desk, body: Body, query: URLSearchParams) => unknown> = {
  'POST inbound': (desk, body) => inbound(desk, body),
  'POST faults': (desk, body) => addFault(desk, body),
  'GET faults': ({ carrier }) => ({ faults: carrier.faults.list() }),
  'DELETE faults': ({ carrier }) => carrier.faults.clear(),
  'POST settings': (desk, body) => changeSettings(desk, body),
  'GET settings': ({ carrier }) => carrier.settings,
  'POST outage': (desk, body) => outage(desk, body),
  'GET ledger': (desk, _body, query) => readLedger(desk, query),
  'POST reset': desk => desk.reset(),
  'POST handsets': (desk, body) => setHandset(desk, body),
  'DELETE handsets': (desk, _body, query) => removeHandset(desk, query),
  'POST scripts': (desk, body) => playScript(desk, body),
  'DELETE log': desk => desk.clearLog()
}

/** What tests and the page ask of the carrier. No business ever sees these. */
export async function answerControl(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse
) {
  const url = new URL(request.url ?? '/', 'http://carrier')
  const verb = verbs[`${request.method} ${url.pathname.replace('/control/', '')}`]
  if (!isSameOrigin(request))
    answerJson(response, 403, { error: 'Only the page of the handsets may.' })
  else if (!verb) answerJson(response, 404, { error: 'There is no such control. See the README.' })
  else {
    const bytes = await readBody(request, limits.controlBytesMax)
    const answer = await verb(desk, parse(bytes), url.searchParams)
    answerJson(response, 200, answer ?? { done: true })
  }
}

function parse(bytes: Buffer): Body {
  if (bytes.length === 0) return {}
  try {
    const value: unknown = JSON.parse(bytes.toString())
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body
  } catch {
    // Falls through to the same words: what was sent is no object.
  }
  throw new BadControl('Send the call as a JSON object.')
}

async function inbound({ carrier }: Desk, body: Body) {
  const text = body as Inbound & { wait?: boolean }
  if (!text.from || !text.to) throw new BadControl('Say `from` and `to`, as +12505550142.')
  const number = carrier.world.numbers.get(text.to)
  if (!number)
    throw new BadControl(`No business has the number ${text.to}. Use one of its numbers.`)
  if ((text.media?.length ?? 0) > mediaLimits.mediaPerMessageMax)
    throw new BadControl('10 pictures are the most.')
  if (text.media?.length && !carrier.settings.pictureMessages) {
    throw new BadControl('Picture messages are off. Turn them on in the carrier’s settings.')
  }
  const habit = carrier.world.handsets.get(text.from)?.sendsTwice ? 2 : 1
  const times = Math.min(text.times ?? habit, limits.webhooksAtOnceMax)
  const { message, tell } = await takeInbound(carrier, number, {
    ...text,
    body: String(text.body ?? ''),
    times
  })
  if (text.wait === false) {
    void tell()
    return { sid: message.sid }
  }
  const { sid, deliveries } = await tell()
  const { httpStatus = null, ms = 0, error = null } = deliveries[0] ?? {}
  return { sid, status: httpStatus, ms, error, deliveries }
}

function addFault({ carrier }: Desk, body: Body) {
  const { match = {}, times = 1, fault } = body as { match?: Match; times?: number; fault?: Fault }
  if (!fault || !faultKinds.includes(fault.kind))
    throw new BadControl('Say `fault` as { "kind": … }. The README lists the kinds.')
  return carrier.faults.add(match, times, fault)
}

function changeSettings({ carrier, refreshPages }: Desk, body: Body) {
  const { settings } = carrier
  const asked = body as Partial<CarrierSettings>
  const between = (value: number, most: number) => Math.min(most, Math.max(0, Number(value) || 0))
  Object.assign(settings, {
    delayMs: between(asked.delayMs ?? settings.delayMs, limits.delayMsMax),
    outOfOrder: Boolean(asked.outOfOrder ?? settings.outOfOrder),
    lostPercent: between(asked.lostPercent ?? settings.lostPercent, 100),
    textsPerSecond: between(
      asked.textsPerSecond ?? settings.textsPerSecond,
      limits.textsPerSecondMax
    ),
    pictureMessages: Boolean(asked.pictureMessages ?? settings.pictureMessages)
  })
  refreshPages()
  return settings
}

function outage({ carrier }: Desk, body: Body) {
  const asked = body as {
    seconds?: number
    on?: boolean
    off?: boolean
    answer?: '503' | 'nothing'
  }
  const on = asked.off !== true && asked.on !== false
  clearTimeout(carrier.outage.timer)
  carrier.outage.answer = asked.answer ?? '503'
  switchOutage(carrier, on)
  if (on && asked.seconds) {
    const ms = Math.min(asked.seconds, limits.outageSecondsMax) * 1000
    carrier.outage.timer = setTimeout(() => switchOutage(carrier, false), ms)
  }
  return { on, answer: carrier.outage.answer }
}

function switchOutage(carrier: Carrier, on: boolean) {
  carrier.outage.on = on
  record(carrier, { kind: 'outage', on })
}

function readLedger({ carrier }: Desk, query: URLSearchParams) {
  const after = Number(query.get('after') ?? 0) || 0
  const kinds = query.get('kind')?.split(',')
  const entriesMax = Math.min(
    Number(query.get('limit')) || ledgerLimits.entriesPerPageMax,
    ledgerLimits.entriesPerPageMax
  )
  const read = carrier.ledger.entries(after, entriesMax)
  const entries = kinds ? read.filter(entry => kinds.includes(entry.kind)) : read
  const next = read.at(-1)?.n ?? after
  return { entries, next, last: carrier.ledger.lastNumber, fsyncs: carrier.ledger.fsyncs }
}

async function setHandset({ carrier }: Desk, body: Body) {
  const asked = body as Partial<Handset>
  const before = carrier.world.handsets.get(asked.phone ?? '')
  const number = asked.number ?? before?.number ?? [...carrier.world.numbers.keys()][0] ?? ''
  if (!/^\+[1-9]\d{6,14}$/.test(asked.phone ?? '')) {
    throw new BadControl('Write the number of the phone as +12505550142.')
  }
  if (!carrier.world.numbers.has(number)) {
    throw new BadControl(`No business has the number ${number}. Choose one from the list.`)
  }
  if (!before && carrier.world.handsets.size >= limits.handsetsMax) {
    throw new BadControl(`${limits.handsetsMax} phones are the most. Remove one first.`)
  }
  const handset: Handset = {
    phone: asked.phone ?? '',
    name: (asked.name ?? before?.name ?? '').trim().slice(0, 60) || 'New client',
    number,
    delivery: asked.delivery ?? before?.delivery ?? 'always',
    failsWith: Number(asked.failsWith ?? before?.failsWith ?? 30008),
    sendsTwice: Boolean(asked.sendsTwice ?? before?.sendsTwice ?? false)
  }
  await recordSafely(carrier, { kind: 'handset', handset })
  return handset
}

async function removeHandset({ carrier }: Desk, query: URLSearchParams) {
  const phone = query.get('phone') ?? ''
  await recordSafely(carrier, { kind: 'handset-removed', phone })
}

function playScript({ carrier, scripts }: Desk, body: Body) {
  const { name, to, speed = 1 } = body as { name?: ScriptName; to?: string; speed?: number }
  if (!name || !scriptNames.includes(name)) {
    throw new BadControl(`Choose a script: ${scriptNames.join(', ')}.`)
  }
  const number = to ?? [...carrier.world.numbers.keys()][0] ?? ''
  return scripts.play(name, number, Math.min(10_000, Math.max(0.1, speed)))
}
