import { setTimeout as pause } from 'node:timers/promises'
import { checkRows, unansweredCounts } from './check-rows.ts'
import { sharedNowMs } from './machine.ts'
import { type Screens, startScreens } from './open-screens.ts'
import { paced } from './paced.ts'
import { benchmark } from './report.ts'
import { openShop, type Shop, signedIn } from './shop.ts'
import { type Bare, startBare } from './start-bare.ts'
import { overRounds, percentile } from './stats.ts'
import { type BenchText, dealTexts, toText } from './texts.ts'
import { webhookBytes } from './webhook.ts'
import { openWires, requestBytes, type Wire } from './wire.ts'

const sizes = {
  rounds: 3,
  idleTexts: 150,
  idlePauseMs: 5,
  businesses: 50,
  screens: 200,
  loadedPerSecond: 300,
  loadedMs: 4_000,
  senders: 24
}
const aim = { idleP50Ms: 5 }

type Parts = {
  shop: Shop
  bare: Bare
  screens: Screens
  bareScreens: Screens
  acknowledged: Set<string>
}

/** From the first byte of a carrier's POST to the frame on a screen's wire in another process. */
await benchmark('03-webhook-to-frame', async closers => {
  const { businesses } = sizes
  const size = { businesses, messages: 10_000, messagesPerConversation: 10, zipf: 0 }
  const shop = await openShop(closers, size)
  const bare = await startBare(closers, shop)
  const before = await unansweredCounts(shop.ownerUrl)
  const screens = startScreens(closers)
  const bareScreens = startScreens(closers)
  const parts = { shop, bare, screens, bareScreens, acknowledged: new Set<string>() }
  const cookies = []
  for (const business of shop.world.businesses)
    cookies.push((await signedIn(shop, business)).cookie)
  await screens.open(`${shop.server.url.replace('http', 'ws')}/api/v1/live`, cookies, sizes.screens)
  await bareScreens.open(`${bare.url.replace('http', 'ws')}/bare`, [''], 1)
  await idle(parts)
  await idleBare(parts)

  const idleRounds = []
  for (let round = 0; round < sizes.rounds; round++) {
    idleRounds.push({ ...(await idle(parts)), ...(await idleBare(parts)) })
  }
  const loadedRounds = []
  for (let round = 0; round < sizes.rounds; round++) loadedRounds.push(await loaded(parts))
  const checks = await checkRows(shop.ownerUrl, parts.acknowledged, before)
  const { floorP50Ms, floorP99Ms, ...idleFigures } = overRounds(idleRounds)
  const missing = loadedRounds.reduce((sum, round) => sum + round.missing, 0)
  const right = checks.lost + checks.doubled + checks.order + checks.counts + missing === 0
  return {
    figures: { idle: idleFigures, loaded: overRounds(loadedRounds) },
    limit: { bareHttpAndOneStatementAndSocket: { p50Ms: floorP50Ms, p99Ms: floorP99Ms } },
    ratio: { idleToFloor: idleFigures.p50Ms / floorP50Ms },
    aim,
    met: right && idleFigures.p50Ms <= aim.idleP50Ms,
    checks: { ...checks, framesMissing: missing }
  }
})

async function idle({ shop, screens, acknowledged }: Parts) {
  const { businesses } = shop.world
  const [wire] = await openWires(shop.server.url, 1)
  const [texts] = dealTexts(businesses, 1, sizes.idleTexts)
  const samples: number[] = []
  for (const text of texts!) {
    const bytes = webhookBytes(shop.server.url, text.business, toText(text, businesses))
    samples.push(await postAndWait(wire!, bytes, screens, text))
    acknowledged.add(text.sid)
    await pause(sizes.idlePauseMs)
  }
  wire!.close()
  await screens.take()
  return { p50Ms: percentile(samples, 0.5), p99Ms: percentile(samples, 0.99) }
}

async function idleBare({ shop, bare, bareScreens, acknowledged }: Parts) {
  const { businesses } = shop.world
  const [wire] = await openWires(bare.url, 1)
  const [texts] = dealTexts(businesses, 1, sizes.idleTexts)
  const samples: number[] = []
  for (const text of texts!) {
    const form = new URLSearchParams({ MessageSid: text.sid, Body: text.body })
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const bytes = requestBytes('POST', '/stored', type, form.toString())
    samples.push(await postAndWait(wire!, bytes, bareScreens, text))
    acknowledged.add(text.sid)
    await pause(sizes.idlePauseMs)
  }
  wire!.close()
  await bareScreens.take()
  return { floorP50Ms: percentile(samples, 0.5), floorP99Ms: percentile(samples, 0.99) }
}

async function postAndWait(wire: Wire, bytes: Buffer, screens: Screens, text: BenchText) {
  const came = screens.expect(nameOf(text))
  await new Promise(resolve => setImmediate(resolve)) // the other process listens first
  const started = sharedNowMs()
  const { status } = await wire.ask(bytes)
  if (status !== 200) throw new Error(`A webhook was answered ${status}.`)
  return (await came) - started
}

/** A steady stream to all businesses; each text is due on four screens. */
async function loaded({ shop, screens, acknowledged }: Parts) {
  const { businesses } = shop.world
  const count = (sizes.loadedPerSecond * sizes.loadedMs) / 1000
  const lists = dealTexts(businesses, sizes.senders, count)
  const prepared = lists.map(list =>
    list.map(text => ({
      text,
      bytes: webhookBytes(shop.server.url, text.business, toText(text, businesses))
    }))
  )
  const wires = await openWires(shop.server.url, sizes.senders)
  const startedAt = new Map<string, number>()
  await paced(prepared, sizes.loadedPerSecond, async ({ text, bytes }, sender) => {
    startedAt.set(nameOf(text), sharedNowMs())
    const { status } = await wires[sender]!.ask(bytes)
    if (status === 200) acknowledged.add(text.sid)
  })
  await pause(300) // the last frames are under way
  const seen = await screens.take()
  for (const wire of wires) wire.close()
  const samples = seen.map(([name, atMs]) => atMs - startedAt.get(name)!)
  const expected = (startedAt.size * sizes.screens) / sizes.businesses
  return {
    p50Ms: percentile(samples, 0.5),
    p99Ms: percentile(samples, 0.99),
    frames: samples.length,
    missing: expected - samples.length
  }
}

function nameOf(text: BenchText): string {
  return /#(\d+)/.exec(text.body)![1]!
}
