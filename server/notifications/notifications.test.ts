import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  assign,
  blockPhone,
  closeConversation,
  mute
} from '@parlor/contract/conversation-changes.ts'
import { markRead } from '@parlor/contract/conversation-changes.ts'
import { moveClient } from '@parlor/contract/clients.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import {
  countWaiting,
  getNotificationPreferences,
  listNotifications,
  type NotificationTab,
  readNotification,
  readNotifications,
  setNotificationPreferences,
  usualPreferences
} from '@parlor/contract/notifications.ts'
import { addNote } from '@parlor/contract/thread-entries.ts'
import { moveClock, startClock } from '../platform/clock.ts'
import type { Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria, stranger, carrier } = shop
const { staff } = shop.salon
const [zoeId, theoId] = [staff['zoe']!, staff['theo']!]
const everybody = [maya, theo, zoe]

type Asked = Partial<InputOf<typeof listNotifications>>
const news = async (who: Person, asked: Asked = {}) =>
  (await who.call(listNotifications, { tab: 'all', ...asked })).notifications
const words = async (who: Person, tab: NotificationTab = 'all') =>
  (await news(who, { tab })).map(each => `${each.kind}: ${each.words}`)
const unread = async (who: Person) => (await news(who, { unread: 'yes' })).map(each => each.words)
/** As the desk looks each morning: nothing new. */
async function morning() {
  for (const who of everybody) {
    await who.call(readNotifications, { through: new Date().toISOString() })
  }
}

test('a text is told to those who see its client, and to nobody else', async () => {
  await priya.text('Can I move to Friday?')
  await gloria.text('Please keep this between us')
  for (const who of [maya, theo]) {
    assert.deepEqual(await words(who), [
      'text: Please keep this between us',
      'text: Can I move to Friday?'
    ])
  }
  assert.deepEqual(await words(zoe), ['text: Can I move to Friday?'])
  assert.deepEqual(await words(ines), [])
  const [one] = await news(zoe)
  assert.equal(one!.conversation.client!.name, 'Priya Raman')
})

test('whoever loses sight of a client loses what was told of them', async () => {
  const { client } = await maya.conversationWith(priya.phone)
  await maya.call(moveClient, { id: client!.id, providerId: theoId, locationId: null })
  assert.deepEqual(await words(zoe), [])
  await maya.call(moveClient, { id: client!.id, providerId: zoeId, locationId: null })
  assert.deepEqual(await words(zoe), ['text: Can I move to Friday?'])
})

test('it is read with the conversation, by itself, or all at once; for me alone', async () => {
  await morning()
  await priya.text('One')
  await gloria.text('Two')
  await stranger.text('Three')
  assert.deepEqual(await unread(theo), ['Three', 'Two', 'One'])
  const screens = await Promise.all([theo.open(), maya.open()])
  const { id, lastInboundAt } = await theo.conversationWith(priya.phone)
  await theo.call(markRead, { id, through: lastInboundAt! })
  assert.deepEqual(await unread(theo), ['Three', 'Two'])
  const [three] = await news(theo)
  await theo.call(readNotification, { id: three!.id })
  assert.deepEqual(await unread(theo), ['Two'])
  await screens[0]!.hears(three!.id)
  await theo.call(readNotifications, { through: new Date().toISOString() })
  assert.deepEqual(await unread(theo), [])
  assert.deepEqual(await unread(maya), ['Three', 'Two', 'One'])
  await priya.text('Four')
  await screens[1]!.hears('Four')
  assert.ok(!screens[1]!.raw.join().includes('notifications.read'))
  for (const screen of screens) screen.close()
})

test('what a colleague has answered or closed is new to nobody', async () => {
  await morning()
  await priya.text('Is the lot free?')
  await stranger.text('Wrong number, sorry')
  await theo.reply(priya.phone, 'It is')
  const { id } = await theo.conversationWith(stranger.phone)
  await theo.call(closeConversation, { id })
  assert.deepEqual(await unread(maya), [])
  await priya.text('Thank you!')
  assert.deepEqual(await unread(maya), ['Thank you!'])
})

test('a mention and an assignment reach the one they mean, and never who wrote them', async () => {
  await morning()
  const { id } = await theo.conversationWith(priya.phone)
  const note = { id, noteId: newId(), body: '@Zoe @Theo the window seat' }
  await theo.call(addNote, { ...note, mentions: [zoeId, theoId] })
  await theo.call(assign, { id, staffId: zoeId })
  assert.deepEqual(await words(zoe, 'mentions'), ['mention: @Zoe @Theo the window seat'])
  assert.deepEqual((await words(zoe, 'system')).slice(0, 1), ['assigned: '])
  assert.deepEqual(await unread(zoe), ['', '@Zoe @Theo the window seat'])
  for (const who of [theo, maya]) assert.deepEqual(await unread(who), [])
  await zoe.call(assign, { id, staffId: zoeId })
  await zoe.call(assign, { id, staffId: null })
  await zoe.call(assign, { id, staffId: zoeId })
  assert.equal((await words(zoe, 'system')).length, 1, 'she took it herself')
})

test('a text of ours that fails is told with its reason', async () => {
  await morning()
  await carrier.control('faults', {
    match: { body: 'to a landline' },
    times: 1,
    fault: { kind: 'code', code: 30006 }
  })
  await theo.reply(gloria.phone, 'to a landline')
  await eventually(
    () => news(maya, { tab: 'failures' }),
    found => found.length === 1
  )
  const [failed] = await news(maya, { tab: 'failures' })
  assert.deepEqual([failed!.words, failed!.failure], ['to a landline', 'landline'])
  assert.deepEqual(await unread(maya), ['to a landline'])
  assert.deepEqual(await words(zoe, 'failures'), [])
})

test('nothing is told of what one has muted, nor of a blocked phone', async () => {
  await morning()
  await theo.call(mute, { id: (await theo.conversationWith(priya.phone)).id })
  await theo.call(blockPhone, { phone: stranger.phone, why: 'spam' })
  const { mutedIds } = await theo.call(listNotifications, { tab: 'all' })
  assert.deepEqual(mutedIds, [(await theo.conversationWith(priya.phone)).id])
  await priya.text('Only Maya and Zoe hear this')
  await stranger.text('Nobody hears this')
  assert.deepEqual(await unread(theo), [])
  assert.deepEqual(await unread(maya), ['Only Maya and Zoe hear this'])
  for (const who of everybody) assert.ok(!(await words(who)).join().includes('Nobody hears'))
})

test('page by page everything comes once, however little one sees of it', async () => {
  const all = await news(maya, { limit: 100 })
  const seen: string[] = []
  let before: string | undefined
  do {
    const page = await maya.call(listNotifications, {
      ...{ tab: 'all', limit: 2 },
      ...(before && { before })
    })
    seen.push(...page.notifications.map(each => each.id))
    before = page.next ?? undefined
  } while (before)
  assert.deepEqual(
    seen,
    all.map(each => each.id)
  )
})

test('what nobody has taken for 15 minutes is counted, as far as one sees it', async t => {
  t.after(startClock)
  const waiting = async (who: Person) => (await who.call(countWaiting, {})).unassigned
  const { id } = await theo.conversationWith(gloria.phone)
  await theo.call(assign, { id, staffId: null })
  assert.equal(await waiting(theo), 0)
  await gloria.text('Anybody there?')
  moveClock(16 * 60_000)
  assert.deepEqual([await waiting(theo), await waiting(zoe)], [1, 0])
  await theo.call(assign, { id, staffId: theoId })
  assert.equal(await waiting(theo), 0)
})

test('what reaches me beside the list is chosen by me, for all my screens and for nobody else', async () => {
  const chosen = { ...usualPreferences, textsOf: 'mine-or-nobodys', hidesWords: true } as const
  const preferred = async (who: Person) =>
    (await who.call(getNotificationPreferences, {})).preferences
  assert.deepEqual(await preferred(theo), usualPreferences)
  const screens = await Promise.all([theo.open(), theo.open(), maya.open()])
  await theo.call(setNotificationPreferences, chosen)
  for (const screen of screens.slice(0, 2)) await screen.hears('mine-or-nobodys')
  assert.deepEqual(await preferred(theo), chosen)
  assert.deepEqual(await preferred(maya), usualPreferences)
  await priya.text('Still here')
  await screens[2]!.hears('Still here')
  assert.ok(!screens[2]!.raw.join().includes('notifications.preferred'))
  const quiet = { from: '19:00', until: '08:00' }
  await theo.call(setNotificationPreferences, { ...chosen, quiet })
  assert.deepEqual((await preferred(theo)).quiet, quiet, 'the last choice stands')
  for (const screen of screens) screen.close()
})
