import { View } from '@parlor/contract/conversations.ts'
import { listRows } from '../server/conversations/conversations.ts'
import { plansOf } from './plans.ts'
import {
  askAll,
  leastQuestion,
  openReader,
  type Question,
  type Reader,
  worldSizes
} from './reading.ts'
import { benchmark } from './report.ts'

const sizes = { rounds: 3, times: 25, pagesDown: 20 }
const aim = { firstPageP50Ms: 3, largestToSmallest: 1.3 }
const views = View.options
const inbox = '/api/v1/conversations'

/** One page of the inbox as somebody who is signed in asks for it, in shops of three sizes. */
await benchmark('08-inbox-list', async closers => {
  const readers: { reader: Reader; questions: Question[] }[] = []
  for (const messages of worldSizes) {
    const reader = await openReader(closers, messages)
    readers.push({ reader, questions: await questionsOf(reader) })
  }
  const found = await askAll(readers, sizes)
  const names = [...views, 'page20']
  const [smallest, largest] = [worldSizes[0]!, worldSizes.at(-1)!]
  const growth = Object.fromEntries(
    names.map(name => [name, found(largest, name).p50Ms / found(smallest, name).p50Ms])
  )
  const plans = await allPlans(readers.at(-1)!.reader)
  const slowest = Math.max(...names.map(name => found(largest, name).p50Ms))
  const by = (act: (messages: number) => object) =>
    Object.fromEntries(worldSizes.map(messages => [messages, act(messages)]))
  return {
    figures: {
      byMessages: by(messages =>
        Object.fromEntries(names.map(name => [name, found(messages, name)]))
      ),
      plans,
      fillSeconds: by(messages => ({
        seconds: readers.find(each => each.reader.messages === messages)!.reader.shop.world
          .fillSeconds
      }))
    },
    limit: { selectOne: by(messages => found(messages, leastQuestion.name)) },
    ratio: { largestToSmallest: growth },
    aim,
    met: slowest <= aim.firstPageP50Ms && growthWithin(growth),
    checks: { wholeScans: Object.values(plans).flatMap(plan => plan.scannedWhole) }
  }
})

function growthWithin(growth: Record<string, number>): boolean {
  return Object.values(growth).every(times => times <= aim.largestToSmallest)
}

async function questionsOf({ person }: Reader): Promise<Question[]> {
  const before = await cursorAfter(person, sizes.pagesDown - 1)
  return [
    ...views.map(view => ({ name: view, path: `${inbox}?view=${view}` })),
    { name: 'page20', path: `${inbox}?view=open&before=${encodeURIComponent(before)}` },
    leastQuestion
  ]
}

/** Where the twentieth page begins; in a small shop the last page that there is. */
async function cursorAfter(person: Reader['person'], pages: number): Promise<string> {
  let before = ''
  for (let page = 0; page < pages; page++) {
    const query = before ? `&before=${encodeURIComponent(before)}` : ''
    const answer = await person.fetch(`${inbox}?view=open${query}`)
    const { next } = (await answer.json()) as { next: string | null }
    if (next === null) break
    before = next
  }
  return before
}

async function allPlans({ shop }: Reader) {
  const business = shop.world.businesses[0]!
  const plans = []
  for (const view of views) {
    const plan = await plansOf(shop.ownerUrl, business, (tx, who) => listRows(tx, who, { view }))
    plans.push([view, plan] as const)
  }
  return Object.fromEntries(plans)
}
