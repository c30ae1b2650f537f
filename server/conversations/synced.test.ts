import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  closeConversation,
  markRead,
  reopenConversation
} from '@parlor/contract/conversation-changes.ts'
import { expectAllSynced as followAll } from '../testing/expect-synced.ts'
import type { Person } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria, stranger } = shop
const everybody = [maya, theo, zoe, ines]

const expectAllSynced = (story: () => Promise<unknown>) => followAll(everybody, story)

async function until(holds: () => Promise<boolean>) {
  const timeout = AbortSignal.timeout(10_000)
  while (!(await holds())) assert.ok(!timeout.aborted, 'it never came about')
}

const lastStatus = async (person: Person, phone: string) =>
  (await person.thread(phone)).at(-1)?.status

test('every screen follows a text of a known client', async () => {
  await expectAllSynced(async () => {
    await priya.text('Can I move to Friday?')
    await gloria.text('Running ten minutes late')
  })
  assert.equal((await zoe.inbox()).length, 1)
  assert.equal((await maya.inbox()).length, 2)
})

test('every screen follows the first text of a new number', async () => {
  await expectAllSynced(() => stranger.text('Do you do balayage?'))
  assert.equal((await theo.conversationWith(stranger.phone)).client, null)
})

test('every screen follows a reply and its receipt', async () => {
  await expectAllSynced(async () => {
    await theo.reply(priyasPhone, 'Friday at 2 is yours.')
    await until(async () => (await lastStatus(theo, priyasPhone)) === 'delivered')
    await shop.quiet()
  })
})

test('every screen follows a reply that fails, with its reason', async () => {
  const landline = '+12505530006'
  await shop.carrier.inbound({ from: landline, to: '+12505550110', body: 'Call me back' })
  await expectAllSynced(async () => {
    await maya.reply(landline, 'May we text you?')
    await until(async () => ['failed', 'undelivered'].includes((await lastStatus(maya, landline))!))
    await shop.quiet()
  })
  assert.equal((await maya.inbox('failed')).length, 1)
})

test('every screen follows STOP, what it forbids, and START', async () => {
  await expectAllSynced(() => priya.text('STOP'))
  assert.ok((await zoe.conversationWith(priyasPhone)).optedOutAt)
  await expectAllSynced(() => assert.rejects(theo.reply(priyasPhone, 'Hello?'), /texted STOP/))
  await expectAllSynced(() => priya.text('START'))
  assert.equal((await zoe.conversationWith(priyasPhone)).optedOutAt, null)
})

test('a read mark is on the screens of the one who read, and on nobody else’s', async () => {
  const { id, lastAt } = await maya.conversationWith(gloriasPhone)
  const screen = await theo.open()
  await expectAllSynced(() => maya.call(markRead, { id, through: lastAt }))
  await expectAllSynced(() =>
    maya.call(markRead, { id, through: new Date(Date.parse(lastAt) - 60_000).toISOString() })
  )
  assert.equal((await maya.conversationWith(gloriasPhone)).readThrough, lastAt)
  assert.equal((await theo.conversationWith(gloriasPhone)).readThrough, null)
  await gloria.text('Parking now')
  await screen.hears('Parking now')
  assert.ok(!screen.raw.some(frame => frame.includes('conversation.marked')))
  screen.close()
})

test('every screen follows closing, a text that opens again, and reopening', async () => {
  const { id } = await theo.conversationWith(priyasPhone)
  await expectAllSynced(() => theo.call(closeConversation, { id }))
  await expectAllSynced(() => maya.call(closeConversation, { id }))
  assert.ok(!(await zoe.inbox('open')).some(row => row.id === id))
  await expectAllSynced(() => theo.call(reopenConversation, { id }))
  await expectAllSynced(() => zoe.call(closeConversation, { id }))
  await expectAllSynced(() => priya.text('One more thing'))
  assert.equal((await zoe.conversationWith(priyasPhone)).closedAt, null)
})

test('closing what is closed already is no event', async () => {
  const { id } = await theo.conversationWith(gloriasPhone)
  await theo.call(closeConversation, { id })
  const { server, salon } = shop
  const last = () =>
    server.platform.db.inBusiness(salon.businessId, async tx => {
      const row = await tx.first<{ last: number }>(
        'select last from event_counters where business_id = $1',
        [tx.businessId]
      )
      return row!.last
    })
  const before = await last()
  const again = await maya.call(closeConversation, { id })
  assert.ok(again.conversation.closedAt)
  assert.equal(await last(), before)
})
