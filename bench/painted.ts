import type { Page } from '@playwright/test'

export type Painted = { name: string; atMs: number }

/** What runs in the page: notes when the frame after a text's arrival in the list has been drawn. */
function watchList(selector: string): void {
  const list = document.querySelector(selector)
  if (!list) throw new Error('The list is not there.')
  const seen = new Set<string>()
  const painted: Painted[] = []
  Object.assign(window, { painted })
  const channel = new MessageChannel()
  let drawn: string[] = []
  channel.port1.onmessage = () => {
    const atMs = performance.timeOrigin + performance.now()
    for (const name of drawn.splice(0)) painted.push({ name, atMs })
  }
  new MutationObserver(() => {
    // The newest stand at the end; a change of the whole list would be seen here as well.
    const last = [...list.querySelectorAll('li')].slice(-3)
    for (const item of last) {
      const name = /Bench #(\d+) /.exec(item.textContent ?? '')?.[1]
      if (!name || seen.has(name)) continue
      seen.add(name)
      requestAnimationFrame(() => {
        drawn = [...drawn, name]
        channel.port2.postMessage(null) // runs when the frame has been handed over
      })
    }
  }).observe(list, { childList: true, subtree: true, characterData: true })
}

export async function watchPaints(page: Page, selector: string): Promise<void> {
  await page.evaluate(watchList, selector)
}

export async function takePaints(page: Page): Promise<Painted[]> {
  return page.evaluate(() => {
    const { painted } = window as unknown as { painted: Painted[] }
    return painted.splice(0)
  })
}

/** How far the page's clock runs before ours, by the quickest of some round trips. */
export async function clockOffset(page: Page, nowMs: () => number) {
  let best = { offsetMs: 0, uncertainMs: Number.POSITIVE_INFINITY }
  for (let trip = 0; trip < 30; trip++) {
    const from = nowMs()
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now())
    const until = nowMs()
    const uncertainMs = (until - from) / 2
    if (uncertainMs < best.uncertainMs)
      best = { offsetMs: theirs - (from + until) / 2, uncertainMs }
  }
  return best
}
