import { benchmark } from './report.ts'
import { openReader, type Reader } from './reading.ts'
import { percentile } from './stats.ts'
import { requestBytes } from './wire.ts'

const sizes = { messages: 100_000, rounds: 7, conversations: 200 }
const aim = { p50Ms: 60 }
const changes = ['closed', 'open', 'muted', 'unmuted', 'unread', 'read'] as const

/** The desk closes, mutes or reads two hundred conversations with one press. */
await benchmark('22-change-many', async closers => {
  const reader = await openReader(closers, sizes.messages)
  const ids = await firstIds(reader)
  const took = new Map<string, number[]>(changes.map(change => [change, []]))
  for (let round = 0; round < sizes.rounds; round++) {
    for (const change of changes) took.get(change)!.push(await timed(reader, ids, change))
  }
  const p50s = [...took].map(([change, times]) => [change, { p50Ms: percentile(times, 0.5) }])
  const figures = Object.fromEntries(p50s) as Record<string, { p50Ms: number }>
  const one = await timed(reader, ids.slice(0, 1), 'closed')
  const slowest = Math.max(...Object.values(figures).map(each => each.p50Ms))
  return {
    figures,
    limit: { oneConversationMs: one },
    ratio: { slowestToOne: slowest / one },
    aim,
    met: slowest <= aim.p50Ms && ids.length === sizes.conversations,
    checks: { conversations: ids.length }
  }
})

async function firstIds(reader: Reader): Promise<string[]> {
  const ids: string[] = []
  let before = ''
  while (ids.length < sizes.conversations) {
    const path = `/api/v1/conversations?view=all&limit=100${before}`
    const { body } = await reader.wire.ask(
      requestBytes('GET', path, { cookie: reader.person.cookie })
    )
    const page = JSON.parse(String(body)) as { rows: { id: string }[]; next: string | null }
    ids.push(...page.rows.map(row => row.id))
    if (!page.next) break
    before = `&before=${encodeURIComponent(page.next)}`
  }
  return ids.slice(0, sizes.conversations)
}

async function timed({ wire, person }: Reader, ids: string[], to: string): Promise<number> {
  const headers = { cookie: person.cookie, 'content-type': 'application/json' }
  const body = JSON.stringify({ ids, change: { to } })
  const bytes = requestBytes('POST', '/api/v1/conversation-changes', headers, body)
  const started = performance.now()
  const { status } = await wire.ask(bytes)
  const took = performance.now() - started
  if (status !== 200) throw new Error(`The change was answered ${status}.`)
  return took
}
