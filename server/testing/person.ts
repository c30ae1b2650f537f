import { type Endpoint, type InputOf, requestOf, type ReplyOf } from '@parlor/contract/endpoint.ts'
import {
  type ConversationRow,
  listConversations,
  type View
} from '@parlor/contract/conversations.ts'
import type { NumberedEvent, LiveFrame } from '@parlor/contract/events.ts'
import { newId } from '@parlor/contract/ids.ts'
import { listMessages, type Message, sendMessage } from '@parlor/contract/messaging.ts'
import type { Problem } from '@parlor/contract/problems.ts'
import { signIn } from '@parlor/contract/staff.ts'
import { WebSocket } from 'ws'

const waitMsMax = 10_000

/** A reply that was not what we asked for. */
export class Refused extends Error {
  problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** Somebody at the desk, with a browser's cookie and nothing of the server's inside. */
export class Person {
  url: string
  cookie = ''
  key = '' // a program’s, in place of the cookie
  email = ''
  userAgent = 'node'

  constructor(url: string) {
    this.url = url
  }

  async signIn(email: string, password: string): Promise<this> {
    await this.call(signIn, { email, password })
    this.email = email
    return this
  }

  async signInAgain(proof: { password: string; code: string }): Promise<this> {
    await this.call(signIn, { email: this.email, ...proof })
    return this
  }

  /** Any request, as it goes over the wire. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      ...this.credentials,
      'user-agent': this.userAgent,
      ...(init.headers as Record<string, string>)
    }
    const response = await fetch(this.url + path, { ...init, headers })
    const set = response.headers.getSetCookie()[0]
    if (set) this.cookie = set.split(';')[0]!
    return response
  }

  get credentials(): Record<string, string> {
    return this.key ? { authorization: `Bearer ${this.key}` } : { cookie: this.cookie }
  }

  async call<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<ReplyOf<E>> {
    const { path, body } = requestOf(endpoint, input as Record<string, unknown>)
    const response = await this.fetch(`/api/v1${path}`, {
      method: endpoint.method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    })
    const answer = await response.json()
    if (!response.ok) throw new Refused(answer as Problem)
    return answer as ReplyOf<E>
  }

  async inbox(view: View = 'open') {
    return (await this.call(listConversations, { view })).rows
  }

  async conversationWith(phone: string): Promise<ConversationRow> {
    const row = (await this.inbox('all')).find(each => each.phone === phone)
    if (!row) throw new Error('There is no conversation with that phone in sight.')
    return row
  }

  async thread(phone: string): Promise<Message[]> {
    const { id } = await this.conversationWith(phone)
    return (await this.call(listMessages, { id })).messages.reverse()
  }

  async reply(phone: string, body: string, messageId: string = newId()): Promise<Message> {
    const { id } = await this.conversationWith(phone)
    return (await this.call(sendMessage, { id, messageId, body })).message
  }

  /** An open screen that hears from `after` on. */
  async open(after?: number): Promise<OpenScreen> {
    const screen = new OpenScreen(this, after)
    await screen.until(() => screen.frames.some(frame => frame.type === 'hello'))
    return screen
  }
}

export class OpenScreen {
  frames: LiveFrame[] = []
  raw: string[] = []
  closeCode: number | null = null
  refused = false // never let in
  #socket: WebSocket
  #waiting: (() => void)[] = []

  constructor(person: Person, after?: number) {
    const query = after === undefined ? '' : `?after=${after}`
    const url = `${person.url.replace('http', 'ws')}/api/v1/live${query}`
    this.#socket = new WebSocket(url, { headers: person.credentials })
    this.#socket.on('message', data => {
      this.raw.push(String(data))
      this.frames.push(JSON.parse(String(data)))
      this.#wake()
    })
    this.#socket.on('close', code => {
      this.closeCode = code
      this.#wake()
    })
    this.#socket.on('unexpected-response', () => {
      this.refused = true
      this.#wake()
    })
    this.#socket.on('error', () => this.#wake())
  }

  get events(): NumberedEvent[] {
    return this.frames.flatMap(frame => (frame.type === 'events' ? frame.events : []))
  }

  /** Resolves as soon as it holds; what happens in between wakes it, no clock does. */
  async until(holds: () => boolean): Promise<void> {
    const timeout = AbortSignal.timeout(waitMsMax)
    while (!holds()) {
      if (timeout.aborted) throw new Error(`It never came about. Heard: ${this.raw.join('\n')}`)
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve)
        timeout.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }

  async hears(body: string): Promise<void> {
    await this.until(() =>
      this.raw.some(frame => frame.includes(JSON.stringify(body).slice(1, -1)))
    )
  }

  /** Where its person looks, and what they write there. */
  look(conversationId: string | null, typing: 'text' | 'note' | null = null): void {
    this.say(JSON.stringify({ type: 'looking', conversationId, typing }))
  }

  say(frame: string | Buffer): void {
    this.#socket.send(frame)
  }

  close(): void {
    this.#socket.terminate()
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
