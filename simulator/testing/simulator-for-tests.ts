import { mkdtemp, rm } from 'node:fs/promises'
import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import twilio from 'twilio'
import { demoAccount } from '../cast.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator.ts'
import type { LedgerEntry } from '../types.ts'

type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete'

export const salon = '+12505550110'
export const priya = '+12505550142'
export const { sid: accountSid, token } = demoAccount

const waitMsMax = 5_000

/** A carrier of this test's own, gone with it. Without delays unless the test asks for them. */
export async function aCarrier(t: TestContext, options: Partial<SimulatorOptions> = {}) {
  const folder = options.folder ?? (await aFolder(t))
  const simulator = await startSimulator({ settings: { delayMs: 0 }, ...options, folder })
  t.after(() => simulator.stop())
  return { simulator, client: clientOf(simulator), control: controlOf(simulator) }
}

export async function aFolder(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'carrier-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The official client; its host alone is changed on the way out. */
export function clientOf(simulator: Pick<Simulator, 'url'>, sid = accountSid, secret = token) {
  class Rerouted extends twilio.RequestClient {
    override request<T>(options: { method: HttpMethod; uri: string }) {
      const uri = options.uri.replace('https://api.twilio.com', simulator.url)
      return super.request<T>({ ...options, uri })
    }
  }
  return twilio(sid, secret, { httpClient: new Rerouted() })
}

/** What the control calls of the tests answer with, together. */
export type ControlAnswer = {
  sid: string
  status: number | null
  error: string
  deliveries: { attempts: number }[]
  faults: unknown[]
  texts: number
  entries: LedgerEntry[]
  next: number
}

export function controlOf({ url }: Pick<Simulator, 'url'>) {
  return async (verb: string, body?: unknown): Promise<ControlAnswer> => {
    const [method = 'POST', path = ''] = verb.split(' ')
    const init: RequestInit = { method }
    if (body !== undefined) init.body = JSON.stringify(body)
    const answer = await fetch(`${url}/control/${path}`, init)
    return (await answer.json()) as ControlAnswer
  }
}

export type Heard = {
  method: string
  url: string
  headers: IncomingHttpHeaders
  params: Record<string, string>
}

export type Answer = {
  status?: number
  body?: string
  type?: string
  cut?: boolean
  never?: boolean
}

/** A business that listens: what it heard, and how it answers each time. */
export async function aBusiness(t: TestContext, answer: (heard: Heard) => Answer = () => ({})) {
  const heard: Heard[] = []
  const listeners = new Set<() => void>()
  const server = createServer((request, response) => {
    let form = ''
    request.on('data', chunk => {
      form += chunk
    })
    request.on('end', () => {
      const params = Object.fromEntries(new URLSearchParams(form))
      const { method = '', headers } = request
      const one = { method, url: `${url}${request.url}`, headers, params }
      heard.push(one)
      const { status = 200, body = '', type = 'text/xml', cut, never } = answer(one)
      if (cut) request.socket.destroy()
      else if (!never) response.writeHead(status, { 'content-type': type }).end(body)
      for (const listener of listeners) listener()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const hears = (count: number) =>
    new Promise<Heard[]>((resolve, reject) => {
      const words = `heard ${heard.length} of ${count}`
      const timer = setTimeout(() => reject(new Error(words)), waitMsMax)
      const look = () => {
        if (heard.length < count) return
        clearTimeout(timer)
        listeners.delete(look)
        resolve(heard)
      }
      listeners.add(look)
      look()
    })
  return { url, heard, hears }
}

/** The entry of the ledger that fits, as soon as it is there. */
export async function noted(
  { simulator }: { simulator: Simulator },
  fits: (entry: LedgerEntry) => boolean
): Promise<LedgerEntry> {
  const until = Date.now() + waitMsMax
  for (;;) {
    const entry = simulator.ledger().find(fits)
    if (entry) return entry
    if (Date.now() > until) throw new Error('The ledger never noted it.')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
