import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import {
  cancelScheduled,
  changeScheduled,
  listMessages,
  sendMessage
} from '@parlor/contract/messaging.ts'
import { moveClock, now, nowMs, startClock, stopClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { expectSynced } from '../testing/expect-synced.ts'
import { type Person, Refused } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'
import { addScheduled, release } from './schedule.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya, gloria, server } = shop
await priya.text('Can I move to Friday?')
await gloria.text('Hello')
const { id } = await maya.conversationWith(priyasPhone)
const glorias = (await maya.conversationWith(gloriasPhone)).id
const hourMs = 3_600_000
const rateMs = 2 // of the number: more than a text a millisecond would not leave

// Never set back: what has happened stays in the past.
stopClock(now())
after(startClock)

const later = (ms: number) => new Date(nowMs() + ms).toISOString()
type More = { scheduledFor?: string; cancelOnReply?: boolean; messageId?: string; id?: string }
const schedule = async (body: string, more: More = {}, person: Person = theo) =>
  (
    await person.call(sendMessage, {
      ...{ id, messageId: newId(), body, scheduledFor: later(hourMs) },
      ...more
    })
  ).message

const textWith = async (messageId: string) =>
  (await maya.call(listMessages, { id })).messages.find(each => each.id === messageId)!

const refused = async (asked: Promise<unknown>, code: string, words: RegExp) => {
  const error = await asked.then(
    () => assert.fail('it was taken'),
    error => error
  )
  assert.ok(error instanceof Refused, String(error))
  assert.equal(error.problem.code, code)
  assert.match(error.problem.detail, words)
}

/** Their time comes, in every process; then time goes on until all of them have left. */
async function pass(ms: number, ...servers: (typeof server)[]) {
  moveClock(ms)
  const all = [server, ...servers]
  do {
    await Promise.all(all.map(each => each.dispatcher.sweep()))
    await Promise.all(all.map(each => each.dispatcher.idle()))
    moveClock(rateMs)
  } while (await isAnyOnItsWay())
}

async function isAnyOnItsWay() {
  const [row] = await asOwner<{ count: number }>(
    shop.databaseUrl,
    `select count(*)::int from messages where status in ('queued', 'sending', 'sent')
       or status = 'scheduled' and due_at <= $1`,
    [now()]
  )
  return row!.count > 0
}

test('a scheduled text waits at the end of the thread and moves nothing until it leaves', async () => {
  await gloria.text('Me again')
  const text = await expectSynced(maya, () => expectSynced(zoe, () => schedule('See you at 3')))
  assert.deepEqual([text.status, text.scheduledFor], ['scheduled', text.at])
  assert.equal((await maya.thread(priyasPhone)).at(-1)!.id, text.id)
  assert.deepEqual(
    (await maya.inbox()).map(row => [row.id, row.scheduled]),
    [
      [glorias, 0],
      [id, 1]
    ]
  )
  moveClock(hourMs - 1)
  await server.dispatcher.sweep()
  await shop.quiet()
  assert.deepEqual(await priya.inbox(), [])
  await expectSynced(maya, () => expectSynced(zoe, () => pass(1)))
  assert.deepEqual(await priya.inbox(), ['See you at 3'])
  const sent = await textWith(text.id)
  assert.deepEqual([sent.status, sent.scheduledFor], ['delivered', null])
  assert.ok(sent.at >= text.at)
  const [top] = await maya.inbox()
  assert.deepEqual([top!.id, top!.scheduled, top!.unanswered], [id, 0, 0])
})

test('the same scheduled text posted twice is one', async () => {
  const messageId = newId()
  const scheduledFor = later(hourMs)
  await Promise.all([1, 2, 3].map(() => schedule('Only once', { messageId, scheduledFor })))
  moveClock(2 * hourMs - 1)
  await schedule('Only once', { messageId, scheduledFor })
  assert.equal((await maya.conversationWith(priyasPhone)).scheduled, 1)
  await theo.call(cancelScheduled, { id: messageId })
})

test('each leaves once and in its order, over several processes and a restart', async () => {
  const before = await priya.inbox()
  const [one, two] = [await shop.anotherServer(), await shop.anotherServer()]
  const bodies = Array.from({ length: 12 }, (_, index) => `Number ${index}`)
  for (const [index, body] of bodies.entries()) {
    await schedule(body, { scheduledFor: later(60_000 + (11 - index) * 1_000) })
  }
  await two.dispatcher.close() // It is gone when their time comes.
  await pass(80_000, one)
  const three = await shop.anotherServer()
  await pass(1, one, three)
  const left = (await priya.inbox()).slice(before.length)
  assert.deepEqual(left, [...bodies].reverse())
})

test('a text written meanwhile keeps its place before those that come due after it', async () => {
  const before = await priya.inbox()
  await schedule('Due second', { scheduledFor: later(2_000) })
  await schedule('Due first', { scheduledFor: later(1_000) })
  await theo.reply(priyasPhone, 'Written now')
  await pass(5_000)
  const left = (await priya.inbox()).slice(before.length)
  assert.deepEqual(left, ['Written now', 'Due first', 'Due second'])
})

test('the client writes first: what was to go only in silence is cancelled, with a line', async () => {
  const onlyInSilence = await schedule('Still coming?', { cancelOnReply: true })
  const anyway = await schedule('See you at 3')
  await expectSynced(maya, () => expectSynced(zoe, () => priya.text('I am on my way')))
  assert.equal((await textWith(onlyInSilence.id)).status, 'cancelled')
  assert.equal((await textWith(anyway.id)).status, 'scheduled')
  const { entries } = await maya.call(listMessages, { id })
  assert.deepEqual(entries.map(each => [each.kind, each.byId]).slice(0, 1), [
    ['schedule-cancelled', null]
  ])
  await pass(hourMs)
  const left = await priya.inbox()
  assert.ok(left.includes('See you at 3'))
  assert.ok(!left.includes('Still coming?'))
})

test('other words, another time, at once: what waits can be changed by whoever may send', async () => {
  const text = await schedule('Se you at 3')
  const change = (more: object, person = maya) =>
    person.call(changeScheduled, { id: text.id, ...more })
  await change({ body: 'See you at 3, and park behind the house. '.repeat(5) })
  assert.equal((await textWith(text.id)).segments, 2)
  await expectSynced(zoe, () => change({ body: 'See you at 3', cancelOnReply: true }))
  assert.equal((await textWith(text.id)).segments, 1)
  await expectSynced(zoe, () => change({ scheduledFor: later(2 * hourMs) }))
  const changed = await textWith(text.id)
  assert.deepEqual(
    [changed.body, changed.cancelOnReply, changed.scheduledFor, changed.at],
    ['See you at 3', true, later(2 * hourMs), later(2 * hourMs)]
  )
  await pass(hourMs)
  assert.equal((await textWith(text.id)).status, 'scheduled')
  await expectSynced(zoe, async () => {
    await change({ sendNow: true })
    await pass(0)
  })
  assert.equal((await priya.inbox()).at(-1), 'See you at 3')
  assert.equal((await textWith(text.id)).status, 'delivered')
  await refused(change({ body: 'Too late' }), 'gone-already', /has left already/)
  await refused(theo.call(cancelScheduled, { id: text.id }), 'gone-already', /has left already/)
})

test('cancelling: it never leaves, one line says by whom, and once more changes nothing', async () => {
  const text = await schedule('Never sent')
  await expectSynced(maya, () =>
    Promise.all(Array.from({ length: 8 }, () => theo.call(cancelScheduled, { id: text.id })))
  )
  assert.equal((await textWith(text.id)).status, 'cancelled')
  const { entries } = await maya.call(listMessages, { id })
  const byTheo = entries.filter(
    each => each.kind === 'schedule-cancelled' && each.byId === shop.salon.staff['theo']
  )
  assert.ok(byTheo.filter(each => each.at >= now().toISOString()).length === 1)
  await refused(
    theo.call(changeScheduled, { id: text.id, body: 'After all' }),
    'gone-already',
    /was cancelled/
  )
  await pass(2 * hourMs)
  assert.ok(!(await priya.inbox()).includes('Never sent'))
})

test('cancelled at the very moment it leaves: it is one or the other, in every round', async () => {
  const before = (await priya.inbox()).length
  let cancelled = 0
  for (let round = 0; round < 15; round++) {
    const text = await schedule(`Round ${round}`, { scheduledFor: later(1_000) })
    moveClock(1_000)
    const [answer] = await Promise.allSettled([
      theo.call(cancelScheduled, { id: text.id }),
      server.dispatcher.sweep()
    ])
    await pass(0)
    const status = (await textWith(text.id)).status
    if (answer.status === 'fulfilled') {
      cancelled++
      assert.equal(status, 'cancelled')
    } else {
      assert.ok(['queued', 'sending', 'sent', 'delivered'].includes(status), status)
      assert.match(String(answer.reason), /has left already/)
    }
  }
  await pass(1_000)
  assert.equal((await priya.inbox()).length - before, 15 - cancelled)
})

test('who asked not to be texted meanwhile gets nothing, and the text says why', async () => {
  const text = await schedule('See you Friday')
  await priya.text('STOP')
  const { unanswered } = await maya.conversationWith(priyasPhone)
  const atOnce = theo.call(changeScheduled, { id: text.id, sendNow: true })
  await refused(atOnce, 'opted-out', /asked not to be texted/)
  assert.equal((await textWith(text.id)).status, 'scheduled')
  await expectSynced(maya, () => pass(hourMs))
  const failed = await textWith(text.id)
  assert.deepEqual([failed.status, failed.failure?.reason], ['failed', 'opted-out'])
  assert.ok((await maya.inbox('failed')).some(row => row.id === id))
  assert.equal((await maya.conversationWith(priyasPhone)).unanswered, unanswered)
  assert.ok(!(await priya.inbox()).includes('See you Friday'))
  moveClock(1)
  await priya.text('START')
})

test('who was blocked meanwhile gets nothing', async () => {
  const text = await schedule('See you Saturday')
  await asOwner(shop.databaseUrl, 'update conversations set blocked_at = now() where id = $1', [id])
  await expectSynced(maya, () => pass(hourMs))
  const failed = await textWith(text.id)
  assert.deepEqual([failed.status, failed.failure?.reason], ['failed', 'blocked-by-us'])
  await asOwner(shop.databaseUrl, 'update conversations set blocked_at = null where id = $1', [id])
})

test('what could not leave within an hour of its time is not sent any more', async () => {
  const text = await schedule('See you in an hour')
  await pass(3 * hourMs)
  const failed = await textWith(text.id)
  assert.deepEqual([failed.status, failed.failure?.reason], ['failed', 'expired'])
})

test('whoever says “send now” is obeyed, however late it is', async () => {
  const late = {
    ...{ id: newId(), conversationId: id, kind: 'direct' as const, body: 'Better late' },
    ...{ authorId: shop.salon.staff['theo']!, resendOf: null, segments: 1, priority: 0 },
    ...{ dueAt: new Date(nowMs() - 2 * hourMs), cancelOnReply: false }
  }
  // In one transaction: the clock of the server finds it only when it has left.
  const sent = await server.platform.db.inBusiness(shop.salon.businessId, async tx => {
    await addScheduled(tx, late)
    return release(tx, id, late.id)
  })
  assert.equal(sent?.status, 'queued')
  await pass(0)
  assert.equal((await priya.inbox()).at(-1), 'Better late')
})

test('times that are over or too far are refused beside the field, and so are too many', async () => {
  const wrong = (scheduledFor: string, words: RegExp) =>
    refused(schedule('Hi', { scheduledFor }), 'bad-input', words)
  await wrong(later(0), /That time is over/)
  await wrong(later(-hourMs), /That time is over/)
  await wrong(later(367 * 24 * hourMs), /more than a year away/)
  const text = await schedule('Hi', { scheduledFor: later(366 * 24 * hourMs) })
  await refused(
    theo.call(changeScheduled, { id: text.id, scheduledFor: later(-1) }),
    'bad-input',
    /That time is over/
  )
  await refused(
    theo.call(changeScheduled, { id: text.id, body: ' ' }),
    'bad-input',
    /Write something/
  )
  await theo.call(cancelScheduled, { id: text.id })
  for (let count = 0; count < 50; count++) await schedule('Hi', { id: glorias })
  await refused(schedule('Hi', { id: glorias }), 'too-many-scheduled', /50 texts wait here/)
})

test('a text in a conversation that one may not see cannot be changed or found out', async () => {
  const { messages } = await maya.call(listMessages, { id: glorias })
  const hidden = messages.find(each => each.scheduledFor)!
  const answers = await Promise.allSettled(
    [hidden.id, newId()].flatMap(each => [
      zoe.call(changeScheduled, { id: each, body: 'Mine now' }),
      zoe.call(cancelScheduled, { id: each })
    ])
  )
  assert.equal(answers.length, 4)
  for (const answer of answers) {
    assert.ok(answer.status === 'rejected')
    await refused(Promise.reject(answer.reason), 'not-found', /no such text/)
  }
})
