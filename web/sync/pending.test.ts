import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type Counts, View } from '@parlor/contract/conversations.ts'
import { aRow, at, ourText } from '../testing/samples.ts'
import { nothingKnown, putCounts, putFirstPage, startAt } from './known.ts'
import {
  countsWithPending,
  linesOf,
  nothingPending,
  type OutboxItem,
  type Pending,
  settle,
  withPending
} from './pending.ts'

const text: OutboxItem = {
  ...{ id: 'm1', conversationId: 'priya', businessId: 'fern', staffId: 'maya' },
  ...{ body: 'It is free after 3.', resendOf: null, at: at(9), refusal: null }
}
const refusal = { type: '', title: '', status: 409, code: 'opted-out', detail: 'She texted STOP.' }

test('our own text stands below the thread until the server tells us of it, and then once', () => {
  const thread = [ourText('priya', 1)]
  deepEqual(
    linesOf(thread, [text]).map(line => [line.message.body, line.here]),
    [
      [thread[0]!.body, 'no'],
      ['It is free after 3.', 'waiting']
    ]
  )
  const told = ourText('priya', 9, { id: 'm1' })
  equal(linesOf([...thread, told], [text]).length, 2)
})

test('a text that was refused stays in the thread with the reason', () => {
  const [line] = linesOf([], [{ ...text, refusal }])
  equal(line?.here, 'refused')
  equal(line?.refusal?.detail, 'She texted STOP.')
})

test('the row shows what we wrote at once, and the client’s newer text over it', () => {
  const pending: Pending = { ...nothingPending, outbox: [text] }
  const row = withPending(aRow('priya', 5), pending)
  equal(row.last?.preview, 'It is free after 3.')
  equal(row.unanswered, 0)
  equal(withPending(aRow('priya', 10), pending).unanswered, 1)
})

test('sent and closed: the row is closed at once; refused, it stays as it was', () => {
  const closing = { ...text, how: { thenClose: true } }
  const row = aRow('priya', 5)
  equal(withPending(row, { ...nothingPending, outbox: [closing] }).closedAt, closing.at)
  equal(withPending(row, { ...nothingPending, outbox: [{ ...closing, refusal }] }).closedAt, null)
  const closed = aRow('priya', 5, { closedAt: at(5) })
  equal(withPending(closed, { ...nothingPending, outbox: [text] }).closedAt, null)
})

test('closing counts at once: one fewer open', () => {
  const page = { view: 'open' as const, seq: 1, rows: [aRow('priya', 1)], next: null }
  const known = putCounts(putFirstPage(startAt(nothingKnown, 1), page, null), {
    seq: 1,
    counts: Object.fromEntries(View.options.map(view => [view, 1])) as Counts
  })
  const pending = { ...nothingPending, changes: { priya: { closedAt: at(2) } } }
  equal(countsWithPending(known, pending)?.open, 0)
})

test('what the server has told us is pending no longer', () => {
  const row = aRow('priya', 1, { readThrough: at(3), closedAt: at(3) })
  const page = { view: 'all' as const, seq: 1, rows: [row], next: null }
  const known = putFirstPage(startAt(nothingKnown, 1), page, null)
  const pending: Pending = {
    reads: { priya: at(3), gloria: at(3) },
    changes: { priya: { closedAt: at(2) }, gloria: { mutedAt: at(2) } },
    outbox: []
  }
  deepEqual(settle(pending, known), {
    reads: { gloria: at(3) },
    changes: { gloria: { mutedAt: at(2) } },
    outbox: []
  })
})
