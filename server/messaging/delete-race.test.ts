import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { deleteConversation } from '@parlor/contract/conversation-changes.ts'
import { newId } from '@parlor/contract/ids.ts'
import { deleteMessage } from '@parlor/contract/messaging.ts'
import { moveClock, now, startClock, stopClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { expectAllSynced } from '../testing/expect-synced.ts'
import { gloriasPhone, priyasPhone, salonPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'
import { appendMessage } from './append.ts'
import { addInbound } from './inbound.ts'

after(startClock)
const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria } = shop
const { db } = shop.server.platform
const synced = (story: () => Promise<unknown>) => expectAllSynced([maya, theo, zoe, ines], story)

/** A text is stored and not yet committed when `act` begins, and is committed once `act` waits. */
async function whileItArrives(phone: string, body: string, act: () => Promise<unknown>) {
  const [stored, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const [account] = await asOwner<{ id: string }>(
    shop.databaseUrl,
    'select carrier_account_id as id from numbers where phone = $1',
    [salonPhone]
  )
  const text = {
    ...{ id: newId(), numberId: Object.values(shop.salon.numbers)[0]!, phone, body, media: [] },
    ...{ segments: 1, carrierAccountId: account!.id, carrierMessageId: `SM-${newId()}` },
    ...{ sentAt: null, arrivedAt: now() }
  }
  const arriving = db.inBusiness(shop.salon.businessId, async tx => {
    const { message, conversation } = (await addInbound(tx, [text])).get(text)!
    stored.resolve()
    await waited.promise
    appendMessage(tx, 'message.received', message, conversation)
  })
  await stored.promise
  const acting = act()
  await eventually(waitingForLocks, count => count > 0)
  waited.resolve()
  await Promise.all([arriving, acting])
}

async function waitingForLocks(): Promise<number> {
  const [row] = await asOwner<{ n: number }>(
    shop.databaseUrl,
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`
  )
  return row!.n
}

test('a text that arrives while an older one is deleted is the last one and counts', async () => {
  await priya.text('Can I move to Friday?')
  await priya.text('My code is 4711')
  const { id } = (await maya.thread(priyasPhone)).at(-1)!
  await synced(() =>
    whileItArrives(priyasPhone, 'Or Saturday?', () => maya.call(deleteMessage, { id }))
  )
  const row = await maya.conversationWith(priyasPhone)
  assert.equal(row.last?.preview, 'Or Saturday?')
  assert.equal(row.unanswered, 2)
})

test('a text that arrives while its conversation is deleted goes with it; the next begins anew', async () => {
  await gloria.text('Running ten minutes late')
  const { id } = await maya.conversationWith(gloriasPhone)
  await whileItArrives(gloriasPhone, 'Parking now', () => maya.call(deleteConversation, { id }))
  assert.ok(!(await maya.inbox('all')).some(row => row.phone === gloriasPhone))
  const kept = await asOwner(shop.databaseUrl, "select from messages where body = 'Parking now'")
  const told = await asOwner(
    shop.databaseUrl,
    "select from events where event::text like '%Parking now%'"
  )
  assert.deepEqual([kept.length, told.length], [0, 0])
  await synced(() => gloria.text('It is me again'))
  assert.deepEqual(
    (await maya.thread(gloriasPhone)).map(each => each.body),
    ['It is me again']
  )
  assert.equal((await maya.conversationWith(gloriasPhone)).unanswered, 1)
})

test('a text deleted while the carrier was about to refuse it for now is not tried again', async () => {
  const match = { to: priyasPhone }
  await shop.carrier.control('faults', { match, fault: { kind: 'slow', ms: 1_000 } })
  await shop.carrier.control('faults', { match, fault: { kind: 'busy' } })
  const { id } = await theo.reply(priyasPhone, 'Saturday at 2 is yours.')
  await eventually(
    () => maya.thread(priyasPhone),
    thread => thread.at(-1)?.status === 'sending'
  )
  await maya.call(deleteMessage, { id })
  await shop.quiet()
  const [row] = await asOwner<{ status: string }>(
    shop.databaseUrl,
    'select status from messages where id = $1',
    [id]
  )
  assert.equal(row!.status, 'cancelled')
  stopClock(now())
  moveClock(60_000)
  await shop.server.dispatcher.sweep()
  await shop.quiet()
  assert.deepEqual(await priya.inbox(), [])
})
