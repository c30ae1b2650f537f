import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Conversation,
  type ConversationRow,
  type Counts,
  conversationLimits,
  isInView,
  noMarks,
  View
} from '@parlor/contract/conversations.ts'
import type { NumberedEvent, ParlorEvent } from '@parlor/contract/events.ts'
import { aRow, aText, at, ourText } from '../testing/samples.ts'
import {
  asStale,
  hearEvents,
  isTooOld,
  type Known,
  nothingKnown,
  putCounts,
  putFirstPage,
  putNextPage,
  putThread,
  startAt
} from './known.ts'
import { putOlderMessages } from './windows.ts'
import { nothingPending } from './pending.ts'
import { newestFirst, rowsOf } from './rows.ts'

test('a text heard twice stands once, and the number of open conversations stays right', () => {
  const row = aRow('priya', 1)
  const started = startWith([row], counted({ open: 1, unassigned: 1, all: 1 }))
  const event = received('priya', 5)
  const once = hearEvents(started, [{ seq: 11, event }])
  deepEqual(hearEvents(once, [{ seq: 11, event }]), once)
  deepEqual(countsOf(once), counted({ open: 1, unread: 1, unassigned: 1, all: 1 }))
})

test('a row read before an event that we have heard does not undo it', () => {
  const heard = hearEvents(startWith([aRow('priya', 1)]), [
    { seq: 12, event: received('priya', 9) }
  ])
  const late = putNextPage(heard, { view: 'open', seq: 11, rows: [aRow('priya', 1)], next: null })
  equal(late.state.conversations['priya']?.lastAt, at(9))
})

test('a text that comes while the thread is being read is not lost', () => {
  const started = startWith([aRow('priya', 1)])
  const heard = hearEvents(started, [{ seq: 11, event: received('priya', 5) }])
  const thread = putThread(heard, {
    conversation: aRow('priya', 1),
    messages: [aText('priya', 1)],
    entries: [],
    seq: 10,
    next: null
  })
  deepEqual(
    thread.state.threads['priya']?.map(each => each.at),
    [at(1), at(5)]
  )
})

test('a receipt for a text of an older page waits for that page, and is not lost', () => {
  const opened = putThread(startWith([aRow('priya', 9)]), {
    conversation: aRow('priya', 9),
    messages: [aText('priya', 9)],
    entries: [],
    seq: 10,
    next: 'older'
  })
  const sent = ourText('priya', 2, { status: 'sent' })
  const delivered = { ...sent, status: 'delivered' as const }
  const heard = hearEvents(opened, [
    {
      seq: 11,
      event: { type: 'message.updated', message: delivered, conversation: shared('priya', 9) }
    }
  ])
  equal(heard.state.threads['priya']?.length, 1)
  const whole = putOlderMessages(heard, {
    conversation: aRow('priya', 9),
    messages: [sent],
    entries: [],
    seq: 10,
    next: null
  })
  deepEqual(
    whole.state.threads['priya']?.map(each => each.status),
    ['delivered', 'received']
  )
})

test('what I read on another screen counts here, though the row comes later', () => {
  const read: ParlorEvent = {
    ...{ type: 'conversation.marked', conversationId: 'priya' },
    ...{ staffId: 'maya', marks: { ...noMarks, readThrough: at(5) } }
  }
  const heard = hearEvents(startWith([]), [{ seq: 11, event: read }])
  const row = aRow('priya', 5, { readThrough: null })
  const late = putNextPage(heard, { view: 'open', seq: 10, rows: [row], next: null })
  equal(late.state.conversations['priya']?.readThrough, at(5))
})

test('after a resync what is no longer ours to see is gone once the list is there', () => {
  const before = startWith([aRow('priya', 3), aRow('rachel', 2)])
  const stale = asStale(before, 40)
  ok(stale.state.conversations['rachel'], 'it stays on the screen until then')
  const fresh = putFirstPage(
    stale,
    { view: 'open', seq: 40, rows: [aRow('priya', 3)], next: null },
    null
  )
  deepEqual(Object.keys(fresh.state.conversations), ['priya'])
})

test('an answer older than what we can fill in is read again', () => {
  const known = asStale(startWith([]), 40)
  ok(isTooOld(known, 39))
  ok(!isTooOld(known, 40))
})

test('my marks of an unknown conversation are asked for', () => {
  const closed: ParlorEvent = { type: 'conversation.updated', conversation: shared('gloria', 2) }
  const heard = hearEvents(startWith([]), [{ seq: 11, event: closed }])
  deepEqual(heard.rowsToAskFor, ['gloria'])
  const told = hearEvents(startWith([]), [{ seq: 11, event: received('gloria', 2) }])
  deepEqual(told.rowsToAskFor, ['gloria'])
})

test('whatever is read and heard in any order ends as a fresh page would show it', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), steps => {
      const salon = openSalon()
      let known = startAt(nothingKnown, 0)
      for (const view of ['open', 'unread'] as const)
        known = putFirstPage(known, salon.list(view), null)
      known = putCounts(known, salon.counts())
      const late: ((now: Known) => Known)[] = []
      for (const each of steps) {
        if (each.kind === 'read') {
          const page = salon.list(each.view)
          late.push(now => putFirstPage(now, page, null))
        } else if (each.kind === 'count') {
          const counts = salon.counts()
          late.push(now => putCounts(now, counts))
        } else if (each.kind === 'answer') known = late.shift()?.(known) ?? known
        else if (each.kind === 'hear') known = hearEvents(known, salon.events(known.seq, each.most))
        else salon.act(each)
      }
      for (const answer of late) known = answer(known)
      known = hearEvents(known, salon.events(known.seq, Number.POSITIVE_INFINITY))
      if (known.countsAreStale) known = putCounts(known, salon.counts())
      for (const view of ['open', 'unread'] as const) {
        deepEqual(rowsOf(known, nothingPending, { view, keep: null }), salon.list(view).rows)
      }
      deepEqual(countsOf(known), countsOf(putCounts(nothingKnown, salon.counts())))
    }),
    { numRuns: 300 }
  )
})

type Act = { kind: 'text' | 'reply' | 'fail' | 'close' | 'open' | 'look'; who: number }
type Step =
  | Act
  | { kind: 'read'; view: View }
  | { kind: 'count' }
  | { kind: 'answer' }
  | { kind: 'hear'; most: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('text', 'reply', 'fail', 'close', 'open', 'look'),
    who: fc.nat(5)
  }),
  fc.record({ kind: fc.constant('read'), view: fc.constantFrom('open', 'unread') }),
  fc.record({ kind: fc.constantFrom('count', 'answer') }),
  fc.record({ kind: fc.constant('hear'), most: fc.integer({ min: 1, max: 4 }) })
) as fc.Arbitrary<Step>

/** Six conversations, and the numbered events of what happens to them. */
function openSalon() {
  const rows = new Map<string, ConversationRow>()
  const log: NumberedEvent[] = []
  for (let i = 0; i < 6; i++) rows.set(`c${i}`, aRow(`c${i}`, i))
  let minute = 10

  function put(row: ConversationRow, event: (conversation: Conversation) => ParlorEvent) {
    rows.set(row.id, row)
    const conversation = withoutMarks(row)
    log.push({ seq: log.length + 1, event: event(conversation) })
  }

  return {
    events: (after: number, most: number) => log.filter(each => each.seq > after).slice(0, most),
    list: (view: View) => ({
      view,
      seq: log.length,
      rows: [...rows.values()].filter(row => isInView(row, view, '')).sort(newestFirst),
      next: null
    }),
    counts() {
      const count = (view: View) => [...rows.values()].filter(row => isInView(row, view, '')).length
      const counts = Object.fromEntries(View.options.map(view => [view, count(view)])) as Counts
      return { seq: log.length, counts }
    },
    act({ kind, who }: Act) {
      const row = rows.get(`c${who}`)!
      const now = ++minute
      if (kind === 'look') {
        const readThrough = at(now)
        rows.set(row.id, { ...row, readThrough })
        const event: ParlorEvent = {
          ...{ type: 'conversation.marked', conversationId: row.id },
          ...{ staffId: 'maya', marks: { ...noMarks, readThrough } }
        }
        log.push({ seq: log.length + 1, event })
      } else if (kind === 'close' || kind === 'open') {
        const closedAt = kind === 'close' ? at(now) : null
        put({ ...row, closedAt }, conversation => ({ type: 'conversation.updated', conversation }))
      } else {
        const isText = kind === 'text'
        const message = isText
          ? aText(row.id, now)
          : ourText(row.id, now, { status: kind === 'fail' ? 'failed' : 'sent' })
        const { id, direction, status } = message
        const next: ConversationRow = {
          ...row,
          closedAt: null,
          lastAt: at(now),
          lastInboundAt: isText ? at(now) : row.lastInboundAt,
          unanswered: isText ? row.unanswered + 1 : 0,
          last: { ...row.last!, id, direction, status }
        }
        const type = isText ? 'message.received' : 'message.queued'
        put(next, conversation => ({ type, message, conversation }))
      }
    }
  }
}

test('a folder with more than are counted stays at that, and is counted again', () => {
  const { countedMax } = conversationLimits
  const read = aRow('priya', 1, { unanswered: 0, lastInboundAt: null })
  const known = startWith([read], counted({ open: 1, unread: countedMax }))
  const after = hearEvents(known, [{ seq: 11, event: received('priya', 2) }])
  equal(countsOf(after).unread, countedMax)
  equal(after.countsAreStale, true)
  const few = hearEvents(startWith([read], counted({ open: 1, unread: 3 })), [
    { seq: 11, event: received('priya', 2) }
  ])
  deepEqual([countsOf(few).unread, few.countsAreStale], [4, false])
})

function startWith(rows: ConversationRow[], counts: Counts | null = null): Known {
  const page = { view: 'open' as const, seq: 10, rows, next: null }
  const known = putFirstPage(startAt(nothingKnown, 10), page, null)
  return counts ? putCounts(known, { seq: 10, counts }) : known
}

function shared(id: string, minute: number): Conversation {
  return withoutMarks(aRow(id, minute))
}

function withoutMarks(row: ConversationRow): Conversation {
  const { readThrough: _, markedUnread: _1, mutedAt: _2, pinnedAt: _3, ...conversation } = row
  return conversation
}

function received(id: string, minute: number): ParlorEvent {
  return {
    type: 'message.received',
    message: aText(id, minute),
    conversation: shared(id, minute)
  }
}

function counted(some: Partial<Counts>): Counts {
  return { ...(Object.fromEntries(View.options.map(view => [view, 0])) as Counts), ...some }
}

function countsOf({ counts }: Known): Counts {
  return counts!.counts
}
