import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import type { CarrierAccount } from '../carrier.ts'

export type Asked = { method: string; path: string; login: string; form: URLSearchParams }
type Behave = (asked: Asked, response: ServerResponse) => void

/** A carrier that behaves as oddly as the test wants, on a port of its own, and remembers every
 * request that it has read to the end. */
export async function oddCarrier(t: TestContext, behave: Behave) {
  const requests: Asked[] = []
  const server = createServer(async (request, response) => {
    const asked = await read(request)
    requests.push(asked)
    behave(asked, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { requests, account: accountAt(`http://127.0.0.1:${port}`) }
}

export function accountAt(apiUrl: string): CarrierAccount {
  return { carrierAccountName: 'AC1', secret: 'token', previousSecret: null, apiUrl }
}

/** Answers as Twilio does: JSON, with a status. */
export function answer(response: ServerResponse, status: number, json: unknown, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(json))
}

async function read(request: IncomingMessage): Promise<Asked> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  const login = Buffer.from(request.headers.authorization?.slice('Basic '.length) ?? '', 'base64')
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    login: login.toString(),
    form: new URLSearchParams(body)
  }
}
