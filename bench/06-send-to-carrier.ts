import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@parlor/contract/ids.ts'
import { eventually } from '../server/testing/wait.ts'
import type { Accepted } from './carrier.ts'
import { sharedNowMs } from './machine.ts'
import { paced } from './paced.ts'
import { benchmark } from './report.ts'
import { openShop, query, type Shop, signedIn } from './shop.ts'
import { type Bare, startBare } from './start-bare.ts'
import { overRounds, percentile } from './stats.ts'
import { newSid } from './webhook.ts'
import { openWires, requestBytes } from './wire.ts'

const sizes = {
  rounds: 3,
  idleTexts: 120,
  idlePauseMs: 8,
  numbers: 50,
  loadedPerSecond: 100,
  loadedMs: 4_000
}
const aim = { idleP50Ms: 10 }
let nth = 0

type Desk = { cookie: string; conversations: string[] }
type Sent = { id: string; bytes: Buffer }
type Parts = { shop: Shop; bare: Bare; desks: Desk[]; sent: Set<string> }

/** From the composer's POST to the carrier's request on the wire; 50 businesses, a number each. */
await benchmark('06-send-to-carrier', async closers => {
  const businesses = sizes.numbers
  const size = { businesses, messages: 10_000, messagesPerConversation: 10, zipf: 0 }
  const shop = await openShop(closers, size)
  const bare = await startBare(closers, shop)
  const parts = { shop, bare, desks: await openDesks(shop), sent: new Set<string>() }
  await idle(parts)
  await idleBare(parts)

  const idleRounds = []
  for (let round = 0; round < sizes.rounds; round++) {
    idleRounds.push({ ...(await idle(parts)), ...(await idleBare(parts)) })
  }
  const loadedRounds = []
  for (let round = 0; round < sizes.rounds; round++) loadedRounds.push(await loaded(parts))
  const checks = await checkSent(parts)
  const { floorP50Ms, floorP99Ms, ...idleFigures } = overRounds(idleRounds)
  const right = checks.lost + checks.doubled + checks.order + checks.notMarkedSent === 0
  return {
    figures: { idle: idleFigures, loaded: overRounds(loadedRounds) },
    limit: { bareHttpAndOneStatementAndPost: { p50Ms: floorP50Ms, p99Ms: floorP99Ms } },
    ratio: { idleToFloor: idleFigures.p50Ms / floorP50Ms },
    aim,
    met: right && idleFigures.p50Ms <= aim.idleP50Ms,
    checks
  }
})

async function openDesks(shop: Shop): Promise<Desk[]> {
  const desks: Desk[] = []
  for (const business of shop.world.businesses) {
    const { cookie } = await signedIn(shop, business)
    const rows = await query<{ id: string }>(
      shop.ownerUrl,
      `select id from conversations c where business_id = $1 and not exists (
         select from opt_outs o where o.business_id = $1 and o.phone = c.phone)`,
      [business.id]
    )
    desks.push({ cookie, conversations: rows.map(row => row.id) })
  }
  return desks
}

function compose({ cookie, conversations }: Desk): Sent {
  const id = newId()
  const conversation = conversations[nth % conversations.length]
  const body = JSON.stringify({
    messageId: id,
    body: `Bench #${++nth} See you on Friday at three!`
  })
  const path = `/api/v1/conversations/${conversation}/messages`
  return {
    id,
    bytes: requestBytes('POST', path, { cookie, 'content-type': 'application/json' }, body)
  }
}

/** One text after the other, each waited for at the carrier. */
async function idle({ shop, desks, sent }: Parts) {
  const { accepted } = shop.carrier
  const [wire] = await openWires(shop.server.url, 1)
  const samples: number[] = []
  for (let text = 0; text < sizes.idleTexts; text++) {
    const { id, bytes } = compose(desks[text % desks.length]!)
    const from = sharedNowMs()
    const { status } = await wire!.ask(bytes)
    if (status !== 201) throw new Error(`The composer was answered ${status}.`)
    sent.add(id)
    const found = await eventually(
      async () => accepted.at(-1),
      last => last?.messageId === id
    )
    samples.push(found!.atMs - from)
    await pause(sizes.idlePauseMs)
  }
  wire!.close()
  return { p50Ms: percentile(samples, 0.5), p99Ms: percentile(samples, 0.99) }
}

async function idleBare({ shop, bare }: Parts) {
  const { accepted } = shop.carrier
  const [wire] = await openWires(bare.url, 1)
  const samples: number[] = []
  for (let text = 0; text < sizes.idleTexts; text++) {
    const sid = newSid()
    const form = new URLSearchParams({ MessageSid: sid, Body: sid })
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const from = sharedNowMs()
    await wire!.ask(requestBytes('POST', '/sent', type, form.toString()))
    const found = await eventually(
      async () => accepted.at(-1),
      last => last?.body === sid
    )
    samples.push(found!.atMs - from)
    await pause(sizes.idlePauseMs)
  }
  wire!.close()
  return { floorP50Ms: percentile(samples, 0.5), floorP99Ms: percentile(samples, 0.99) }
}

async function loaded({ shop, desks, sent }: Parts) {
  const perDesk = (sizes.loadedPerSecond * sizes.loadedMs) / 1000 / desks.length
  const lists = desks.map(desk => Array.from({ length: perDesk }, () => compose(desk)))
  const wires = await openWires(shop.server.url, desks.length)
  const startedAt = new Map<string, number>()
  await paced(lists, sizes.loadedPerSecond, async ({ id, bytes }, desk) => {
    startedAt.set(id, sharedNowMs())
    const { status } = await wires[desk]!.ask(bytes)
    if (status === 201) sent.add(id)
  })
  const arrived = await eventually(
    async () => arrivals(shop.carrier.accepted, startedAt),
    found => found.length === startedAt.size
  )
  for (const wire of wires) wire.close()
  const samples = arrived.map(each => each.atMs - startedAt.get(each.messageId!)!)
  return {
    p50Ms: percentile(samples, 0.5),
    p99Ms: percentile(samples, 0.99),
    texts: samples.length
  }
}

function arrivals(accepted: Accepted[], of: Map<string, number>): Accepted[] {
  return accepted.filter(each => each.messageId !== null && of.has(each.messageId))
}

/** What the carrier got, against what the composer was told and what the database says. */
async function checkSent({ shop, sent }: Parts) {
  const ours = shop.carrier.accepted.filter(each => each.messageId !== null)
  const ids = ours.map(each => each.messageId!)
  const rows = () =>
    query<{ id: string; status: string }>(
      shop.ownerUrl,
      `select id, status from messages where direction = 'outbound' and body like 'Bench #%'`
    )
  const settled = await eventually(rows, all => all.every(row => row.status === 'sent'))
  const lastOf = new Map<string, number>()
  const overtaken = ours.filter(({ to, body }) => {
    const place = Number(/#(\d+)/.exec(body)![1])
    const before = lastOf.get(to) ?? 0
    lastOf.set(to, place)
    return place < before
  })
  return {
    rows: settled.length,
    lost: [...sent].filter(id => !ids.includes(id)).length,
    doubled: ids.length - new Set(ids).size,
    order: overtaken.length,
    notMarkedSent: settled.filter(row => row.status !== 'sent').length
  }
}
