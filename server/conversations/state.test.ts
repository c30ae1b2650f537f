import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import {
  assign,
  changeConversations,
  closeConversation,
  markRead,
  markUnread,
  mute,
  pin,
  reopenConversation,
  snooze,
  unmute,
  unpin,
  wake
} from '@parlor/contract/conversation-changes.ts'
import { listConversations } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { sendMessage } from '@parlor/contract/messaging.ts'
import { moveClock, now, startClock, stopClock } from '../platform/clock.ts'
import { entriesOf, expectAllSynced } from '../testing/expect-synced.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'
import { wakeSnoozed } from './on-the-clock.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya, gloria } = shop
const { db } = shop.server.platform
const everybody = [maya, theo, zoe, shop.ines]
const synced = (story: () => Promise<unknown>) => expectAllSynced(everybody, story)

await priya.text('Can I move to Friday?')
await gloria.text('Running ten minutes late')
const { id } = await maya.conversationWith(priyasPhone)
const hers = { id }
const inView = async (view: Parameters<typeof maya.inbox>[0]) =>
  (await maya.inbox(view)).map(row => row.phone)

afterEach(() => startClock())

test('closing, by whom, stands in the thread; twice is once; a text opens it as unread', async () => {
  await synced(async () => {
    await theo.call(closeConversation, hers)
    await maya.call(closeConversation, hers)
  })
  assert.ok((await inView('closed')).includes(priyasPhone))
  assert.ok(!(await inView('open')).includes(priyasPhone))
  const closed = (await entriesOf(maya, id)).filter(entry => entry.kind === 'closed')
  assert.deepEqual(
    closed.map(entry => entry.byId),
    [shop.salon.staff['theo']]
  )
  await synced(() => priya.text('One more thing'))
  assert.ok((await inView('unread')).includes(priyasPhone))
})

test('a reply in a closed conversation opens it as Replied', async () => {
  await theo.call(closeConversation, hers)
  await synced(() => theo.reply(priyasPhone, 'Friday at 2 is yours.'))
  assert.ok((await inView('replied')).includes(priyasPhone))
  assert.ok((await inView('open')).includes(priyasPhone))
  await synced(async () => {
    await maya.call(closeConversation, hers)
    await maya.call(reopenConversation, hers)
  })
  await shop.quiet()
})

test('who answers what nobody looks after looks after it from then on', async () => {
  const theirs = await maya.conversationWith(gloriasPhone)
  assert.equal(theirs.assigneeId, null)
  await synced(() => theo.reply(gloriasPhone, 'No rush.'))
  assert.equal((await maya.conversationWith(gloriasPhone)).assigneeId, shop.salon.staff['theo'])
  await synced(() => maya.reply(gloriasPhone, 'See you soon.'))
  assert.equal((await maya.conversationWith(gloriasPhone)).assigneeId, shop.salon.staff['theo'])
  const entries = (await entriesOf(maya, theirs.id)).filter(entry => entry.kind === 'assigned')
  assert.equal(entries.length, 1)
  await shop.quiet()
})

test('what is given to Zoe she sees, and what is taken from her is gone for her', async () => {
  const theirs = await maya.conversationWith(gloriasPhone)
  const zoeId = shop.salon.staff['zoe']!
  const sees = async () => (await zoe.inbox('all')).some(row => row.phone === gloriasPhone)
  assert.equal(await sees(), false)
  await maya.call(assign, { id: theirs.id, staffId: zoeId })
  assert.equal(await sees(), true)
  const screen = await zoe.open()
  await maya.call(assign, { id: theirs.id, staffId: null })
  await screen.until(() => screen.frames.some(frame => frame.type === 'resync'))
  assert.equal(await sees(), false)
  await gloria.text('A secret between us')
  await shop.quiet()
  assert.ok(!screen.raw.join().includes('A secret between us'))
  screen.close()
  await assert.rejects(maya.call(assign, { id: theirs.id, staffId: newId() }), /works here no more/)
})

test('marked as unread it is new to me again with its number, and to nobody else', async () => {
  await priya.text('And my sister?')
  await priya.text('She is blonde')
  await maya.call(markRead, { id, through: now().toISOString() })
  assert.ok(!(await inView('unread')).includes(priyasPhone))
  await theo.call(markRead, { id, through: now().toISOString() })
  await synced(() => maya.call(markUnread, hers))
  const [row] = (await maya.inbox('unread')).filter(each => each.phone === priyasPhone)
  assert.ok(row!.unanswered >= 2)
  assert.ok(!(await theo.inbox('unread')).some(each => each.phone === priyasPhone))
  await synced(() => maya.call(markRead, { id, through: row!.lastAt }))
  assert.ok(!(await inView('unread')).includes(priyasPhone))
})

test('mute and pin are mine alone', async () => {
  await synced(async () => {
    await maya.call(mute, hers)
    await maya.call(mute, hers)
    await maya.call(pin, hers)
  })
  const mine = await maya.conversationWith(priyasPhone)
  assert.ok(mine.mutedAt && mine.pinnedAt)
  const theirs = await theo.conversationWith(priyasPhone)
  assert.deepEqual([theirs.mutedAt, theirs.pinnedAt], [null, null])
  await synced(async () => {
    await maya.call(unmute, hers)
    await maya.call(unpin, hers)
  })
  assert.equal((await maya.conversationWith(priyasPhone)).mutedAt, null)
})

test('snoozed it is out of the inbox until its time, or until the client writes', async () => {
  stopClock(now())
  const until = new Date(now().getTime() + 3_600_000).toISOString()
  await synced(() => theo.call(snooze, { id, until }))
  assert.deepEqual(await inView('snoozed'), [priyasPhone])
  assert.ok(!(await inView('open')).includes(priyasPhone))
  moveClock(3_599_999)
  await wakeSnoozed(db)
  assert.deepEqual(await inView('snoozed'), [priyasPhone], 'not a moment too early')
  moveClock(1)
  await synced(() => wakeSnoozed(db))
  assert.deepEqual(await inView('snoozed'), [])
  assert.ok((await inView('open')).includes(priyasPhone))

  const later = new Date(now().getTime() + 3_600_000).toISOString()
  await synced(() => theo.call(snooze, { id, until: later }))
  await synced(() => priya.text('Hello?'))
  assert.deepEqual(await inView('snoozed'), [])
  await theo.call(snooze, { id, until: later })
  await synced(() => maya.call(wake, hers))
  assert.deepEqual(await inView('snoozed'), [])
})

test('a snooze into the past or beyond a year is refused beside its field', async () => {
  for (const until of ['2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z']) {
    await assert.rejects(theo.call(snooze, { id, until }), /later one|within a year/)
  }
})

test('many at once: what is hidden is left out, and undo has what it needs', async () => {
  await priya.text('Back again')
  await gloria.text('Me too')
  const theirs = (await maya.conversationWith(gloriasPhone)).id
  const both = [id, theirs, newId()]
  const reply = await synced2(() =>
    maya.call(changeConversations, { ids: both, change: { to: 'closed' } })
  )
  assert.deepEqual(reply.changed, [id, theirs].sort())
  const again = await maya.call(changeConversations, { ids: both, change: { to: 'closed' } })
  assert.deepEqual(again.changed, [])
  const undone = await maya.call(changeConversations, {
    ids: reply.changed,
    change: { to: 'open' }
  })
  assert.deepEqual(undone.changed, reply.changed)
  const zoes = await zoe.call(changeConversations, { ids: both, change: { to: 'muted' } })
  assert.deepEqual(zoes.changed, [id], 'Gloria is not hers')
  await assert.rejects(
    zoe.call(changeConversations, { ids: both, change: { to: 'blocked' } }),
    /may not/
  )
  const tooMany = Array.from({ length: 201 }, () => newId())
  await assert.rejects(
    maya.call(changeConversations, { ids: tooMany, change: { to: 'closed' } }),
    /200/
  )
})

async function synced2<Result>(story: () => Promise<Result>): Promise<Result> {
  let result: Result | undefined
  await synced(async () => {
    result = await story()
  })
  return result!
}

test('send and close leaves it closed with the text on its way', async () => {
  await synced(() =>
    theo.call(sendMessage, { id, messageId: newId(), body: 'Done and dusted', thenClose: true })
  )
  assert.ok((await inView('closed')).includes(priyasPhone))
  await shop.quiet()
})

test('a list is read downwards and, from any place of it, upwards again', async () => {
  await priya.text('First of the two')
  await gloria.text('Second')
  const page = (input: object) => maya.call(listConversations, { view: 'all', ...input })
  const { rows: all } = await page({})
  const last = all.at(-1)!
  const walked = [last.id]
  for (let after: string | null = `${last.lastAt}~${last.id}`; after; ) {
    const up = await page({ after, limit: 1 })
    walked.unshift(...up.rows.map(row => row.id))
    after = up.next
  }
  assert.ok(walked.length > 1)
  assert.deepEqual(
    walked,
    all.map(row => row.id)
  )
})
