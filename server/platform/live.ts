import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import { monotonicMs } from './clock.ts'
import { type Caller, apiBase, isOwnSite, sessionCookie } from './http.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Push, Screen } from './push.ts'

export const closeCodes = { signedOut: 4401, tooSlow: 4408, goingAway: 1001, tryAgain: 1013 }
const limits = {
  frameBytesMax: 4 * 1024,
  framesAtOnce: 20, // from one screen
  framesPerSecond: 5, // more are not listened to
  pingMs: 25_000,
  unsentBytesMax: 4 * 1024 * 1024
}

export type Live = { close(): void }
type Parts = {
  push: Push
  log: Log
  metrics: Metrics
  findCaller(token: string): Promise<Caller | null>
  sees(caller: Caller, audience: unknown): boolean
  /** A screen says something: whatever JSON it is. */
  hear(screen: Screen, said: unknown): void
  gone(screen: Screen): void
}

/** The live socket: `/api/v1/live?after=<seq>`. The server alone decides what a screen hears. */
export function openLive(server: Server, parts: Parts): Live {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytesMax,
    perMessageDeflate: false
  })
  server.on('upgrade', (request, stream: Duplex, head) => {
    stream.on('error', destroy)
    void admit(request, parts)
      .then(admitted => {
        if ('status' in admitted) return refuse(stream, admitted.status)
        stream.off('error', destroy) // the socket has its own listeners now
        sockets.handleUpgrade(request, stream, head, socket => attend(socket, admitted, parts))
      })
      .catch(() => refuse(stream, '503 Service Unavailable'))
  })
  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate()
      else {
        silent.add(socket)
        socket.ping()
      }
    }
  }, limits.pingMs)
  return {
    close() {
      clearInterval(heartbeat)
      for (const socket of sockets.clients) socket.close(closeCodes.goingAway)
      sockets.close()
    }
  }
}

const cookiePattern = new RegExp(`(?:^|; *)${sessionCookie}=([^;]*)`)
const silent = new WeakSet<WebSocket>()

type Admitted = { caller: Caller; after: number | null }

async function admit(
  request: IncomingMessage,
  parts: Parts
): Promise<Admitted | { status: string }> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname !== `${apiBase}/live`) return { status: '404 Not Found' }
  if (!isOwnSite({ origin: request.headers.origin, host: request.headers.host })) {
    return { status: '403 Forbidden' }
  }
  const token = cookiePattern.exec(request.headers.cookie ?? '')?.[1]
  const caller = token ? await parts.findCaller(token) : null
  if (!caller) return { status: '401 Unauthorized' }
  const [after, second] = url.searchParams.getAll('after')
  const isWrong = after !== undefined && !/^\d{1,15}$/.test(after)
  if (isWrong || second !== undefined) return { status: '400 Bad Request' }
  return { caller, after: after === undefined ? null : Number(after) }
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** One socket and who sits before it. Thousands are open: no closures of their own. */
class OpenScreen implements Screen {
  businessId: string
  callerId: string
  sessionKey: string
  rightsVersion: number
  socket: WebSocket
  caller: Caller
  parts: Parts
  allowance = limits.framesAtOnce
  allowedAtMs = monotonicMs()

  constructor(socket: WebSocket, caller: Caller, parts: Parts) {
    this.businessId = caller.businessId
    this.callerId = caller.id
    this.sessionKey = caller.sessionKey
    this.rightsVersion = caller.rightsVersion
    this.socket = socket
    this.caller = caller
    this.parts = parts
  }

  sees(audience: unknown): boolean {
    return this.parts.sees(this.caller, audience)
  }

  /** Who cannot keep up comes back and goes on from its number. */
  send(frame: string): void {
    if (this.socket.bufferedAmount > limits.unsentBytesMax) this.socket.close(closeCodes.tooSlow)
    else if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame)
  }

  becomes(caller: Caller): void {
    this.caller = caller
    this.rightsVersion = caller.rightsVersion
  }

  /** Who says too much is not listened to for a while. */
  mayStillSay(): boolean {
    const now = monotonicMs()
    const more = ((now - this.allowedAtMs) / 1000) * limits.framesPerSecond
    this.allowance = Math.min(limits.framesAtOnce, this.allowance + more)
    this.allowedAtMs = now
    if (this.allowance < 1) return false
    this.allowance--
    return true
  }

  close(): void {
    this.socket.close(closeCodes.signedOut)
  }
}

const screens = new WeakMap<WebSocket, OpenScreen>()

function attend(socket: WebSocket, { caller, after }: Admitted, parts: Parts): void {
  const screen = new OpenScreen(socket, caller, parts)
  screens.set(socket, screen)
  parts.metrics.sockets.inc()
  socket.on('pong', alive)
  socket.on('message', listen)
  socket.on('error', terminate)
  socket.on('close', leave)
  void parts.push.join(screen, after).then(joined => {
    // An open socket that hears nothing would look alive.
    if (!joined) socket.close(closeCodes.tryAgain)
    if (socket.readyState !== WebSocket.OPEN) parts.push.leave(screen)
  })
}

/** What is no JSON, or too much, changes nothing and closes nothing. */
function listen(this: WebSocket, data: RawData, isBinary: boolean): void {
  const screen = screens.get(this)!
  if (isBinary || !screen.mayStillSay()) return
  let said: unknown
  try {
    said = JSON.parse(String(data))
  } catch {
    return
  }
  screen.parts.hear(screen, said)
}

function alive(this: WebSocket): void {
  silent.delete(this)
}

function terminate(this: WebSocket): void {
  this.terminate()
}

function leave(this: WebSocket): void {
  const screen = screens.get(this)!
  screen.parts.metrics.sockets.dec()
  screen.parts.push.leave(screen)
  screen.parts.gone(screen)
}

function destroy(this: Duplex): void {
  this.destroy()
}
