import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { changeInboxSettings } from '@parlor/contract/businesses.ts'
import {
  blockPhone,
  reopenConversation,
  unblockPhone
} from '@parlor/contract/conversation-changes.ts'
import { startClock, stopClock } from '../platform/clock.ts'
import { entriesOf, expectAllSynced } from '../testing/expect-synced.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'
import { autoClose } from './on-the-clock.ts'
import { closeIdle } from './state.ts'

after(() => startClock())
// Vancouver puts its clocks on on 14 March 2027: one of these three days has 23 hours.
stopClock(new Date('2027-03-12T18:30:00.000Z')) // Friday 10:30
const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya } = shop
const { db } = shop.server.platform
const synced = (story: () => Promise<unknown>) => expectAllSynced([maya, theo, zoe, ines], story)
const inView = async (view: 'open' | 'closed') => (await maya.inbox(view)).map(row => row.phone)

await priya.text('Can I move to Friday?')
const { id } = await maya.conversationWith(priyasPhone)
const hers = { id }

test('after three quiet days by the clock on the wall it is closed, once a local day', async () => {
  const open = async () => (await inView('open')).includes(priyasPhone)
  const at = async (moment: string) => {
    stopClock(new Date(moment))
    await autoClose(db)
    return open()
  }
  assert.equal(await at('2027-03-15T17:29:00.000Z'), true, 'Monday 10:29')
  assert.equal(await at('2027-03-15T17:31:00.000Z'), true, 'this day had its turn')
  assert.equal(await at('2027-03-16T09:59:00.000Z'), true, 'Tuesday 2:59, nobody closes by night')
  await synced(() => at('2027-03-16T10:01:00.000Z'))
  assert.equal(await open(), false)
  const last = (await entriesOf(maya, id)).at(-1)!
  assert.deepEqual([last.kind, last.byId, last.name], ['closed', null, '3'])
})

test('a reopened conversation has its days again; off means never; one day is one day', async () => {
  stopClock(new Date('2027-03-16T20:00:00.000Z'))
  await maya.call(reopenConversation, hers)
  stopClock(new Date('2027-03-17T20:00:00.000Z'))
  await autoClose(db)
  assert.ok((await inView('open')).includes(priyasPhone), 'reopening is activity')
  await synced(() => maya.call(changeInboxSettings, { autoCloseDays: null }))
  stopClock(new Date('2027-03-25T20:00:00.000Z'))
  await autoClose(db)
  assert.ok((await inView('open')).includes(priyasPhone))
  await maya.call(changeInboxSettings, { autoCloseDays: 1, closeWord: 'archive' })
  await autoClose(db)
  assert.ok(!(await inView('open')).includes(priyasPhone))
  await maya.call(changeInboxSettings, { autoCloseDays: 3, closeWord: 'close' })
})

test('what is blocked is left alone, and is open again when it is unblocked', async () => {
  stopClock(new Date('2027-03-26T20:00:00.000Z'))
  await priya.text('Last words')
  await maya.call(blockPhone, { phone: priyasPhone, why: '' })
  stopClock(new Date('2027-03-31T20:00:00.000Z'))
  await autoClose(db)
  await maya.call(unblockPhone, { phone: priyasPhone })
  assert.ok((await inView('open')).includes(priyasPhone))
})

test('one day is one day by the clock on the wall, be it of 23 or of 25 hours', async () => {
  const timeZone = 'America/Los_Angeles'
  const isClosedAt = async (moment: string) => {
    stopClock(new Date(moment))
    const idle = { days: 1, timeZone, most: 10 }
    const closed = await db.inBusiness(shop.salon.businessId, tx => closeIdle(tx, idle))
    return closed.some(row => row.id === id)
  }
  stopClock(new Date('2027-11-06T19:00:00.000Z')) // Saturday noon; on Sunday the clocks go back
  await priya.text('See you on Sunday?')
  assert.equal(await isClosedAt('2027-11-07T19:59:00.000Z'), false)
  assert.equal(await isClosedAt('2027-11-07T20:01:00.000Z'), true)
  stopClock(new Date('2028-03-11T20:00:00.000Z')) // Saturday noon; on Sunday they go forward
  await priya.text('And in spring?')
  assert.equal(await isClosedAt('2028-03-12T18:59:00.000Z'), false)
  assert.equal(await isClosedAt('2028-03-12T19:01:00.000Z'), true)
})
