import { setTimeout as pause } from 'node:timers/promises'
import { residentBytes } from './machine.ts'
import { startScreens } from './open-screens.ts'
import { benchmark, type Closers } from './report.ts'
import { openShop, type Shop, signedIn, startServerProcess } from './shop.ts'
import { startBare } from './start-bare.ts'

const sizes = { businesses: 50, few: 1_000, many: 5_000, idleMs: 3_000, settleMs: 2_000 }
const aim = { idleMb: 120, perScreenKib: 12 }

/** What the server's process takes while nobody does anything, and what each open screen adds. */
await benchmark('13-memory', async closers => {
  const { businesses } = sizes
  const size = { businesses, messages: 10_000, messagesPerConversation: 10, zipf: 0 }
  const shop = await openShop(closers, size)
  // As after any restart: at the very first start Node also holds what turns TypeScript.
  await shop.server.stop()
  const again = { DATABASE_URL: shop.ownerUrl }
  shop.server = await startServerProcess(closers, shop.world.folder, again)
  await pause(sizes.idleMs)
  const idle = residentBytes(shop.server.pid)
  const cookies = []
  for (const business of shop.world.businesses)
    cookies.push((await signedIn(shop, business)).cookie)
  await pause(sizes.settleMs)
  const ours = await hold(closers, shop.server.pid, screensUrl(shop), cookies)
  const bare = await startBare(closers, null)
  const theirs = await hold(closers, bare.pid, `${bare.url.replace('http', 'ws')}/bare`, [''])
  return {
    figures: {
      idleMb: idle / 1e6,
      signedInMb: ours.before / 1e6,
      withScreensMb: ours.after / 1e6,
      perScreenKib: ours.each
    },
    limit: { bareSocketKib: theirs.each, bareNodeMb: theirs.before / 1e6 },
    ratio: { screenToBareSocket: ours.each.ofMany / theirs.each.ofMany },
    aim,
    met: idle / 1e6 <= aim.idleMb && ours.each.ofMany <= aim.perScreenKib,
    checks: { screens: sizes.few + sizes.many, refused: 0 }
  }
})

function screensUrl(shop: Shop): string {
  return `${shop.server.url.replace('http', 'ws')}/api/v1/live`
}

/** The first thousand pay for code and pools that the others share. */
async function hold(closers: Closers, pid: number, url: string, cookies: string[]) {
  const screens = startScreens(closers)
  const before = residentBytes(pid)
  await screens.open(url, cookies, sizes.few)
  await pause(sizes.settleMs)
  const withFew = residentBytes(pid)
  await screens.open(url, cookies, sizes.many)
  await pause(sizes.settleMs)
  const after = residentBytes(pid)
  screens.close()
  const kib = (bytes: number, sockets: number) => bytes / sockets / 1024
  return {
    before,
    after,
    each: {
      ofFew: kib(withFew - before, sizes.few),
      ofMany: kib(after - before, sizes.few + sizes.many)
    }
  }
}
