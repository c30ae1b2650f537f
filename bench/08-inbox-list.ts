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

type Counted = Question & { rows: number }
type Asked = { reader: Reader; questions: Counted[] }

/** One page of the inbox as somebody who is signed in asks for it, in shops of three sizes. */
await benchmark('08-inbox-list', async closers => {
  const readers: Asked[] = []
  for (const messages of worldSizes) {
    const reader = await openReader(closers, messages)
    readers.push({ reader, questions: await questionsOf(reader) })
  }
  const found = await askAll(readers, sizes)
  const names = [...views, 'page20']
  const largest = readers.at(-1)!
  const growth = Object.fromEntries(
    names.map(name => {
      const base = readers.find(each => rowsOf(each, name) === rowsOf(largest, name))!
      const from = base.reader.messages
      return [
        name,
        { from, times: found(largest.reader.messages, name).p50Ms / found(from, name).p50Ms }
      ]
    })
  )
  const plans = await allPlans(largest.reader)
  const slowest = Math.max(...names.map(name => found(largest.reader.messages, name).p50Ms))
  const by = (act: (each: Asked) => object | number) =>
    Object.fromEntries(readers.map(each => [each.reader.messages, act(each)]))
  const answers = ({ reader, questions }: Asked) =>
    Object.fromEntries(
      questions.map(({ name, rows }) => [name, { ...found(reader.messages, name), rows }])
    )
  return {
    figures: {
      byMessages: by(answers),
      plans,
      fillSeconds: by(each => each.reader.shop.world.fillSeconds)
    },
    limit: { selectOneP50Ms: by(each => found(each.reader.messages, leastQuestion.name).p50Ms) },
    ratio: { largestToSmallestOfTheSameRows: growth },
    aim,
    met:
      slowest <= aim.firstPageP50Ms &&
      Object.values(growth).every(({ times }) => times <= aim.largestToSmallest),
    checks: { wholeScans: Object.values(plans).flatMap(plan => plan.scannedWhole) }
  }
})

function rowsOf({ questions }: Asked, name: string): number {
  return questions.find(each => each.name === name)!.rows
}

async function questionsOf({ person }: Reader): Promise<Counted[]> {
  const before = await startOfPage(person, sizes.pagesDown)
  const questions = [
    ...views.map(view => ({ name: view, path: `${inbox}?view=${view}` })),
    { name: 'page20', path: `${inbox}?view=open&before=${encodeURIComponent(before)}` }
  ]
  const counted: Counted[] = [{ ...leastQuestion, rows: 0 }]
  for (const question of questions) {
    counted.push({ ...question, rows: (await page(person, question.path)).rows.length })
  }
  return counted
}

/** Where the twentieth page begins; in a small shop the last page that is full. */
async function startOfPage(person: Reader['person'], pages: number): Promise<string> {
  let [before, next] = ['', '']
  for (let at = 1; at <= pages; at++) {
    const query: string = next ? `&before=${encodeURIComponent(next)}` : ''
    const answer = await page(person, `${inbox}?view=open${query}`)
    if (answer.next === null) break
    before = next
    next = answer.next
  }
  return before
}

async function page(person: Reader['person'], path: string) {
  const answer = await person.fetch(path)
  return (await answer.json()) as { rows: object[]; next: string | null }
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
