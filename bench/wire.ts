import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Answer = { status: number; body: Buffer }

const headEnd = Buffer.from('\r\n\r\n')

/** One kept-alive connection that asks one thing at a time. A full HTTP client would take more
 * CPU than the server under test; answers here always carry their length. */
export class Wire {
  #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    const fail = () => {
      this.#waiting?.reject(new Error('The connection was closed before the answer.'))
      this.#waiting = null
    }
    socket.on('error', fail)
    socket.on('close', fail)
  }

  static async open(url: string): Promise<Wire> {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    return new Wire(socket)
  }

  ask(request: Buffer): Promise<Answer> {
    if (this.#socket.destroyed) return Promise.reject(new Error('The connection is closed.'))
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const end = this.#received.indexOf(headEnd)
    if (end === -1) return
    const head = this.#received.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
    const from = end + headEnd.length
    if (this.#received.length < from + length) return
    const answer = {
      status: Number(head.slice(9, 12)),
      body: this.#received.subarray(from, from + length)
    }
    this.#received = this.#received.subarray(from + length)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(answer)
  }
}

export async function openWires(url: string, count: number): Promise<Wire[]> {
  return Promise.all(Array.from({ length: count }, () => Wire.open(url)))
}

/** A request as it goes over the wire, made before the clock runs. */
export function requestBytes(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = ''
): Buffer {
  const all = { host: '127.0.0.1', ...headers, 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}
