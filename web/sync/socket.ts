import { newId } from '@parlor/contract/ids.ts'
import type { LiveFrame, NumberedEvent, Presence, ScreenFrame } from '@parlor/contract/events.ts'

export const socketLimits = {
  retryMsMin: 250,
  retryMsMax: 10_000,
  answerMs: 8_000,
  silentMs: 60_000 // then the line is tried: a dead one says nothing
}

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline'

type Parts = {
  url: string // ws://…/api/v1/live
  after(): number
  onEvents(events: NumberedEvent[]): void
  onHello(seq: number): void
  onPresence(conversationId: string, people: Presence[]): void
  onResync(why: 'too-old' | 'rights-changed'): void
  onState(state: LiveState): void
  onSignedOut(): void
  /** Asked when a connection was refused: are we still signed in? */
  isSignedIn(): Promise<boolean>
}

export type LiveSocket = {
  /** Heard or not: nothing that matters is said this way. */
  say(frame: ScreenFrame): void
  /** The network may be back, or the line may be dead: find out now. */
  wake(): void
  /** The browser says that there is no network. */
  lose(): void
  close(): void
}

const signedOutCode = 4401

/** Listens, and goes on after the last number when the line was cut. A new line is opened before
 * the old one is let go, so trying whether it is dead costs nothing. */
export function openSocket(parts: Parts): LiveSocket {
  let current: WebSocket | null = null
  let trying: WebSocket | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let tooLate: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isOver = false

  function connect() {
    clearTimeout(retry)
    if (isOver || trying) return
    const socket = new WebSocket(`${parts.url}?after=${parts.after()}`)
    trying = socket
    clearTimeout(tooLate)
    tooLate = setTimeout(() => lost(socket, 0), socketLimits.answerMs)
    socket.onmessage = ({ data }) => {
      if (socket !== trying && socket !== current) return
      hearAnything()
      const frame = JSON.parse(String(data)) as LiveFrame
      if (frame.type === 'events') parts.onEvents(frame.events)
      else if (frame.type === 'resync') parts.onResync(frame.why)
      else if (frame.type === 'presence') parts.onPresence(frame.conversationId, frame.people)
      else if (frame.type === 'hello') welcome(socket, frame.seq)
    }
    socket.onclose = ({ code }) => lost(socket, code)
  }

  function welcome(socket: WebSocket, seq: number) {
    failures = 0
    if (socket === trying) {
      clearTimeout(tooLate)
      const before = current
      current = socket
      trying = null
      before?.close()
    }
    parts.onHello(seq)
    parts.onState('live')
  }

  function lost(socket: WebSocket, code: number) {
    const wasCurrent = socket === current
    const wasTrying = socket === trying
    if (wasCurrent) current = null
    if (isOver || !(wasCurrent || wasTrying)) return
    if (code === signedOutCode) {
      close()
      parts.onSignedOut()
    } else if (wasTrying || !trying) {
      // Where no new line can be had, the old one is dead and does not know it.
      letGo()
      void again(wasTrying)
    }
  }

  async function again(wasRefused: boolean) {
    failures++
    parts.onState(failures > 2 || !isOnline() ? 'offline' : 'reconnecting')
    const most = Math.min(socketLimits.retryMsMax, socketLimits.retryMsMin * 2 ** failures)
    clearTimeout(retry)
    retry = setTimeout(connect, most / 2 + (most / 2) * jitter())
    if (wasRefused && !(await parts.isSignedIn()) && !isOver) {
      close()
      parts.onSignedOut()
    }
  }

  function hearAnything() {
    clearTimeout(silence)
    silence = setTimeout(wake, socketLimits.silentMs)
  }

  function wake() {
    if (isOver) return
    if (!current) failures = Math.min(failures, 1)
    connect()
  }

  function letGo() {
    clearTimeout(tooLate)
    clearTimeout(silence)
    for (const socket of [current, trying]) {
      if (!socket) continue
      socket.onmessage = null
      socket.onclose = null
      socket.close()
    }
    current = null
    trying = null
  }

  function close() {
    isOver = true
    clearTimeout(retry)
    letGo()
  }

  connect()
  return {
    wake,
    close,
    say(frame) {
      if (current?.readyState === WebSocket.OPEN) current.send(JSON.stringify(frame))
    },
    lose() {
      if (isOver) return
      failures = Math.max(failures, 2)
      letGo()
      void again(false)
    }
  }
}

/** Between 0 and 1, so that many screens do not all come back at once. */
function jitter(): number {
  return Number.parseInt(newId().slice(-6), 16) / 0xffffff
}

function isOnline(): boolean {
  return typeof navigator === 'undefined' || navigator.onLine !== false
}
