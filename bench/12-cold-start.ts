import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { runNode, runServer } from '../scripts/processes.ts'
import { clientPhone } from './busy-rows.ts'
import { startBenchCarrier } from './carrier.ts'
import { worldSizes } from './reading.ts'
import { benchmark, type Closers } from './report.ts'
import { makeWorld, usualWorld, type World } from './shop.ts'
import { overRounds } from './stats.ts'
import { newSid, webhookBytes } from './webhook.ts'
import { type Answer, Wire } from './wire.ts'

const sizes = { rounds: 3, startMsMax: 20_000, pollMs: 2 }
const aim = { firstWebhookMs: 1_000, flatTimes: 1.3 }

/** From the start of `node server/main.ts` on old data, its PostgreSQL included, to the first
 * signed webhook that is answered 200. */
await benchmark('12-cold-start', async closers => {
  const carrier = await startBenchCarrier(closers)
  const shops: { messages: number; world: World; rounds: { ms: number; bareMs: number }[] }[] = []
  for (const messages of worldSizes.filter(size => size !== 100_000)) {
    const world = await makeWorld(closers, { ...usualWorld, messages, shared: true })
    shops.push({ messages, world, rounds: [] })
    await firstWebhook(closers, world, carrier.url) // files in memory, carrier's address noted
  }
  for (let round = 0; round < sizes.rounds; round++) {
    for (const { world, rounds } of shops) {
      const ms = await firstWebhook(closers, world, carrier.url)
      rounds.push({ ms, bareMs: await bareNode(closers) })
    }
  }
  const figures = Object.fromEntries(
    shops.map(({ messages, rounds }) => {
      const { ms, spread } = overRounds(rounds)
      return [messages, { ms, spread }]
    })
  )
  const smallest = overRounds(shops[0]!.rounds)
  const largest = overRounds(shops.at(-1)!.rounds)
  const growth = largest.ms / smallest.ms
  return {
    figures: { firstWebhookByMessages: figures },
    limit: { bareNodeMs: smallest.bareMs },
    ratio: { toBareNode: largest.ms / smallest.bareMs, largestToSmallest: growth },
    aim,
    met: largest.ms <= aim.firstWebhookMs && growth <= aim.flatTimes,
    checks: { starts: shops.length * (sizes.rounds + 1) }
  }
})

async function firstWebhook(closers: Closers, world: World, carrierUrl: string): Promise<number> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const business = world.businesses[0]!
  const text = {
    sid: newSid(),
    from: clientPhone(0, 1),
    to: business.phone,
    body: 'Are you open today?'
  }
  const bytes = webhookBytes(url, business, text)
  const started = performance.now()
  const running = runServer([], {
    env: {
      PORT: String(port),
      PARLOR_DATA: world.folder,
      PARLOR_WORLD: 'empty',
      LOG_LEVEL: 'silent',
      TWILIO_API_URL: carrierUrl
    },
    stdio: ['ignore', 'ignore', 'inherit']
  })
  closers.after(() => running.stop())
  const { status } = await askUntilThere(url, bytes, started + sizes.startMsMax)
  const ms = performance.now() - started
  await running.stop()
  if (status !== 200) throw new Error(`The first webhook was answered ${status}.`)
  return ms
}

/** As a carrier would, but without its patience between two tries. */
async function askUntilThere(url: string, bytes: Buffer, until: number): Promise<Answer> {
  for (;;) {
    try {
      const wire = await Wire.open(url)
      const answer = await wire.ask(bytes)
      wire.close()
      return answer
    } catch (error) {
      if (performance.now() > until) throw error
      await pause(sizes.pollMs)
    }
  }
}

/** A server of three lines: what starting Node costs by itself. */
async function bareNode(closers: Closers): Promise<number> {
  const port = await freePort()
  const program = `require('node:http').createServer((_, r) => r.end('ok')).listen(${port}, '127.0.0.1')`
  const started = performance.now()
  const running = runNode(['-e', program], { stdio: 'ignore' })
  closers.after(() => running.stop())
  const bytes = Buffer.from('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')
  await askUntilThere(`http://127.0.0.1:${port}`, bytes, started + sizes.startMsMax)
  const ms = performance.now() - started
  await running.stop()
  return ms
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
