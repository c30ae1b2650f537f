import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Carrier } from './carrier.ts'
import { isSameOrigin } from './http.ts'
import { type LogLine, logLineOf } from './log-line.ts'
import { mediaPath } from './media.ts'
import type { Handset, LedgerEntry, Message } from './types.ts'

export const limits = {
  pagesMax: 50,
  textsPerPhoneMax: 200,
  logLinesMax: 100,
  linesPerFrameMax: 30,
  collectMs: 40,
  bytesBehindMax: 4 * 1024 * 1024
}

/** A text as the page draws it. */
export type PageText = {
  sid: string
  phone: string // whose handset it is on
  mine: boolean // typed on the handset
  body: string
  pictures: string[]
  at: number
  status: Message['status']
  errorCode: number | null
  times: number // how often its webhook went out
}

export type PagePhone = Handset & { optedOut: boolean }

/** Tells the open pages what happens, many things in one frame. */
export class Watchers {
  #sockets = new Set<WebSocket>()
  #log: LogLine[] = []
  #newLines: LogLine[] = []
  #texts = new Map<string, PageText>()
  #tellings = new Map<string, number>()
  #phones = false
  #timer: NodeJS.Timeout | null = null
  #taken = new Set<string>()
  #carrier: Carrier
  #inboxUrl: string

  constructor(carrier: Carrier, inboxUrl: string) {
    this.#carrier = carrier
    this.#inboxUrl = inboxUrl
  }

  listen(server: Server) {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 })
    server.on('upgrade', (request: IncomingMessage, socket, head) => {
      const allowed = request.url === '/live' && isSameOrigin(request)
      if (!allowed || this.#sockets.size >= limits.pagesMax) socket.destroy()
      else sockets.handleUpgrade(request, socket, head, page => this.#open(page))
    })
  }

  hear(entry: LedgerEntry) {
    const line = logLineOf(entry, this.#carrier.world, this.#taken)
    if (line) this.#keep(line)
    if (this.#taken.size > 10_000) this.#taken.clear()
    this.#count(entry)
    if (this.#sockets.size === 0) return
    const message = this.#messageOf(entry)
    const text = message ? this.#pageText(message) : null
    if (text) this.#texts.set(text.sid, text)
    const changesPhones = ['handset', 'handset-removed', 'opt-in', 'opt-out', 'number', 'outage']
    if (changesPhones.includes(entry.kind)) this.#phones = true
    this.#soon()
  }

  /** Everything anew, after a reset or a change of the carrier's settings. */
  refresh() {
    for (const page of this.#sockets) page.send(this.#snapshot())
  }

  clear() {
    this.#log = []
    this.#taken.clear()
    this.#tellings.clear()
    this.refresh()
  }

  clearLog() {
    this.#log = []
    this.refresh()
  }

  close() {
    if (this.#timer) clearTimeout(this.#timer)
    for (const page of this.#sockets) page.terminate()
  }

  #open(page: WebSocket) {
    this.#sockets.add(page)
    page.on('close', () => this.#sockets.delete(page))
    page.on('error', () => page.terminate())
    page.send(this.#snapshot())
  }

  #snapshot(): string {
    const { world, settings, outage } = this.#carrier
    const texts: PageText[] = []
    for (const { phone } of world.handsets.values()) {
      for (const message of world.textsOf(phone).slice(-limits.textsPerPhoneMax)) {
        const text = this.#pageText(message)
        if (text) texts.push(text)
      }
    }
    const numbers = [...world.numbers.values()].map(({ phone, name }) => ({ phone, name }))
    return JSON.stringify({
      kind: 'snapshot',
      numbers,
      phones: this.#pagePhones(),
      texts,
      settings,
      outage: outage.on,
      log: this.#log,
      inboxUrl: this.#inboxUrl
    })
  }

  #soon() {
    this.#timer ??= setTimeout(() => this.#flush(), limits.collectMs)
  }

  #flush() {
    this.#timer = null
    const frame = JSON.stringify({
      kind: 'news',
      texts: [...this.#texts.values()],
      log: this.#newLines.slice(-limits.linesPerFrameMax),
      phones: this.#phones ? this.#pagePhones() : undefined,
      outage: this.#carrier.outage.on
    })
    this.#texts.clear()
    this.#newLines = []
    this.#phones = false
    for (const page of this.#sockets) {
      if (page.bufferedAmount > limits.bytesBehindMax) page.terminate()
      else page.send(frame)
    }
  }

  #keep(line: LogLine) {
    this.#log.push(line)
    if (this.#log.length > limits.logLinesMax) this.#log.shift()
    if (this.#sockets.size > 0) this.#newLines.push(line)
  }

  #count(entry: LedgerEntry) {
    if (entry.kind !== 'webhook' || entry.report.what !== 'inbound') return
    const message = this.#carrier.world.messages.get(entry.report.sid)
    if (!message || !this.#carrier.world.handsets.has(message.from)) return
    this.#tellings.set(message.sid, (this.#tellings.get(message.sid) ?? 0) + 1)
  }

  #messageOf(entry: LedgerEntry): Message | undefined {
    if ('message' in entry) return entry.message
    const { messages } = this.#carrier.world
    if (entry.kind === 'status' || entry.kind === 'redacted') return messages.get(entry.sid)
    return entry.kind === 'webhook' && entry.report.what === 'inbound'
      ? messages.get(entry.report.sid)
      : undefined
  }

  // A text shows on the handset when it has arrived, or as the hole that it left.
  #pageText(message: Message): PageText | null {
    const mine = message.direction === 'inbound'
    const phone = mine ? message.from : message.to
    const visible = mine || ['delivered', 'undelivered', 'failed'].includes(message.status)
    if (!visible || !this.#carrier.world.handsets.has(phone)) return null
    const { sid, body, status, errorCode } = message
    const pictures = message.media.map(media => mediaPath(message, media))
    const at = mine ? message.createdAt : message.updatedAt
    const times = this.#tellings.get(sid) ?? 1
    return { sid, phone, mine, body, pictures, at, status, errorCode, times }
  }

  #pagePhones(): PagePhone[] {
    const { world } = this.#carrier
    return [...world.handsets.values()].map(handset => ({
      ...handset,
      optedOut: world.hasOptedOut(handset.phone, handset.number, null)
    }))
  }
}
