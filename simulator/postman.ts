import { randomUUID } from 'node:crypto'
import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { type Params, formOf, signatureOf } from './signature.ts'

export const limits = { answerBytesMax: 64 * 1024, socketsMax: 128, idleSocketMs: 4_000 }

export type Letter = {
  url: string
  method: 'GET' | 'POST'
  params: Params
  token: string
  signature?: 'good' | 'wrong' | 'missing'
}

export type Delivery = {
  httpStatus: number | null
  error: string | null
  contentType: string
  body: string
  attempts: number
  ms: number
}

type Answer = { httpStatus: number; contentType: string; body: string }
type Patience = {
  connectMs: number
  readMs: number
  totalMs: number
  retries: number
  on: string[]
}

/** Why an attempt failed: `ct` no connection, `rt` no answer in time, `reset` cut off. */
class Failure extends Error {
  readonly reason: 'ct' | 'rt' | 'tt' | 'reset'

  constructor(reason: 'ct' | 'rt' | 'tt' | 'reset', words: string) {
    super(words)
    this.reason = reason
  }
}

/** Carries signed webhooks to a business, with the patience that the carrier has. */
export class Postman {
  #http = agent(HttpAgent)
  #https = agent(HttpsAgent)

  async deliver(letter: Letter): Promise<Delivery> {
    const { url, patience } = readOverrides(letter.url)
    const started = performance.now()
    const outcome = { httpStatus: null, error: null, contentType: '', body: '', attempts: 0, ms: 0 }
    const delivery: Delivery = outcome
    const headers = { 'i-twilio-idempotency-token': randomUUID() }
    do {
      const leftMs = patience.totalMs - (performance.now() - started)
      if (leftMs <= 0) break
      delivery.attempts++
      try {
        const answer = await this.#attempt({ ...letter, url }, headers, patience, leftMs)
        Object.assign(delivery, answer, { error: null })
        if (!retriesOn(patience, answer.httpStatus)) break
      } catch (error) {
        delivery.httpStatus = null
        delivery.error = (error as Error).message
        if (!(error instanceof Failure) || !retriesOn(patience, error.reason)) break
      }
    } while (delivery.attempts <= patience.retries)
    delivery.ms = Math.round((performance.now() - started) * 10) / 10
    return delivery
  }

  close() {
    this.#http.destroy()
    this.#https.destroy()
  }

  async #attempt(
    letter: Letter,
    headers: Record<string, string>,
    patience: Patience,
    leftMs: number
  ): Promise<Answer> {
    const call = prepare(letter, headers)
    try {
      return await this.#ask(call, patience, leftMs)
    } catch (error) {
      // The business closed a kept connection in the moment we used it: that is no attempt yet.
      if (!(error instanceof StaleSocket)) throw error
      return await this.#ask(call, patience, leftMs)
    }
  }

  #ask(call: Call, patience: Patience, leftMs: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const secure = call.url.protocol === 'https:'
      const request = (secure ? httpsRequest : httpRequest)(call.url, {
        method: call.method,
        headers: call.headers,
        agent: secure ? this.#https : this.#http
      })
      const watch = watchTheClock(request, patience, leftMs)
      request.on('error', error => {
        watch.stop()
        reject(explain(error, request, watch.connected()))
      })
      request.on('response', response => {
        watch.answered()
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes <= limits.answerBytesMax) chunks.push(chunk)
        })
        response.on('error', error => {
          watch.stop()
          reject(error instanceof Failure ? error : new Failure('reset', 'the answer broke off'))
        })
        response.on('end', () => {
          watch.stop()
          resolve({
            httpStatus: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            body: Buffer.concat(chunks).toString()
          })
        })
      })
      request.end(call.body)
    })
  }
}

class StaleSocket extends Error {}

type Call = { url: URL; method: string; headers: Record<string, string>; body: string }

function prepare({ url, method, params, token, signature }: Letter, extra: Call['headers']): Call {
  const form = formOf(params)
  const full = method === 'GET' ? `${url}${url.includes('?') ? '&' : '?'}${form}` : url
  const signed = signatureOf(
    signature === 'wrong' ? `${token}x` : token,
    full,
    method === 'GET' ? {} : params
  )
  const headers: Call['headers'] = { 'user-agent': 'TwilioProxy/1.1', accept: '*/*', ...extra }
  if (signature !== 'missing') headers['x-twilio-signature'] = signed
  if (method === 'GET') return { url: new URL(full), method, headers, body: '' }
  headers['content-type'] = 'application/x-www-form-urlencoded; charset=UTF-8'
  headers['content-length'] = String(Buffer.byteLength(form))
  return { url: new URL(url), method, headers, body: form }
}

function watchTheClock(request: ClientRequest, patience: Patience, leftMs: number) {
  let connected = false
  let timer: NodeJS.Timeout | undefined
  let total: NodeJS.Timeout | undefined
  const giveUp = (reason: 'ct' | 'rt' | 'tt', words: string) => () =>
    request.destroy(new Failure(reason, words))
  request.on('socket', socket => {
    const onConnect = () => {
      connected = true
      clearTimeout(timer)
      timer = setTimeout(giveUp('rt', `no answer in ${patience.readMs} ms`), patience.readMs)
    }
    total = setTimeout(giveUp('tt', `not done in ${patience.totalMs} ms`), leftMs)
    if (socket.connecting) {
      const words = `no connection in ${patience.connectMs} ms`
      timer = setTimeout(giveUp('ct', words), patience.connectMs)
      socket.once('connect', onConnect)
    } else onConnect()
  })
  return {
    connected: () => connected,
    answered: () => clearTimeout(timer),
    stop() {
      clearTimeout(timer)
      clearTimeout(total)
    }
  }
}

function explain(error: Error, request: ClientRequest, connected: boolean): Error {
  if (error instanceof Failure) return error
  const { code = '' } = error as NodeJS.ErrnoException
  if (!connected) return new Failure('ct', code === 'ECONNREFUSED' ? 'connection refused' : code)
  if (request.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE')) return new StaleSocket()
  return new Failure('reset', 'connection cut off')
}

function retriesOn({ on }: Patience, outcome: number | Failure['reason']): boolean {
  if (typeof outcome !== 'number') return on.includes('all') || on.includes(outcome)
  if (outcome < 400) return false
  return on.includes('all') || on.includes(outcome < 500 ? '4xx' : '5xx')
}

/** `#rc=2&rp=ct,rt&ct=…&rt=…&tt=…` behind an address changes the patience; it is never sent. */
export function readOverrides(address: string): { url: string; patience: Patience } {
  const [url = '', fragment = ''] = address.split('#', 2)
  const asked = new URLSearchParams(fragment)
  const number = (name: string, normal: number, least: number, most: number) => {
    const value = Number(asked.get(name) ?? normal)
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : normal
  }
  const patience = {
    connectMs: number('ct', 5_000, 100, 10_000),
    readMs: number('rt', 15_000, 100, 15_000),
    totalMs: number('tt', 15_000, 100, 15_000),
    retries: number('rc', 1, 0, 5),
    on: (asked.get('rp') ?? 'ct').split(',')
  }
  return { url, patience }
}

function agent<A>(Kind: new (options: object) => A): A {
  const { socketsMax, idleSocketMs } = limits
  return new Kind({
    keepAlive: true,
    maxSockets: socketsMax,
    timeout: idleSocketMs,
    scheduling: 'lifo'
  })
}
