import { checkRows, type RowChecks, unansweredCounts } from './check-rows.ts'
import { drive, type Driven } from './drive.ts'
import { cpuSeconds, familyCpuSeconds } from './machine.ts'
import { openOneStatement } from './one-statement.ts'
import { benchmark } from './report.ts'
import { openShop, query, type Shop, usualWorld } from './shop.ts'
import { type Bare, sampleEvent, startBare } from './start-bare.ts'
import { countStatements, track } from './statements.ts'
import { overRounds, percentile } from './stats.ts'
import { type BenchText, dealTexts, toText } from './texts.ts'
import { webhookBytes } from './webhook.ts'
import { openWires, requestBytes } from './wire.ts'

const sizes = { senders: [1, 8, 32, 64], rounds: 3, webhookMs: 1_500, limitMs: 900, bareMs: 500 }
const textsPerSecondMax = 7_000 // no slice has more texts than this to send
const aim = { ratioToOneStatementAt32: 0.5, p99MsAt32: 25 }

type Parts = {
  shop: Shop
  bare: Bare
  acknowledged: Set<string>
  conversations: Map<string, string>
}

/** Signed webhooks, answered after their commit, beside the same rows as one statement. */
await benchmark('01-ingest', async closers => {
  const shop = await openShop(closers, { ...usualWorld, messages: 10_000, counted: true })
  const bare = await startBare(closers, null)
  const parts = { shop, bare, acknowledged: new Set<string>(), conversations: await placed(shop) }
  await track(shop, 'none')
  const before = await unansweredCounts(shop.ownerUrl)
  const store = openOneStatement(shop.ownerUrl)
  closers.after(() => store.close())
  await webhooks(parts, 16, sizes.webhookMs) // compiled and connected before anything counts
  await limit(parts, store, 16, sizes.limitMs)

  const rounds = sizes.senders.map(senders => ({ senders, each: [] as Round[] }))
  for (let round = 0; round < sizes.rounds; round++) {
    for (const { senders, each } of rounds) each.push(await oneRound(parts, store, senders))
  }
  const statements = await countStatements(shop, () => webhooks(parts, 8, 700))
  const checks = await checkRows(shop.ownerUrl, parts.acknowledged, before)
  return findings(rounds, { ...checks, acknowledged: parts.acknowledged.size }, statements)
})

type Round = Awaited<ReturnType<typeof oneRound>>

async function oneRound(parts: Parts, store: ReturnType<typeof openOneStatement>, senders: number) {
  const ours = await webhooks(parts, senders, sizes.webhookMs)
  const theirs = await limit(parts, store, senders, sizes.limitMs)
  const http = await bareHttp(parts, senders)
  return {
    perSecond: ours.done / ours.seconds,
    p50Ms: percentile(ours.timesMs, 0.5),
    p99Ms: percentile(ours.timesMs, 0.99),
    refused: ours.refused,
    serverCpuUs: (ours.serverCpu / ours.done) * 1e6,
    postgresCpuUs: (ours.postgresCpu / ours.done) * 1e6,
    serverCores: ours.serverCpu / ours.seconds,
    postgresCores: ours.postgresCpu / ours.seconds,
    limitPerSecond: theirs.done / theirs.seconds,
    limitP50Ms: percentile(theirs.timesMs, 0.5),
    limitP99Ms: percentile(theirs.timesMs, 0.99),
    limitPostgresCpuUs: (theirs.postgresCpu / theirs.done) * 1e6,
    barePerSecond: http.done / http.seconds,
    bareP50Ms: percentile(http.timesMs, 0.5)
  }
}

async function webhooks({ shop, acknowledged }: Parts, senders: number, ms: number) {
  const { businesses } = shop.world
  const lists = dealTexts(businesses, senders, (ms / 1000) * textsPerSecondMax)
  const prepared = lists.map(list =>
    list.map(text => ({
      text,
      bytes: webhookBytes(shop.server.url, text.business, toText(text, businesses))
    }))
  )
  const wires = await openWires(shop.server.url, senders)
  const driven = await measureCpu(shop, () =>
    drive(prepared, ms, async ({ text, bytes }, caller) => {
      const { status } = await wires[caller]!.ask(bytes)
      if (status === 200) acknowledged.add(text.sid)
      return status === 200
    })
  )
  for (const wire of wires) wire.close()
  return driven
}

async function limit(
  { shop, acknowledged, conversations }: Parts,
  store: ReturnType<typeof openOneStatement>,
  callers: number,
  ms: number
) {
  const lists = dealTexts(shop.world.businesses, callers, (ms / 1000) * textsPerSecondMax * 2)
  return measureCpu(shop, () =>
    drive(lists, ms, async ({ business, place, sid, body }) => {
      const conversationId = conversations.get(keyOf({ business, place }))!
      await store.store({
        business,
        conversationId,
        carrierMessageId: sid,
        body,
        event: sampleEvent
      })
      acknowledged.add(sid)
      return true
    })
  )
}

async function bareHttp({ bare, shop }: Parts, senders: number): Promise<Driven> {
  const wires = await openWires(bare.url, senders)
  const [list] = dealTexts(shop.world.businesses.slice(0, 1), 1, 1)
  const form = new URLSearchParams({ ...toText(list![0]!, shop.world.businesses) }).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const bytes = requestBytes('POST', '/bare', type, form)
  const lists = Array.from({ length: senders }, () => new Array<Buffer>(40_000).fill(bytes))
  const driven = await drive(lists, sizes.bareMs, async (bytes, caller) => {
    return (await wires[caller]!.ask(bytes)).status === 200
  })
  for (const wire of wires) wire.close()
  return driven
}

async function measureCpu(shop: Shop, act: () => Promise<Driven>) {
  const server = cpuSeconds(shop.server.pid) ?? Number.NaN
  const postgres = familyCpuSeconds(shop.postgresPid) ?? Number.NaN
  const driven = await act()
  return {
    ...driven,
    serverCpu: (cpuSeconds(shop.server.pid) ?? Number.NaN) - server,
    postgresCpu: (familyCpuSeconds(shop.postgresPid) ?? Number.NaN) - postgres
  }
}

function keyOf({ business, place }: Pick<BenchText, 'business' | 'place'>): string {
  return `${business.id} ${place}`
}

/** Conversations by the place of their client, as the texts are dealt. */
async function placed(shop: Shop): Promise<Map<string, string>> {
  const rows = await query<{ id: string; business: string; phone: string }>(
    shop.ownerUrl,
    'select id, business_id as business, phone from conversations'
  )
  return new Map(rows.map(row => [`${row.business} ${Number(row.phone.slice(-7))}`, row.id]))
}

function findings(
  rounds: { senders: number; each: Round[] }[],
  checks: RowChecks & { acknowledged: number },
  statements: object
) {
  const at = (act: (round: ReturnType<typeof overRounds<keyof Round>>) => object | number) =>
    Object.fromEntries(rounds.map(({ senders, each }) => [senders, act(overRounds(each))]))
  const figures = at(
    ({ limitPerSecond, limitP50Ms, limitP99Ms, limitPostgresCpuUs, ...rest }) => rest
  )
  const ratio = at(each => each.perSecond / each.limitPerSecond) as Record<string, number>
  const at32 = overRounds(rounds.find(each => each.senders === 32)!.each)
  const right = checks.lost + checks.doubled + checks.order + checks.counts === 0
  return {
    figures: { bySenders: figures, statements },
    limit: {
      bySenders: at(each => ({
        oneStatementPerSecond: each.limitPerSecond,
        p50Ms: each.limitP50Ms,
        p99Ms: each.limitP99Ms,
        postgresCpuUs: each.limitPostgresCpuUs,
        bareHttpPerSecond: each.barePerSecond
      }))
    },
    ratio: { toOneStatement: ratio },
    aim,
    met: right && ratio['32']! >= aim.ratioToOneStatementAt32 && at32.p99Ms <= aim.p99MsAt32,
    checks
  }
}
