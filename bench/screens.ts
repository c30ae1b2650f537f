import { WebSocket } from 'ws'
import { sharedNowMs } from './machine.ts'

/** Open screens in a process of their own, as browsers are. Told over IPC which sockets to hold;
 * notes when each text that is named in a frame came in. */
export type ScreensAsk =
  | { ask: 'open'; url: string; cookies: string[]; times: number }
  | { ask: 'take' }
  | { ask: 'expect'; name: string }
  | { ask: 'close' }
export type ScreensTell =
  | { tell: 'open'; sockets: number }
  | { tell: 'taken'; seen: [name: string, atMs: number][] }
  | { tell: 'came'; name: string; atMs: number }

const sockets: WebSocket[] = []
let seen: [string, number][] = []
let expected: string | null = null
const namePattern = /Bench #(\d+) /g

function note(frame: string): void {
  const atMs = sharedNowMs()
  // A text stands in its frame twice: as a bubble and in the inbox's row.
  const names = new Set(frame.matchAll(namePattern).map(([, name]) => name!))
  for (const name of names) {
    seen.push([name, atMs])
    if (name === expected) {
      expected = null
      tell({ tell: 'came', name, atMs })
    }
  }
}

function tell(what: ScreensTell): void {
  process.send?.(what)
}

function open(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false })
    sockets.push(socket)
    socket.on('message', data => {
      const frame = String(data)
      if (frame.startsWith('{"type":"hello"')) resolve()
      else note(frame)
    })
    socket.on('open', () => url.endsWith('/bare') && resolve())
    socket.on('error', reject)
  })
}

process.on('message', async (what: ScreensAsk) => {
  if (what.ask === 'open') {
    const { url, cookies, times } = what
    // Fifty at a time: a thousand browsers never come in the same moment.
    for (let at = 0; at < times; at += 50) {
      const few = Array.from({ length: Math.min(50, times - at) }, (_, index) => at + index)
      await Promise.all(few.map(index => open(url, cookies[index % cookies.length]!)))
    }
    tell({ tell: 'open', sockets: sockets.length })
  } else if (what.ask === 'expect') {
    expected = what.name
  } else if (what.ask === 'take') {
    tell({ tell: 'taken', seen })
    seen = []
  } else {
    for (const socket of sockets.splice(0)) socket.terminate()
  }
})
process.on('disconnect', () => process.exit(0))
