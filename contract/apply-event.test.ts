import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyEvent, comesBefore, emptyState, type State } from './apply-event.ts'
import { type Conversation, noMarks } from './conversations.ts'
import type { ParlorEvent } from './events.ts'
import { newId } from './ids.ts'
import type { Message } from './messaging.ts'

const conversationId = newId(1)
const conversation: Conversation = {
  id: conversationId,
  numberId: newId(2),
  phone: '+12505550142',
  client: null,
  assigneeId: null,
  closedAt: null,
  snoozedUntil: null,
  blockedAt: null,
  labelIds: [],
  scheduled: 0,
  optedOutAt: null,
  lastAt: '2026-11-24T18:42:00.000Z',
  lastInboundAt: null,
  unanswered: 0,
  last: null
}

function message(minute: number, more: Partial<Message> = {}): Message {
  const at = new Date(Date.UTC(2026, 10, 24, 18, minute)).toISOString()
  return {
    id: newId(minute),
    conversationId,
    direction: 'inbound',
    kind: 'direct',
    label: null,
    body: `text ${minute}`,
    media: [],
    authorId: null,
    status: 'received',
    failure: null,
    mayResend: false,
    resendOf: null,
    segments: 1,
    scheduledFor: null,
    cancelOnReply: false,
    at,
    ...more
  }
}

const received = (text: Message): ParlorEvent => ({
  type: 'message.received',
  message: text,
  conversation
})
const opened: State = {
  conversations: { [conversationId]: { ...conversation, ...noMarks } },
  threads: { [conversationId]: [] },
  entries: { [conversationId]: [] }
}

test('a thread stands in the order of its moments, whatever order it is heard in', () => {
  const texts = [1, 2, 3, 4, 5, 6].map(minute => message(minute))
  fc.assert(
    fc.property(fc.shuffledSubarray(texts, { minLength: 6 }), heard => {
      const state = heard.map(received).reduce(applyEvent, opened)
      assert.deepEqual(state.threads[conversationId], texts)
    })
  )
})

test('two texts of one moment keep one order', () => {
  const [a, b] = [message(7, { id: newId(1) }), message(7, { id: newId(2) })]
  const state = [received(b), received(a)].reduce(applyEvent, opened)
  assert.deepEqual(state.threads[conversationId], [a, b])
  assert.ok(comesBefore(a, b) && !comesBefore(b, a))
})

test('an event heard twice changes nothing the second time', () => {
  const once = applyEvent(opened, received(message(8)))
  assert.deepEqual(applyEvent(once, received(once.threads[conversationId]![0]!)), once)
})

test('a text that fares differently stays in its place', () => {
  const texts = [1, 2, 3].map(minute => message(minute, { direction: 'outbound', status: 'sent' }))
  const state = texts.map(received).reduce(applyEvent, opened)
  const delivered: Message = { ...texts[1]!, status: 'delivered' }
  const after = applyEvent(state, { type: 'message.updated', message: delivered, conversation })
  assert.deepEqual(after.threads[conversationId], [texts[0], delivered, texts[2]])
})

test('a thread that nobody has opened stays unknown, its conversation is known', () => {
  const state = applyEvent(emptyState, received(message(9)))
  assert.deepEqual(state.threads, {})
  assert.equal(state.conversations[conversationId]?.readThrough, null)
})

test('my marks survive what happens to the conversation', () => {
  const marks = {
    ...noMarks,
    readThrough: '2026-11-24T18:20:00.000Z',
    mutedAt: conversation.lastAt
  }
  const marked: ParlorEvent = {
    type: 'conversation.marked',
    conversationId,
    staffId: newId(3),
    marks
  }
  const later = [marked, received(message(21))].reduce(applyEvent, opened)
  assert.deepEqual(later.conversations[conversationId], { ...conversation, ...marks })
  const elsewhere = applyEvent(emptyState, marked)
  assert.deepEqual(elsewhere, emptyState, 'a mark of what we do not know is nothing')
})

test('what was deleted is gone from the thread, and a deleted conversation with all of it', () => {
  const [first, second] = [message(1), message(2)]
  const both = [first, second].map(received).reduce(applyEvent, opened)
  const one = applyEvent(both, { type: 'message.removed', messageId: first.id, conversation })
  assert.deepEqual(one.threads[conversationId], [second])
  const none = applyEvent(one, { type: 'conversation.removed', conversationId })
  assert.deepEqual(none, emptyState)
})

test('what a screen held before an event is left as it was', () => {
  const before = structuredClone(opened)
  applyEvent(opened, received(message(30)))
  assert.deepEqual(opened, before)
})
