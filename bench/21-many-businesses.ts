import { setTimeout as pause } from 'node:timers/promises'
import { residentBytes } from './machine.ts'
import { startScreens } from './open-screens.ts'
import { benchmark, type Closers } from './report.ts'
import { openShop, type Shop, signedIn, startServerProcess } from './shop.ts'
import { median } from './stats.ts'

const sizes = { businesses: 1_000, screens: 50, rounds: 3, settleMs: 2_000 }
const aim = { moreMb: 5 }

/** Fifty open screens in a thousand businesses take no more memory than fifty in one. */
await benchmark('21-many-businesses', async closers => {
  const { businesses } = sizes
  const size = { businesses, messages: 10_000, messagesPerConversation: 10, zipf: 0 }
  const shop = await openShop(closers, size)
  await shop.server.stop()
  const rounds: { inOneMb: number; inManyMb: number }[] = []
  for (let round = 0; round < sizes.rounds; round++) {
    const inOneMb = await withScreens(closers, shop, 1)
    rounds.push({ inOneMb, inManyMb: await withScreens(closers, shop, sizes.screens) })
  }
  const inOneMb = median(rounds.map(each => each.inOneMb))
  const inManyMb = median(rounds.map(each => each.inManyMb))
  return {
    figures: { inManyMb, rounds },
    limit: { inOneMb },
    ratio: { manyToOne: inManyMb / inOneMb },
    aim,
    met: inManyMb - inOneMb <= aim.moreMb,
    checks: { businesses, screens: sizes.screens }
  }
})

/** A fresh start each time, so that neither pays for the other. */
async function withScreens(closers: Closers, shop: Shop, businesses: number): Promise<number> {
  const env = { DATABASE_URL: shop.ownerUrl }
  shop.server = await startServerProcess(closers, shop.world.folder, env)
  const cookies: string[] = []
  for (let at = 0; at < sizes.screens; at++) {
    const business = shop.world.businesses[at % businesses]!
    cookies.push((await signedIn(shop, business)).cookie)
  }
  const screens = startScreens(closers)
  const url = `${shop.server.url.replace('http', 'ws')}/api/v1/live`
  await screens.open(url, cookies, sizes.screens)
  await pause(sizes.settleMs)
  const taken = residentBytes(shop.server.pid) / 1e6
  screens.close()
  await shop.server.stop()
  return taken
}
