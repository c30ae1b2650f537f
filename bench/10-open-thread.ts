import type { ConversationId } from '@parlor/contract/ids.ts'
import { listThread } from '../server/messaging/thread.ts'
import { plansOf } from './plans.ts'
import { askAll, leastQuestion, type Reader } from './reading.ts'
import { benchmark } from './report.ts'
import { openShop, query, signedIn } from './shop.ts'
import { lengthenThreads } from './long-threads.ts'
import { openWires } from './wire.ts'

const sizes = { rounds: 3, times: 80, lengths: [10, 1_000, 100_000] }
const aim = { firstPageP50Ms: 3, longestToThousand: 1.3 }

/** The newest page of a conversation, however long that is. */
await benchmark('10-open-thread', async closers => {
  const size = { businesses: 1, messages: 10_000, messagesPerConversation: 10, zipf: 0 }
  const shop = await openShop(closers, size)
  const business = shop.world.businesses[0]!
  const threads = await lengthenThreads(shop.ownerUrl, business, sizes.lengths)
  const person = await signedIn(shop, business)
  const [wire] = await openWires(shop.server.url, 1)
  closers.after(() => wire!.close())
  const reader: Reader = { messages: 0, shop, person, wire: wire! }
  const questions = threads.map(({ id, length }) => ({
    name: String(length),
    path: `/api/v1/conversations/${id}/messages`
  }))
  const found = await askAll([{ reader, questions: [...questions, leastQuestion] }], sizes)

  const longest = threads.at(-1)!
  const plan = await plansOf(shop.ownerUrl, business, tx =>
    listThread(tx, longest.id as ConversationId, {})
  )
  const p50 = (length: number) => found(0, String(length)).p50Ms
  // Ten messages are a shorter answer, so growth is told between two full pages.
  const growth = p50(longest.length) / p50(1_000)
  const slowest = Math.max(...sizes.lengths.map(p50))
  return {
    figures: {
      byLength: Object.fromEntries(questions.map(({ name }) => [name, found(0, name)])),
      plan
    },
    limit: { selectOne: found(0, leastQuestion.name) },
    ratio: {
      longestToThousand: growth,
      longestToTen: p50(longest.length) / p50(10)
    },
    aim,
    met: slowest <= aim.firstPageP50Ms && growth <= aim.longestToThousand,
    checks: {
      rows: await query(shop.ownerUrl, 'select count(*)::int as messages from messages'),
      wholeScans: plan.scannedWhole
    }
  }
})
