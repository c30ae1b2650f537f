import { type CDPSession, chromium, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from '../scripts/browser.ts'
import { runToEnd } from '../scripts/processes.ts'
import { demoPassword } from '../server/demo/add-business.ts'
import { benchmark, type Closers } from './report.ts'
import { openShop, query, type Shop } from './shop.ts'
import { percentile } from './stats.ts'

const sizes = { conversations: 100_000, stepPx: 720, clicks: 40, scrollMsMax: 205_000 }
const aim = { frameMsMax: 50, clickP95Ms: 50, heapMbMax: 60, nodesMax: 1_500 }

/** From the top of a hundred thousand conversations to the end, in a real browser, while every row is
 * read from the server on the way; then clicks on conversations that were open before. */
await benchmark('17-scroll-list', async closers => {
  const built = await runToEnd(['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (built !== 0) throw new Error('The web app was not built.')
  const { conversations: messages } = sizes
  const shop = await openShop(closers, {
    businesses: 1,
    messages,
    messagesPerConversation: 1,
    zipf: 0
  })
  // Nobody closes a hundred thousand conversations for being old while somebody looks at them.
  await query(shop.ownerUrl, 'update businesses set auto_close_days = null')
  const page = await openList(closers, shop)
  const devtools = await page.context().newCDPSession(page)
  const idle = await page.evaluate(framesWhile, { stepPx: 0, untilRow: 0, msMax: 3_000 })
  const before = await heapMb(devtools)
  const down = await page.evaluate(framesWhile, {
    ...{ stepPx: sizes.stepPx, untilRow: sizes.conversations, msMax: sizes.scrollMsMax }
  })
  const after = await heapMb(devtools)
  const clicks = await page.evaluate(clickAndSee, sizes.clicks)
  const figures = {
    frames: spreadOf(down.frames),
    framesOver50Ms: down.frames.filter(ms => ms > aim.frameMsMax).length,
    seconds: down.seconds,
    rowsReached: down.row,
    nodes: down.nodes,
    heapMb: { atTheTop: before, atTheEnd: after },
    clickToPainted: spreadOf(clicks)
  }
  return {
    figures,
    limit: { frames: spreadOf(idle.frames), frameMs: 1000 / 60 },
    ratio: { heapEndToTop: after / before },
    aim,
    met:
      figures.rowsReached === sizes.conversations &&
      figures.frames.maxMs <= aim.frameMsMax &&
      figures.clickToPainted.p95Ms <= aim.clickP95Ms &&
      after <= aim.heapMbMax &&
      down.nodes <= aim.nodesMax,
    checks: { rows: figures.rowsReached, inOrder: down.isInOrder, clicks: clicks.length }
  }
})

async function openList(closers: Closers, shop: Shop): Promise<Page> {
  const { executablePath, env } = findBrowser(chromium.executablePath())
  const browser = await chromium.launch({
    executablePath,
    args: [...browserFlags, '--js-flags=--expose-gc'],
    env: { ...process.env, ...env } as Record<string, string>
  })
  closers.after(() => browser.close())
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 } })
  ).newPage()
  await page.goto(`${shop.server.url}/sign-in`)
  await page.getByLabel('E-mail').fill(shop.world.businesses[0]!.email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('list', { name: /conversations$/ }).waitFor()
  await page.goto(`${shop.server.url}/inbox/all`)
  await page.getByRole('list', { name: 'All conversations' }).waitFor()
  return page
}

type Way = { stepPx: number; untilRow: number; msMax: number }

/** Runs in the page: scrolls by so much in every frame and notes how long each frame took. */
async function framesWhile({ stepPx, untilRow, msMax }: Way) {
  const pane = document.querySelector('#list [data-scrolls]')!
  const frames: number[] = []
  const started = performance.now()
  let last = started
  let row = 0
  let nodes = 0
  let isInOrder = true
  while (last - started < msMax && (untilRow === 0 || row < untilRow)) {
    pane.scrollTop += stepPx
    const at = await new Promise<number>(resolve => requestAnimationFrame(resolve))
    frames.push(at - last)
    last = at
    if (stepPx === 0 || frames.length % 30 !== 0) continue
    const places = [...pane.querySelectorAll<HTMLElement>('li[aria-posinset]')].map(item => {
      return { nth: Number(item.ariaPosInSet), top: item.offsetTop }
    })
    row = Math.max(row, ...places.map(place => place.nth))
    isInOrder &&= places.every((place, nth) => nth === 0 || place.top > places[nth - 1]!.top)
    nodes = Math.max(nodes, pane.querySelectorAll('*').length)
  }
  return { frames: frames.slice(1), seconds: (last - started) / 1000, row, nodes, isInOrder }
}

/** Runs in the page: opens two conversations in turn that are both known here. */
async function clickAndSee(times: number): Promise<number[]> {
  const rows = [...document.querySelectorAll<HTMLElement>('#list [data-row]')].slice(20, 22)
  const heading = () => document.querySelector('#main h1')?.textContent
  const painted = () =>
    new Promise<number>(resolve => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now())
      requestAnimationFrame(() => channel.port2.postMessage(null))
    })
  const isThere = (name: string) =>
    heading() === name && document.querySelector('#main article') !== null
  const took: number[] = []
  for (let nth = 0; nth < times + 4; nth++) {
    const row = rows[nth % 2]!
    const name = row.dataset['row']!
    const started = performance.now()
    row.click()
    let at = await painted()
    while (!isThere(name) && at - started < 5_000) at = await painted()
    if (nth >= 4) took.push(at - started) // the first ones were read from the server
    await new Promise(resolve => setTimeout(resolve, 60 + ((nth * 7) % 17)))
  }
  return took
}

async function heapMb(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 1024 ** 2
}

function spreadOf(times: number[]) {
  return {
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
    maxMs: Math.max(...times),
    samples: times.length
  }
}
