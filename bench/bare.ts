import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'node:querystring'
import { WebSocket, WebSocketServer } from 'ws'
import type { BusyBusiness } from './busy-rows.ts'
import { openOneStatement } from './one-statement.ts'

/** The limits in a process of their own: bare HTTP, one statement, a bare socket. Started by
 * `startBare`; its first line says where it listens. */
type Settings = {
  ownerUrl: string | null
  business: BusyBusiness | null
  conversationId: string
  event: string
  carrierUrl: string
}

const settings = JSON.parse(process.env['BARE_SETTINGS'] ?? '{}') as Settings
const database = settings.ownerUrl ? openOneStatement(settings.ownerUrl) : null
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })

const server = createServer(async (request, response) => {
  const form = parse(await read(request))
  if (request.url === '/stored' || request.url === '/sent') await store(form)
  response.writeHead(200, { 'content-type': 'text/xml', 'content-length': 11 })
  response.end('<Response/>')
  if (request.url === '/stored' || request.url === '/told') {
    for (const socket of sockets.clients) {
      if (socket.readyState === WebSocket.OPEN) socket.send(`${form['Body']} ${settings.event}`)
    }
  } else if (request.url === '/sent') {
    await fetch(settings.carrierUrl, { method: 'POST', body: new URLSearchParams(form as never) })
  }
})

async function read(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  return body
}

async function store(form: ReturnType<typeof parse>): Promise<void> {
  const { business, conversationId, event } = settings
  if (!database || !business) throw new Error('There is no database to store it in.')
  const carrierMessageId = String(form['MessageSid'])
  await database.store({
    business,
    conversationId,
    carrierMessageId,
    body: String(form['Body']),
    event
  })
}

server.keepAliveTimeout = 75_000 // as the product keeps its own
server.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, socket => socket.on('error', () => undefined))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
