import { chromium, type Page } from '@playwright/test'
import { listWithin } from '../server/appointments/appointments.ts'
import type { Caller } from '../server/platform/http.ts'
import { browserFlags, findBrowser } from '../scripts/browser.ts'
import { runToEnd } from '../scripts/processes.ts'
import { demoPassword } from '../server/demo/add-business.ts'
import { plansOf } from './plans.ts'
import { askAll, leastQuestion, type Reader } from './reading.ts'
import { benchmark, type Closers } from './report.ts'
import { openShop, query, type Shop, signedIn } from './shop.ts'
import { percentile } from './stats.ts'
import { openWires } from './wire.ts'

const sizes = { rounds: 3, times: 60, aDay: 200, staff: 10, days: 500, turns: 24 }
const aim = { dayP95Ms: 30, paintedP95Ms: 100, manyToFew: 1.3 }
const dayMs = 86_400_000
const zone = 'Europe/Lisbon'
const first = Date.UTC(2027, 0, 4)
const dayOf = (nth: number) => new Date(first + nth * dayMs).toISOString().slice(0, 10)

/** A day of 200 visits in ten columns: read at the server, among few and among 100,000 others, and
 * painted in a real browser by going from one day to the next. */
await benchmark('24-schedule-day', async closers => {
  const built = await runToEnd(['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (built !== 0) throw new Error('The web app was not built.')
  const size = { businesses: 1, messages: 10_000, messagesPerConversation: 10, zipf: 0 }
  const shop = await openShop(closers, size)
  const business = shop.world.businesses[0]!
  const locationId = await addPlace(shop, business.id)
  await addDays(shop, { ...business, locationId }, { from: 0, to: 2 })
  const person = await signedIn(shop, business)
  const [wire] = await openWires(shop.server.url, 1)
  closers.after(() => wire!.close())
  const reader: Reader = { messages: 0, shop, person, wire: wire! }
  const range = { from: `${dayOf(1)}T00:00:00.000Z`, to: `${dayOf(2)}T00:00:00.000Z` }
  const path = `/api/v1/appointments?${new URLSearchParams({ ...range, locationId })}`
  const questions = [{ name: 'day', path }, leastQuestion]
  const few = (await askAll([{ reader, questions }], sizes))(0, 'day')
  await addDays(shop, { ...business, locationId }, { from: 2, to: sizes.days })
  await query(shop.ownerUrl, 'vacuum analyze appointments')
  const found = await askAll([{ reader, questions }], sizes)
  const many = found(0, 'day')
  const who = { id: business.staffId, rights: { clients: 'all' } } as unknown as Caller
  const plan = await plansOf(shop.ownerUrl, business, tx =>
    listWithin(tx, who, { ...range, locationId, after: null, limit: 501 })
  )
  const painted = await turnDays(closers, shop, locationId)
  const [{ count } = { count: 0 }] = await query<{ count: number }>(
    shop.ownerUrl,
    'select count(*)::int as count from appointments'
  )
  const figures = { few, many, paintedMs: spreadOf(painted.times), plan }
  const growth = many.p50Ms / few.p50Ms
  return {
    figures,
    limit: { selectOne: found(0, leastQuestion.name) },
    ratio: { manyToFew: growth },
    aim,
    met:
      many.p95Ms <= aim.dayP95Ms &&
      figures.paintedMs.p95Ms <= aim.paintedP95Ms &&
      growth <= aim.manyToFew,
    checks: { appointments: count, cards: painted.cards, wholeScans: plan.scannedWhole }
  }
})

async function addPlace(shop: Shop, businessId: string): Promise<string> {
  const [place] = await query<{ id: string }>(
    shop.ownerUrl,
    `insert into locations (business_id, id, name, time_zone, created_at)
     values ($1, gen_random_uuid(), 'A branch', $2, now()) returning id`,
    [businessId, zone]
  )
  await query(
    shop.ownerUrl,
    `insert into staff (business_id, id, name, role, colour)
     select $1, gen_random_uuid(), 'Stylist ' || n, 'provider', n + 5
     from generate_series(1, $2) n`,
    [businessId, sizes.staff]
  )
  return place!.id
}

type Place = { id: string; locationId: string }

/** Twenty visits of half an hour for each of ten, from eight in the morning on. */
async function addDays(shop: Shop, at: Place, days: { from: number; to: number }): Promise<void> {
  await query(
    shop.ownerUrl,
    `with who as (
       select id, row_number() over (order by name, id) as nth from staff
       where business_id = $1 and name like 'Stylist %'
     ), clients as (
       select id, row_number() over (order by id) as nth from clients where business_id = $1
     ), visits as (
       select who.id as staff_id, day, slot, $3::timestamptz + day * interval '1 day'
           + interval '8 hours' + slot * interval '30 minutes' as starts_at,
         (day * 200 + slot * 10 + who.nth) % greatest((select count(*) from clients), 1) + 1 as nth
       from who, generate_series($4::int, $5::int - 1) day, generate_series(0, $6::int - 1) slot
     )
     insert into appointments (business_id, id, location_id, client_id, staff_id, starts_at, ends_at,
       busy_until, status, phone, note, source, version, created_at, changed_at)
     select $1, gen_random_uuid(), $2, k.id, v.staff_id, v.starts_at,
       v.starts_at + interval '30 minutes', v.starts_at + interval '30 minutes', 'booked',
       (select min(p.phone) from client_phones p where p.business_id = $1 and p.client_id = k.id),
       '', 'parlor', 1, now(), now()
     from visits v left join clients k on k.nth = v.nth`,
    [at.id, at.locationId, new Date(first), days.from, days.to, sizes.aDay / sizes.staff]
  )
}

/** From one day to the next, each read before it is asked for, as it is for people. */
async function turnDays(closers: Closers, shop: Shop, locationId: string) {
  const { executablePath, env } = findBrowser(chromium.executablePath())
  const browser = await chromium.launch({
    executablePath,
    args: browserFlags,
    env: { ...process.env, ...env } as Record<string, string>
  })
  closers.after(() => browser.close())
  const viewport = { width: 1440, height: 900 }
  const page = await (await browser.newContext({ viewport })).newPage()
  await page.goto(`${shop.server.url}/sign-in`)
  await page.getByLabel('E-mail').fill(shop.world.businesses[0]!.email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('list', { name: /conversations$/ }).waitFor()
  await page.goto(`${shop.server.url}/schedule?at=${locationId}&view=day&day=${dayOf(1)}`)
  await page.locator('[data-visit]').first().waitFor()
  const times: number[] = []
  let cards = 0
  for (let turn = 0; turn < sizes.turns + 4; turn++) {
    await page.waitForLoadState('networkidle') // the next day is here
    const turned = await turnOnce(page)
    cards = turned.cards
    if (turn >= 4) times.push(turned.ms)
  }
  return { times, cards }
}

/** Runs in the page: presses “The next day” and waits for the frame in which all its visits stand. */
function turnOnce(page: Page): Promise<{ ms: number; cards: number }> {
  return page.evaluate(async () => {
    const button = document.querySelector<HTMLElement>('[aria-label="The next day"]')!
    const before = document.querySelector<HTMLElement>('[data-visit]')!.dataset['visit']
    const painted = () =>
      new Promise<number>(resolve => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        requestAnimationFrame(() => channel.port2.postMessage(null))
      })
    const started = performance.now()
    button.click()
    let at = await painted()
    for (;;) {
      const all = document.querySelectorAll<HTMLElement>('[data-visit]')
      const isNew = all.length >= 200 && all[0]!.dataset['visit'] !== before
      if (isNew || at - started > 5_000) return { ms: at - started, cards: all.length }
      at = await painted()
    }
  })
}

function spreadOf(times: number[]) {
  return {
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    maxMs: Math.max(...times),
    samples: times.length
  }
}
