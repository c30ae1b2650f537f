import { deepEqual, equal } from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { type WebSocket as Line, WebSocketServer } from 'ws'
import { noMarks } from '@parlor/contract/conversations.ts'
import type { LiveFrame, NumberedEvent } from '@parlor/contract/events.ts'
import { at } from '../testing/samples.ts'
import { type LiveState, openSocket } from './socket.ts'

const read = (seq: number): NumberedEvent => ({
  seq,
  event: {
    ...{ type: 'conversation.marked', conversationId: 'priya' },
    ...{ staffId: 'maya', marks: { ...noMarks, readThrough: at(seq) } }
  }
})

/** A server that takes lines, and a screen that listens. */
async function aLine(t: TestContext, isSignedIn = true) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const lines: { line: Line; after: string }[] = []
  const waiting: ((opened: { line: Line; after: string }) => void)[] = []
  server.on('connection', (line, request) => {
    const opened = { line, after: new URL(request.url!, 'ws://x').searchParams.get('after')! }
    lines.push(opened)
    waiting.shift()?.(opened)
  })
  const nextLine = () =>
    new Promise<{ line: Line; after: string }>(resolve => waiting.push(resolve))

  let seq = 7
  const heard: number[] = []
  const states: LiveState[] = []
  const told = { resync: 0, signedOut: 0 }
  const watchers: (() => void)[] = []
  const until = (isSo: () => boolean) =>
    new Promise<void>(resolve => {
      const look = () => isSo() && resolve()
      watchers.push(look)
      look()
    })
  const look = () => {
    for (const watcher of watchers) watcher()
  }
  const first = nextLine()
  const socket = openSocket({
    url: `ws://127.0.0.1:${port}`,
    after: () => seq,
    onEvents(events) {
      for (const each of events) heard.push(each.seq)
      seq = events.at(-1)!.seq
      look()
    },
    onHello: now => {
      seq = Math.max(seq, now)
    },
    onPresence() {},
    onResync() {
      told.resync++
      look()
    },
    onState(state) {
      states.push(state)
      look()
    },
    onSignedOut() {
      told.signedOut++
      look()
    },
    isSignedIn: async () => isSignedIn
  })
  t.after(() => {
    socket.close()
    for (const { line } of lines) line.terminate()
    server.close()
  })
  return { socket, server, first, nextLine, heard, states, told, until, lines }
}

const say = (line: Line, frame: LiveFrame) => line.send(JSON.stringify(frame))

test('a screen asks for what came after its number, and says when it is live', async t => {
  const { first, heard, states, until } = await aLine(t)
  const { line, after } = await first
  equal(after, '7')
  say(line, { type: 'events', seq: 9, events: [read(8), read(9)] })
  say(line, { type: 'hello', seq: 9 })
  await until(() => states.at(-1) === 'live')
  deepEqual(heard, [8, 9])
})

test('a line that was cut comes back and goes on after the last number', async t => {
  const { first, nextLine, heard, states, until } = await aLine(t)
  const { line } = await first
  say(line, { type: 'hello', seq: 7 })
  say(line, { type: 'events', seq: 8, events: [read(8)] })
  await until(() => heard.length === 1)
  const second = nextLine()
  line.terminate()
  const { line: again, after } = await second
  equal(after, '8')
  say(again, { type: 'events', seq: 9, events: [read(9)] })
  say(again, { type: 'hello', seq: 9 })
  await until(() => heard.length === 2 && states.at(-1) === 'live')
  deepEqual(states, ['live', 'reconnecting', 'live'])
})

test('trying whether the line is dead opens a new one first, and loses nothing', async t => {
  const { socket, first, nextLine, heard, states, until } = await aLine(t)
  const { line } = await first
  say(line, { type: 'hello', seq: 7 })
  await until(() => states.length === 1)
  const second = nextLine()
  socket.wake()
  const { line: again } = await second
  say(line, { type: 'events', seq: 8, events: [read(8)] })
  await until(() => heard.length === 1)
  const closed = once(line, 'close')
  say(again, { type: 'hello', seq: 8 })
  await closed
  deepEqual(states, ['live', 'live'])
})

test('who was signed out elsewhere is told, and does not come back', async t => {
  const { first, lines, told, until } = await aLine(t)
  const { line } = await first
  say(line, { type: 'hello', seq: 7 })
  line.close(4401)
  await until(() => told.signedOut === 1)
  equal(lines.length, 1)
})

test('a line that is refused because the session ended leads to the sign-in', async t => {
  const { first, told, until } = await aLine(t, false)
  const { line } = await first
  line.terminate()
  await until(() => told.signedOut === 1)
})

test('when too much was missed, all is read again', async t => {
  const { first, told, until } = await aLine(t)
  const { line } = await first
  say(line, { type: 'resync', why: 'too-old' })
  await until(() => told.resync === 1)
})
