import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HistoryItem } from '@parlor/contract/contact-history.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { daysOf, withItem } from './history-lines.ts'

let made = 0
function text(at: string, rest: Partial<Message> = {}): HistoryItem {
  const id = `m${++made}`
  const message = {
    ...{ id, conversationId: 'c1', direction: 'inbound', kind: 'direct', body: id, at },
    ...{ label: null, media: [], authorId: null, status: 'received', failure: null },
    ...{ mayResend: false, resendOf: null, segments: 1, scheduledFor: null, cancelOnReply: false },
    ...rest
  } as Message
  return { of: 'text', id, at, message }
}
const day = (at: string) => at.slice(0, 10)

test('the texts of a day in one conversation are one line, what failed has its own', () => {
  const items = [
    text('2026-11-24T18:00:00.000Z'),
    text('2026-11-24T17:00:00.000Z', { status: 'undelivered', direction: 'outbound' }),
    text('2026-11-24T16:00:00.000Z', { conversationId: 'c2' }),
    text('2026-11-24T15:00:00.000Z'),
    text('2026-11-24T14:00:00.000Z', { kind: 'transactional', direction: 'outbound' }),
    text('2026-11-23T23:00:00.000Z')
  ]
  const days = daysOf(items, day)
  assert.deepEqual(
    days.map(each => each.lines.map(line => line.kind)),
    [['texts', 'failed', 'texts', 'automated'], ['texts']]
  )
  const first = days[0]!.lines[0]
  assert.equal(first?.kind === 'texts' && first.texts.length, 2)
})

test('an item that is heard twice stands once, in its place', () => {
  const [a, b, c] = ['03', '02', '01'].map(d => text(`2026-11-${d}T00:00:00.000Z`)) as HistoryItem[]
  const all = [a!, c!]
  assert.deepEqual(withItem(all, b!), [a, b, c])
  assert.deepEqual(withItem(withItem(all, b!), b!), [a, b, c])
  const newest = text('2026-11-04T00:00:00.000Z')
  assert.deepEqual(withItem(all, newest), [newest, a, c])
})
