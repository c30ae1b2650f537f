import { deepEqual, equal, ok } from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Ledger } from './ledger.ts'
import type { LedgerEntry } from './types.ts'
import {
  priya,
  aCarrier,
  aFolder,
  clientOf,
  controlOf,
  salon
} from './testing/simulator-for-tests.ts'

async function aProcess(t: TestContext, folder: string) {
  const env = { ...process.env, SIMULATOR_PORT: '0', SIMULATOR_DATA: folder }
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  t.after(() => child.kill('SIGKILL'))
  let output = ''
  const url = await new Promise<string>(resolve => {
    child.stdout?.on('data', chunk => {
      output += chunk
      const found = /^simulator listening on (http:\S+)\n$/.exec(output)
      if (found) resolve(found[1] ?? '')
    })
  })
  const end = (signal: NodeJS.Signals) =>
    new Promise<number | null>(resolve => {
      child.once('exit', resolve)
      child.kill(signal)
    })
  return { url, end }
}

test('every text that got its 201 survives kill -9, with histories, opt-outs and addresses', async t => {
  const folder = await aFolder(t)
  const first = await aProcess(t, folder)
  const client = clientOf(first)
  const [number] = await client.incomingPhoneNumbers.list()
  await client.incomingPhoneNumbers(number!.sid).update({ smsUrl: 'http://127.0.0.1:9/in' })
  const control = controlOf(first)
  await control('POST inbound', { from: '+12505550178', to: salon, body: 'STOP', deliver: false })
  const confirmed: string[] = []
  const sending = Array.from({ length: 200 }, async (_, n) => {
    const text = { to: priya, from: salon, body: `${n}` }
    const sent = await client.messages.create(text).catch(() => null)
    if (sent) confirmed.push(sent.sid)
    if (confirmed.length === 60) await first.end('SIGKILL')
  })
  await Promise.all(sending)
  ok(confirmed.length >= 60)
  const second = await aProcess(t, folder)
  const again = clientOf(second)
  const kept = await again.messages.list({ to: priya })
  const lost = confirmed.filter(sid => !kept.some(message => message.sid === sid))
  deepEqual(lost, [])
  equal((await again.incomingPhoneNumbers.list())[0]?.smsUrl, 'http://127.0.0.1:9/in')
  const refused = await again.messages
    .create({ to: '+12505550178', from: salon, body: 'hi' })
    .catch((error: { code: number }) => error.code)
  equal(refused, 21610)
  equal(await second.end('SIGTERM'), 0)
})

test('a line cut short by a power cut is dropped, what stood before it stays', async t => {
  const folder = await aFolder(t)
  const ledger = new Ledger(folder, () => {})
  ledger.append({ kind: 'outage', on: true })
  await ledger.close()
  await appendFile(join(folder, 'ledger.jsonl'), '{"n":2,"at":1,"kind":"out')
  const replayed: LedgerEntry[] = []
  const again = new Ledger(folder, entry => replayed.push(entry))
  equal(replayed.length, 1)
  equal(again.append({ kind: 'outage', on: false }).n, 2)
  await again.settled()
  deepEqual(
    again.entries().map(({ n }) => n),
    [1, 2]
  )
  await again.close()
  equal(again.entries().length, 2)
})

test('many who wait share one fsync, and any place of the ledger can be read', async t => {
  const ledger = new Ledger(await aFolder(t), () => {})
  const waiting = Array.from({ length: 5_000 }, (_, n) => {
    ledger.append({ kind: 'handset-removed', phone: `${n}` })
    return n % 100 === 0 ? ledger.settled() : null
  })
  equal(ledger.entries(4_990).length, 10)
  await Promise.all(waiting)
  ok(ledger.fsyncs <= 2, `${ledger.fsyncs}`)
  for (let n = 0; n < 2_500; n++) {
    ledger.append({ kind: 'handset-removed', phone: `${n}` })
    if (n % 500 === 0) await ledger.settled()
  }
  await ledger.settled()
  deepEqual(
    ledger.entries(6_200, 2).map(({ n }) => n),
    [6_201, 6_202]
  )
  await ledger.close()
})

test('the ledger is read page by page, and a reset empties it', async t => {
  const { client, control, simulator } = await aCarrier(t)
  await client.messages.create({ to: priya, from: salon, body: 'hi' })
  const { entries, next } = await control('GET ledger?limit=2')
  equal(entries.length, 2)
  const rest = await control(`GET ledger?after=${next}&kind=accepted`)
  equal(
    entries.concat(rest.entries).filter((entry: LedgerEntry) => entry.kind === 'accepted').length,
    1
  )
  await control('POST reset')
  equal((await client.messages.list()).length, 0)
  deepEqual(
    simulator.ledger().map(({ kind }) => kind),
    ['opt-out']
  )
})
