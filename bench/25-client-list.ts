import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Large, openLarge } from './large-world.ts'
import { askAll, leastQuestion, type Question, type Reader } from './reading.ts'
import { benchmark } from './report.ts'
import { query } from './shop.ts'

const small = { conversations: 1_000, messages: 1_000 }
const large = { conversations: 100_000, messages: 100_000 }
const sizes = { rounds: 3, times: 20, history: 10_000, place: 504 }
const aim = { largestToSmallest: 1.5, searchP95Ms: 20, historyP95Ms: 30 }
const nobody = '00000000-0000-0000-0000-000000000000'
const searches = ['search, name', 'search, number']

/** The list of clients in each order, its search, and the history of one client with 10,000 entries: a
 * business of 100,000 clients beside one of 1,000, for the owner and for a provider, who sees one in
 * eight. */
await benchmark('25-client-list', async closers => {
  const kept = process.env['PARLOR_BENCH_KEEP']
  const parent = kept ?? mkdtempSync(join(tmpdir(), 'parlor-client-list-'))
  if (!kept) closers.after(() => rmSync(parent, { recursive: true, force: true, maxRetries: 3 }))
  const readers: { reader: Reader; questions: Question[] }[] = []
  const names = new Set<string>()
  for (const size of [large, small]) {
    const shop = await openLarge(closers, parent, size)
    await addVisits(shop)
    const clientId = await addHistory(shop, size === large ? sizes.history : 10)
    for (const [who, person] of Object.entries({ owner: shop.person, provider: shop.provider })) {
      const questions = (await asked(shop, clientId)).map(({ name, path }) => ({
        ...{ name: `${who}, ${name}`, path }
      }))
      for (const { name } of questions) names.add(name)
      if (who === 'owner') questions.unshift(leastQuestion)
      readers.push({ reader: { ...shop, person }, questions })
    }
  }
  const found = await askAll(readers, sizes)
  const of = (size: number) => Object.fromEntries([...names].map(name => [name, found(size, name)]))
  const ratio = Object.fromEntries(
    [...names].map(name => [
      name,
      found(large.messages, name).p50Ms / found(small.messages, name).p50Ms
    ])
  )
  const worst = (part: string) =>
    Math.max(
      ...[...names]
        .filter(name => name.includes(part))
        .map(name => found(large.messages, name).p95Ms)
    )
  const lists = [...names].filter(name => name.includes('list'))
  return {
    figures: {
      ...{ largest: of(large.messages), smallest: of(small.messages) },
      ...{ searchP95Ms: worst('search'), historyP95Ms: worst('history') }
    },
    limit: { selectOne: found(large.messages, leastQuestion.name) },
    ratio,
    aim,
    met:
      worst('search') <= aim.searchP95Ms &&
      worst('history') <= aim.historyP95Ms &&
      lists.every(name => ratio[name]! <= aim.largestToSmallest),
    checks: { questions: names.size, readers: readers.length }
  }
})

async function asked({ ownerUrl }: Large, clientId: string): Promise<Question[]> {
  const [middle] = await query<{ id: string; name: string; phone: string }>(
    ownerUrl,
    `select k.id, k.sort_name as name, (select min(phone) from client_phones p
       where p.business_id = k.business_id and p.client_id = k.id) as phone from clients k
     where k.external_id = $1`,
    [`busy-${sizes.place}`]
  )
  const list = (ask: Record<string, string>) => `/api/v1/clients?${new URLSearchParams(ask)}`
  const by = { sort: 'appointment' }
  return [
    { name: 'list by name', path: list({}) },
    { name: 'list by name, further on', path: list({ before: `${middle!.id}~${middle!.name}` }) },
    { name: 'list by visit', path: list(by) },
    { name: 'list by visit, those without', path: list({ ...by, before: `${nobody}~` }) },
    { name: searches[0]!, path: list({ q: middle!.name.slice(0, 5) }) },
    { name: searches[1]!, path: list({ q: middle!.phone.slice(-7) }) },
    { name: 'history', path: `/api/v1/clients/${clientId}/history` }
  ]
}

/** Two of three clients were here; one of three comes again, within 90 days. */
async function addVisits({ ownerUrl, providerId }: Large): Promise<void> {
  await query(
    ownerUrl,
    `with place as (
       insert into locations (business_id, id, name, time_zone, created_at)
       select id, gen_random_uuid(), 'A branch', 'Europe/Lisbon', now() from businesses
       where not exists (select from appointments) limit 1 returning business_id, id
     ), numbered as (
       select k.business_id, k.id, row_number() over (order by k.id) as nth from clients k
     )
     insert into appointments (business_id, id, location_id, client_id, staff_id, starts_at, ends_at,
       busy_until, status, phone, note, source, version, created_at, changed_at)
     select n.business_id, gen_random_uuid(), place.id, n.id, $1, at, at + interval '30 minutes',
       at + interval '30 minutes', 'booked', null, '', 'parlor', 1, now(), now()
     from numbered n join place using (business_id), lateral (select now() + (n.nth * 1.3) *
         interval '1 second' + case when n.nth % 3 = 0 then interval '1 day' else interval '-90 days' end
         as at) t
     where n.nth % 3 < 2`,
    [providerId]
  )
  await query(ownerUrl, 'vacuum analyze appointments')
}

/** One client of the provider with so many entries: half of them notes, half what became of visits. */
async function addHistory({ ownerUrl, providerId }: Large, entries: number): Promise<string> {
  const [visit] = await query<{ id: string; clientId: string }>(
    ownerUrl,
    `select a.id, a.client_id as "clientId" from appointments a
     join clients k on k.business_id = a.business_id and k.id = a.client_id
     where k.provider_id = $1 order by a.client_id limit 1`,
    [providerId]
  )
  const values = [visit!.clientId, entries / 2]
  await query(
    ownerUrl,
    `insert into client_entries (business_id, id, client_id, kind, body, by_id, at)
     select business_id, gen_random_uuid(), $1, 'note', 'Likes it short', $3,
       now() - n * interval '1 hour'
     from clients, generate_series(1, $2::int) n where id = $1`,
    [...values, providerId]
  )
  await query(
    ownerUrl,
    `insert into appointment_entries (business_id, id, appointment_id, client_id, kind, what, starts_at,
       by_id, at)
     select business_id, gen_random_uuid(), $4, $1, 'moved', '', now(), $3,
       now() - n * interval '61 minutes'
     from clients, generate_series(1, $2::int) n where id = $1`,
    [...values, providerId, visit!.id]
  )
  await query(ownerUrl, 'vacuum analyze client_entries, appointment_entries')
  return visit!.clientId
}
