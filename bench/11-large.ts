import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { View } from '@parlor/contract/conversations.ts'
import { type Large, openLarge } from './large-world.ts'
import { askAll, leastQuestion, type Question } from './reading.ts'
import { benchmark } from './report.ts'
import { query } from './shop.ts'

const small = { conversations: 1_000, messages: 100_000 }
const usual = { conversations: 10_000, messages: 1_000_000 }
const huge = { conversations: 100_000, messages: 10_000_000 }
const sizes = { rounds: 3, times: 30 }
const aim = { p95Ms: 50, largestToSmallest: 1.5 }
/** Two words that each stand in every tenth text and never together: every text is asked. */
const beyondAim = ['words two, never together']
const api = '/api/v1'

/** Everything that a desk asks of its inbox, in one business: 100,000 texts beside a million, or ten
 * with PARLOR_BENCH_HUGE=1. The shops are kept where PARLOR_BENCH_KEEP says. */
await benchmark('11-large', async closers => {
  const kept = process.env['PARLOR_BENCH_KEEP']
  const parent = kept ?? mkdtempSync(join(tmpdir(), 'parlor-large-'))
  if (!kept) closers.after(() => rmSync(parent, { recursive: true, force: true, maxRetries: 3 }))
  const readers: { reader: Large; questions: Question[] }[] = []
  for (const size of [small, process.env['PARLOR_BENCH_HUGE'] === '1' ? huge : usual]) {
    const reader = await openLarge(closers, parent, size)
    readers.push({ reader, questions: await questionsOf(reader) })
  }
  const found = await askAll(readers, sizes)
  const [least, largest] = [readers[0]!, readers.at(-1)!]
  const names = largest.questions.map(question => question.name)
  const answers = ({ reader }: { reader: Large }) =>
    Object.fromEntries(names.map(name => [name, found(reader.messages, name)]))
  const times = Object.fromEntries(
    names.map(name => [
      name,
      found(largest.reader.messages, name).p50Ms / found(least.reader.messages, name).p50Ms
    ])
  )
  const asked = names.filter(name => !beyondAim.includes(name))
  const slowest = Math.max(...asked.map(name => found(largest.reader.messages, name).p95Ms))
  return {
    figures: {
      largest: answers(largest),
      smallest: answers(least),
      slowestP95Ms: slowest,
      fillSeconds: largest.reader.fillSeconds
    },
    limit: { selectOne: found(largest.reader.messages, leastQuestion.name) },
    ratio: { largestToSmallest: times },
    aim,
    met: slowest <= aim.p95Ms && Object.values(times).every(each => each <= aim.largestToSmallest),
    checks: await query(
      largest.reader.ownerUrl,
      `select (select count(*) from messages)::int as messages,
         (select count(*) from conversations)::int as conversations,
         pg_size_pretty(pg_table_size('messages')) as texts,
         pg_size_pretty(pg_total_relation_size('searchable_texts')) as words`
    )
  }
})

async function questionsOf({ longest, messages, person }: Large): Promise<Question[]> {
  const views = View.options.map(view => ({
    name: `view ${view}`,
    path: `${api}/conversations?view=${view}`
  }))
  const half = new Date(Date.now() - 180 * 86_400_000).toISOString()
  const thread = `${api}/conversations/${longest}/messages`
  const choices = (await (await person.fetch(`${api}/filter-choices`)).json()) as {
    groups: { id: string }[]
    locations: { id: string }[]
  }
  const group = `groupId=${choices.groups[0]!.id}`
  const place = `locationId=${choices.locations[0]!.id}`
  const search = (name: string, asked: string) => ({
    name: `words ${name}`,
    path: `${api}/message-search?${asked}`
  })
  const narrow = (name: string, asked: string) => ({
    name: `filter ${name}`,
    path: `${api}/conversation-search?${asked}`
  })
  return [
    leastQuestion,
    ...views,
    { name: 'counts', path: `${api}/conversation-counts` },
    { name: 'thread end', path: thread },
    { name: 'thread date', path: `${thread}?at=${half}` },
    search('common', 'q=you'),
    search('common unfinished', 'q=tha'),
    search('rare', `q=${encodeURIComponent('#1138')}`),
    search('nowhere', 'q=zeppelin'),
    search('two, never together', 'q=rosemary%20traffic'),
    search('three', `q=${encodeURIComponent('late thank 1138')}`),
    search('common in a group', `q=you&${group}`),
    search('rare of leads', `q=1138&clientType=lead`),
    search('common, half a year ago', `q=you&to=${half}&${place}`),
    search('with a picture', 'q=you&hasAttachment=yes'),
    narrow('leads', 'clientType=lead'),
    narrow('group and leads', `clientType=lead&${group}`),
    narrow('picture, unread', 'view=unread&hasAttachment=yes'),
    narrow('common name', 'q=ada'),
    narrow('rare name', `q=${encodeURIComponent(`ada chen ${Math.min(500, messages)}`)}`),
    narrow('number', 'q=0177')
  ]
}
