import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sharedNowMs } from './machine.ts'
import type { Closers } from './report.ts'
import { newSid } from './webhook.ts'

export type Accepted = { atMs: number; messageId: string | null; to: string; body: string }
export type BenchCarrier = { url: string; accepted: Accepted[] }

/** A carrier that takes everything at once and notes when its request came in. */
export async function startBenchCarrier(closers: Closers): Promise<BenchCarrier> {
  const accepted: Accepted[] = []
  const server = createServer((request, response) => {
    const atMs = sharedNowMs()
    let body = ''
    request.setEncoding('utf8').on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      const isCreate = request.method === 'POST' && request.url?.includes('/Messages')
      if (isCreate) {
        const form = new URLSearchParams(body)
        const called = URL.parse(form.get('StatusCallback') ?? '')
        const messageId = called?.searchParams.get('m') ?? null
        accepted.push({ atMs, messageId, to: form.get('To') ?? '', body: form.get('Body') ?? '' })
      }
      const answer = isCreate
        ? { sid: newSid(), status: 'queued' }
        : { messages: [], incoming_phone_numbers: [], next_page_uri: null }
      response.writeHead(isCreate ? 201 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, accepted }
}
