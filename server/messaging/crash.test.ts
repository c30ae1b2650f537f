import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { newId } from '@parlor/contract/ids.ts'
import { demoPassword } from '../demo/add-business.ts'
import { type Carrier, startCarrier } from '../testing/carrier.ts'
import { aDatabase, asOwner } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { eventually } from '../testing/wait.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const salonPhone = '+12505550110'
const writer = '+12505552000'
const rounds = 4
const textsPerRound = 60
const killedAfter = 25

/** The product as a process of its own, that can be killed like any other. */
async function open(port: number, databaseUrl: string, folder: string, carrier: Carrier) {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: String(port),
      PARLOR_DATA: folder,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'silent',
      TWILIO_ACCOUNT_SID: carrier.account.accountSid,
      TWILIO_AUTH_TOKEN: carrier.account.authToken,
      TWILIO_API_URL: carrier.url
    },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let said = ''
  while (!said.includes('Parlor is open')) {
    const [chunk] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
    if (child.exitCode !== null) throw new Error(`It did not start: ${said}`)
    said += String(chunk)
  }
  child.stdout!.resume()
  return { child, url: /http:\S+/.exec(said)![0] }
}

async function kill(child: ChildProcess) {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test('killed again and again while texts come and go: none acknowledged is lost, none leaves twice', async t => {
  const closers: (() => Promise<void> | void)[] = []
  t.after(async () => {
    for (const close of closers) await close()
  })
  const later = { after: (close: () => Promise<void> | void) => void closers.unshift(close) }
  const carrier = await startCarrier(later)
  const databaseUrl = await aDatabase(later)
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-crash-'))
  later.after(() => rmSync(folder, { recursive: true, force: true }))

  let { child, url } = await open(0, databaseUrl, folder, carrier)
  later.after(() => kill(child).catch(() => undefined))
  const port = Number(new URL(url).port)
  const person = await new Person(url).signIn('theo@salon.test', demoPassword)
  await eventually(
    () => carrier.ledger('number'),
    entries => entries.some(entry => entry['phone'] === salonPhone)
  )

  const acknowledged = new Set<string>()
  const asked = new Set<string>()
  await carrier.inbound({ from: writer, to: salonPhone, body: 'Good morning' })
  for (let round = 0; round < rounds; round++) {
    const work: Promise<unknown>[] = []
    let killing: Promise<void> | null = null
    for (let i = 0; i < textsPerRound; i++) {
      const body = `round ${round} text ${i}`
      const from = `+1250555${String(2000 + (i % 7)).padStart(4, '0')}`
      work.push(
        carrier.inbound({ from, to: salonPhone, body }).then(({ status }) => {
          if (!status || status >= 300) return
          acknowledged.add(body)
          if (acknowledged.size === (round + 1) * killedAfter) killing = kill(child)
        })
      )
      if (i % 6 === 0) {
        const answer = `round ${round} answer ${i}`
        work.push(
          person.reply(writer, answer, newId()).then(
            () => asked.add(answer),
            () => null
          )
        )
      }
    }
    await Promise.allSettled(work)
    await (killing ?? kill(child))
    ;({ child, url } = await open(port, databaseUrl, folder, carrier))
  }

  const stored = async () =>
    (await asOwner<{ body: string }>(databaseUrl, 'select body from messages')).map(row => row.body)
  const bodies = await eventually(stored, all =>
    [...acknowledged].every(body => all.includes(body))
  )
  const inbound = bodies.filter(body => /^round \d+ text/.test(body))
  assert.equal(new Set(inbound).size, inbound.length, 'a text is there twice')
  assert.ok(acknowledged.size > textsPerRound, 'too few were acknowledged to prove anything')

  const unkept = [...asked].filter(body => !bodies.includes(body))
  assert.deepEqual(unkept, [], 'what was shown as sent is in the database')

  await expectOnceAndInOrder(carrier, databaseUrl, asked)
})

async function expectOnceAndInOrder(carrier: Carrier, databaseUrl: string, asked: Set<string>) {
  const accepted = (await carrier.ledger('accepted')) as unknown as { message: { body: string } }[]
  const left = accepted.map(entry => entry.message.body)
  assert.equal(new Set(left).size, left.length, 'a text left twice')
  const written = await asOwner<{ body: string }>(
    databaseUrl,
    'select body from messages where body = any($1) order by at',
    [left]
  )
  assert.deepEqual(
    left,
    written.map(({ body }) => body),
    'they left in the order in which they were written'
  )
  const sent = await asOwner<{ body: string }>(
    databaseUrl,
    "select body from messages where body = any($1) and status in ('sent', 'delivered')",
    [[...asked]]
  )
  assert.deepEqual(
    sent.map(({ body }) => body).filter(body => !left.includes(body)),
    []
  )
}
