import type { Person } from '../server/testing/person.ts'
import type { Closers } from './report.ts'
import { openShop, type Shop, signedIn, usualWorld } from './shop.ts'
import { overRounds, timesOf } from './stats.ts'
import { openWires, requestBytes, type Wire } from './wire.ts'

/** A shop of some size that is only read, with somebody of its largest business signed in. */
export type Reader = {
  messages: number
  shop: Shop
  person: Person
  wire: Wire
}

/** 10 k, 100 k and 1 M messages; PARLOR_BENCH_LARGE=0 leaves the million out. */
export const worldSizes = [10_000, 100_000, 1_000_000].filter(
  size => size < 1_000_000 || process.env['PARLOR_BENCH_LARGE'] !== '0'
)

export async function openReader(closers: Closers, messages: number): Promise<Reader> {
  const shop = await openShop(closers, { ...usualWorld, messages, shared: true })
  const person = await signedIn(shop, shop.world.businesses[0]!)
  const [wire] = await openWires(shop.server.url, 1)
  closers.after(() => wire!.close())
  return { messages, shop, person, wire: wire! }
}

export type Question = { name: string; path: string }

/** Asks each reader's questions in turn, so that what disturbs the machine disturbs all of them. */
export async function askAll(
  readers: { reader: Reader; questions: Question[] }[],
  sizes: { rounds: number; times: number }
) {
  const results = new Map<string, { p50Ms: number; p95Ms: number; p99Ms: number }[]>()
  await askRound(readers, sizes.times) // compiled, prepared and in memory
  for (let round = 0; round < sizes.rounds; round++) {
    for (const [key, samples] of await askRound(readers, sizes.times)) {
      const { samples: _count, ...times } = timesOf(samples)
      results.set(key, [...(results.get(key) ?? []), times])
    }
  }
  return (messages: number, name: string) => overRounds(results.get(`${messages} ${name}`)!)
}

async function askRound(readers: { reader: Reader; questions: Question[] }[], times: number) {
  const samples = new Map<string, number[]>()
  for (let time = 0; time < times; time++) {
    for (const { reader, questions } of readers) {
      // Whoever comes first after another server had the processor pays for its cold caches.
      const first = time % questions.length
      for (const { name, path } of [...questions.slice(first), ...questions.slice(0, first)]) {
        const key = `${reader.messages} ${name}`
        const took = await timed(reader, path)
        samples.set(key, [...(samples.get(key) ?? []), took])
      }
    }
  }
  return samples
}

async function timed({ wire, person }: Reader, path: string): Promise<number> {
  const bytes = requestBytes('GET', path, { cookie: person.cookie })
  const started = performance.now()
  const { status } = await wire.ask(bytes)
  const took = performance.now() - started
  if (status !== 200) throw new Error(`${path} was answered ${status}.`)
  return took
}

/** The database's `select 1` through the same server: what a question costs at least. */
export const leastQuestion: Question = { name: 'select 1', path: '/readyz' }
