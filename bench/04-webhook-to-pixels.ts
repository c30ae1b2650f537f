import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from '../scripts/browser.ts'
import { runToEnd } from '../scripts/processes.ts'
import { demoPassword } from '../server/demo/add-business.ts'
import { clientPhone } from './busy-rows.ts'
import { checkRows, unansweredCounts } from './check-rows.ts'
import { lengthenThreads } from './long-threads.ts'
import { sharedNowMs } from './machine.ts'
import { clockOffset, type Painted, takePaints, watchPaints } from './painted.ts'
import { benchmark, type Closers } from './report.ts'
import { openShop, query, type Shop } from './shop.ts'
import { startBare } from './start-bare.ts'
import { percentile, spread } from './stats.ts'
import { newSid, webhookBytes } from './webhook.ts'
import { openWires, requestBytes, type Wire } from './wire.ts'

const sizes = {
  rounds: 3,
  texts: 25,
  threadMessages: 500,
  slowdowns: [1, 4],
  drawnMsMax: 3_000,
  pageMsMax: 8_000
}
const aim = { p95Ms: 50 }
let nth = 0

type Post = (name: string) => Buffer
type Watched = { page: Page; wire: Wire; post: Post; acknowledge(name: string): void }

/** From the first byte of a carrier's POST to the frame that shows the text, in a real browser. */
await benchmark('04-webhook-to-pixels', async closers => {
  const built = await runToEnd(['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (built !== 0) throw new Error('The web app was not built.')
  const size = { businesses: 1, messages: 10_000, messagesPerConversation: 10, zipf: 0 }
  const shop = await openShop(closers, size)
  const browser = await openBrowser(closers)
  const acknowledged = new Map<string, string>()
  const ours = await openThread(shop, browser, acknowledged)
  const bare = await openBareList(closers, browser)
  const before = await unansweredCounts(shop.ownerUrl)
  await postAndSee(ours, 1)
  await postAndSee(bare, 1)

  const rounds = sizes.slowdowns.map(slowdown => ({
    slowdown,
    ours: [] as number[][],
    bare: [] as number[][]
  }))
  for (let round = 0; round < sizes.rounds; round++) {
    for (const each of rounds) {
      each.ours.push(await postAndSee(ours, each.slowdown))
      each.bare.push(await postAndSee(bare, each.slowdown))
    }
  }
  const checks = await checkRows(shop.ownerUrl, new Set(acknowledged.values()), before)
  const by = (of: 'ours' | 'bare') =>
    Object.fromEntries(rounds.map(each => [`cpu${each.slowdown}x`, timesOver(each[of])]))
  const figures = by('ours')
  const right = checks.lost + checks.doubled + checks.order + checks.counts === 0
  return {
    figures,
    limit: { frameMs: 1000 / 60, bareListOf500: by('bare') },
    ratio: { toBareList: figures['cpu1x']!.p95Ms / by('bare')['cpu1x']!.p95Ms },
    aim,
    met: right && figures['cpu1x']!.p95Ms <= aim.p95Ms,
    checks: { ...checks, messagesOnThePage: await ours.page.locator('article').count() }
  }
})

function timesOver(rounds: number[][]) {
  const all = rounds.flat()
  return {
    p50Ms: percentile(all, 0.5),
    p95Ms: percentile(all, 0.95),
    spread: spread(rounds.map(round => percentile(round, 0.5))),
    samples: all.length
  }
}

async function openBrowser(closers: Closers): Promise<Browser> {
  const { executablePath, env } = findBrowser(chromium.executablePath())
  const browser = await chromium.launch({
    executablePath,
    args: browserFlags,
    env: { ...process.env, ...env } as Record<string, string>
  })
  closers.after(() => browser.close())
  return browser
}

/** Somebody signed in, with a long conversation open and all of it loaded. */
async function openThread(
  shop: Shop,
  browser: Browser,
  acknowledged: Map<string, string>
): Promise<Watched> {
  const business = shop.world.businesses[0]!
  const [thread] = await lengthenThreads(shop.ownerUrl, business, [sizes.threadMessages])
  const [row] = await query<{ phone: string }>(
    shop.ownerUrl,
    'select phone from conversations where id = $1',
    [thread!.id]
  )
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(sizes.pageMsMax)
  await page.goto(`${shop.server.url}/sign-in`)
  await page.getByLabel('E-mail').fill(business.email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('list', { name: /conversations$/ }).waitFor()
  await page.goto(`${shop.server.url}/inbox/open/${thread!.id}`)
  const list = page.getByRole('list', { name: /^Conversation with/ })
  await list.waitFor()
  await loadAll(page)
  await watchPaints(
    page,
    'ol[aria-label^="Conversation with"], ul[aria-label^="Conversation with"]'
  )
  const [wire] = await openWires(shop.server.url, 1)
  const sids = new Map<string, string>()
  const place = Number(row!.phone.slice(2)) - Number(clientPhone(0, 0).slice(2))
  return {
    page,
    wire: wire!,
    acknowledge: name => void acknowledged.set(name, sids.get(name)!),
    post(name) {
      const sid = newSid()
      sids.set(name, sid)
      const body = `Bench #${name} Could I move my appointment to the afternoon, please?`
      const text = { sid, from: clientPhone(0, place), to: business.phone, body }
      return webhookBytes(shop.server.url, business, text)
    }
  }
}

/** Scrolls up page after page until the thread's texts all stand there, and down again. */
async function loadAll(page: Page): Promise<void> {
  const thread = page.getByRole('list', { name: /^Conversation with/ })
  const texts = thread.getByRole('listitem')
  const scrollTo = (end: 'top' | 'bottom') =>
    thread.evaluate((list, end) => {
      let box: HTMLElement | null = list as HTMLElement
      while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement
      if (box) box.scrollTop = end === 'top' ? 0 : box.scrollHeight
    }, end)
  for (let tries = 0; tries < 60; tries++) {
    if ((await texts.count()) >= sizes.threadMessages) break
    await scrollTo('bottom')
    await scrollTo('top')
    await pause(60)
  }
  await scrollTo('bottom')
}

/** The least that a page can do: a list of as many items, one more at each frame of a bare socket. */
async function openBareList(closers: Closers, browser: Browser): Promise<Watched> {
  const bare = await startBare(closers, null)
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(sizes.pageMsMax)
  await page.evaluate(
    ({ url, items }) => {
      const list = document.body.appendChild(document.createElement('ol'))
      const add = (text: string) => {
        list.appendChild(document.createElement('li')).textContent = text
        scrollTo(0, document.body.scrollHeight)
      }
      for (let item = 0; item < items; item++) add('Could I move my appointment, please?')
      new WebSocket(url).onmessage = ({ data }) => add(String(data).slice(0, 80))
    },
    { url: `${bare.url.replace('http', 'ws')}/bare`, items: sizes.threadMessages }
  )
  await watchPaints(page, 'ol')
  const [wire] = await openWires(bare.url, 1)
  return {
    page,
    wire: wire!,
    acknowledge: () => undefined,
    post(name) {
      const form = new URLSearchParams({ Body: `Bench #${name} Could I move my appointment?` })
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return requestBytes('POST', '/told', type, form.toString())
    }
  }
}

async function postAndSee(watched: Watched, slowdown: number): Promise<number[]> {
  const { page, wire } = watched
  await page.bringToFront()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const { offsetMs } = await clockOffset(page, sharedNowMs)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const startedAt = new Map<string, number>()
  const painted: Painted[] = []
  for (let text = 0; text < sizes.texts; text++) {
    const name = String(++nth)
    const bytes = watched.post(name)
    startedAt.set(name, sharedNowMs())
    const { status } = await wire.ask(bytes)
    if (status !== 200) throw new Error(`A webhook was answered ${status}.`)
    watched.acknowledge(name)
    await pause(70 + ((text * 7) % 17)) // at any moment between two frames
    painted.push(await paintOf(page, name))
  }
  await devtools.detach()
  return painted.map(({ name, atMs }) => atMs - offsetMs - startedAt.get(name)!)
}

/** One text at a time: what is told is the way of a text, not how many a page can take. */
async function paintOf(page: Page, name: string): Promise<Painted> {
  const until = performance.now() + sizes.drawnMsMax
  while (performance.now() < until) {
    const found = (await takePaints(page)).find(each => each.name === name)
    if (found) return found
    await pause(20)
  }
  throw new Error('A text was never seen on the page.')
}
