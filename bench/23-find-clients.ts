import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Large, openLarge } from './large-world.ts'
import { askAll, leastQuestion, type Question, type Reader } from './reading.ts'
import { benchmark } from './report.ts'
import { query } from './shop.ts'

const small = { conversations: 1_000, messages: 1_000 }
const large = { conversations: 100_000, messages: 100_000 }
const sizes = { rounds: 3, times: 20, place: 504 }
const aim = { p95Ms: 20, largestToSmallest: 1.5 }
/** Among 1,000 clients there are four whom two common names find, so the walk is short there. */
const beyondRatio = 'two common names'

/** Clients are found while one types: a business of 100,000 beside one of 1,000, for the owner, who sees
 * all, and for a provider, who sees
 * one in eight. */
await benchmark('23-find-clients', async closers => {
  const kept = process.env['PARLOR_BENCH_KEEP']
  const parent = kept ?? mkdtempSync(join(tmpdir(), 'parlor-clients-'))
  if (!kept) closers.after(() => rmSync(parent, { recursive: true, force: true, maxRetries: 3 }))
  const shops: Large[] = []
  for (const size of [small, large]) shops.push(await openLarge(closers, parent, size))
  const readers: { reader: Reader; questions: Question[] }[] = []
  for (const shop of shops) {
    const typed = await typedIn(shop)
    const provider = { ...shop, person: shop.provider }
    readers.push({ reader: shop, questions: [leastQuestion, ...asked('owner', typed)] })
    readers.push({ reader: provider, questions: asked('provider', typed) })
  }
  const found = await askAll(readers, sizes)
  const names = readers
    .slice(0, 2)
    .flatMap(each => each.questions.map(({ name }) => name))
    .filter(name => name !== leastQuestion.name)
  const times = Object.fromEntries(
    names.map(name => [name, found(large.messages, name).p50Ms / found(small.messages, name).p50Ms])
  )
  const slowest = Math.max(...names.map(name => found(large.messages, name).p95Ms))
  const of = (size: number) => Object.fromEntries(names.map(name => [name, found(size, name)]))
  return {
    figures: {
      largest: of(large.messages),
      smallest: of(small.messages),
      slowestP95Ms: slowest,
      fillSeconds: shops[1]!.fillSeconds
    },
    limit: { selectOne: found(large.messages, leastQuestion.name) },
    ratio: { largestToSmallest: times },
    aim,
    met:
      slowest <= aim.p95Ms &&
      names
        .filter(name => !name.includes(beyondRatio))
        .every(name => times[name]! <= aim.largestToSmallest),
    checks: await query(
      shops[1]!.ownerUrl,
      `select (select count(*) from clients)::int as clients,
         (select count(*) from client_words)::int as words`
    )
  }
})

/** What is in the field after one, two, three, five letters, and at the end. */
function asked(who: string, typed: Record<string, string>): Question[] {
  return Object.entries(typed).flatMap(([name, whole]) =>
    [1, 2, 3, 5, whole.length]
      .filter((length, at, all) => length <= whole.length && all.indexOf(length) === at)
      .map(length => ({
        name: `${who}, ${name}, ${length === whole.length ? 'whole' : length}`,
        path: `/api/v1/recipients?q=${encodeURIComponent(whole.slice(0, length))}`
      }))
  )
}

/** One client, who is the same one in a shop of any size. */
async function typedIn({ ownerUrl }: Large): Promise<Record<string, string>> {
  const [client] = await query<{ name: string; uid: string; email: string; phone: string }>(
    ownerUrl,
    `select k.name, k.uid, e.email, p.phone from clients k
     join client_emails e on e.business_id = k.business_id and e.client_id = k.id
     join client_phones p on p.business_id = k.business_id and p.client_id = k.id
     where k.external_id = $1`,
    [`busy-${sizes.place}`]
  )
  const { name, uid, email, phone } = client!
  return {
    'rare name': name,
    'common first name': 'ada',
    'two common names': 'ada chen',
    'name of nobody': 'zeppelin',
    number: phone,
    'part of a number': phone.slice(-4),
    'e-mail': email,
    uid,
    id: `busy-${sizes.place}`
  }
}
