import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeConversation } from '@parlor/contract/conversation-changes.ts'
import { listMessages } from '@parlor/contract/messaging.ts'
import { newId } from '@parlor/contract/ids.ts'
import {
  createClientHere,
  findRecipients,
  linkClient,
  startConversation
} from '@parlor/contract/new-conversation.ts'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import { addClient, type NewClient, putWords } from '../clients/clients.ts'
import { fold } from '../clients/find-clients.ts'
import { asOwner } from '../testing/database.ts'
import { expectSynced } from '../testing/expect-synced.ts'
import { openOakStreet } from '../testing/oak-street.ts'
import { type Person, Refused } from '../testing/person.ts'
import { priyasPhone, salonPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria, stranger } = shop
const strangersPhone = stranger.phone

const add = (client: Partial<NewClient> & { name: string }, uid: string | null = null) =>
  shop.server.platform.db.inBusiness(shop.salon.businessId, async tx => {
    const whole = { id: newId(), providerId: null, note: null, phones: [], ...client }
    await addClient(tx, whole)
    if (uid) {
      await tx.rows('update clients set uid = $3 where business_id = $1 and id = $2', [
        ...[tx.businessId, whole.id, uid]
      ])
      await putWords(tx, [whole.id])
    }
    return whole.id
  })
const soerensen = await add(
  { name: 'Viktor Sørensen', phones: ['+12505550140'], emails: ['vik@mail.test'] },
  '4471'
)
await add({ name: 'Ella Bassett', phones: [gloria.phone] })
await add({ name: 'Peter Paper' })

const find = (who: Person, q = '') => who.call(findRecipients, { q })
const names = async (who: Person, q = '') =>
  (await find(who, q)).recipients.map(row => row.clients.map(client => client.name).join(' + '))

test('a client is found by any word of the name, number, e-mail, UID and client id', async () => {
  for (const q of [
    ...['sorensen', 'SØREN', 'vik sør', 'viktor', '250 555 0140', '(250) 555-0140'],
    ...['+12505550140', '5550140', '0140', 'vik@mail.test', '4471', 'UID 4471', soerensen]
  ]) {
    assert.deepEqual(await names(theo, q), ['Viktor Sørensen'], q)
  }
  assert.deepEqual(await names(theo, 'viktor bassett'), [])
  const [row] = (await find(theo, '4471')).recipients
  assert.equal(row!.clients[0]!.matched, 'UID 4471')
})

test('a family that shares a number is one row; a client without a number says so', async () => {
  assert.deepEqual((await names(theo, 'gloria'))[0]!.split(' + ').sort(), [
    'Ella Bassett',
    'Gloria Bassett'
  ])
  assert.equal((await names(theo, 'bassett')).length, 1)
  const [paper] = (await find(theo, 'paper')).recipients
  assert.equal(paper!.phone, null)
  assert.match(paper!.problem!, /has no phone number/)
})

test('a number that is no client yet comes as it is; our own says that it is ours', async () => {
  const { recipients, raw } = await find(theo, '250 555 0188')
  assert.deepEqual(recipients, [])
  assert.deepEqual(raw, { phone: '+12505550188', clients: [], conversation: null, problem: null })
  assert.match((await find(theo, salonPhone)).raw!.problem!, /your own number/)
})

test('without a word those come whom one texted last, with their conversation', async () => {
  await gloria.text('Hello')
  await priya.text('Hello')
  assert.deepEqual((await names(theo))[0], 'Priya Raman')
  const { id } = await theo.conversationWith(priyasPhone)
  assert.deepEqual((await find(theo)).recipients[0]!.conversation, {
    ...{ id, isOpen: true, numberId: shop.salon.numbers[salonPhone] }
  })
})

test('a provider finds her own clients only, and the neighbour nobody of ours', async () => {
  assert.deepEqual(await names(zoe, 'priya'), ['Priya Raman'])
  assert.deepEqual(await names(zoe, 'bassett'), [])
  assert.deepEqual(await names(zoe), ['Priya Raman'])
  const { raw } = await find(zoe, gloria.phone)
  assert.deepEqual(raw!.clients, [])
  assert.match(raw!.problem!, /do not see/)
  assert.deepEqual(await names(ines, 'priya'), [])
})

test('a new client from a stranger’s thread: the thread bears the name, later texts match', async () => {
  await stranger.text('Do you take walk-ins?')
  const { id } = await theo.conversationWith(strangersPhone)
  const clientId = newId()
  const made = await expectSynced(maya, () =>
    theo.call(createClientHere, { id, clientId, name: 'Wanda Walker', email: 'wanda@mail.test' })
  )
  assert.equal(made.conversation.client?.name, 'Wanda Walker')
  const { entries } = await maya.call(listMessages, { id })
  assert.deepEqual([entries[0]!.kind, entries[0]!.name], ['client-linked', 'Wanda Walker'])
  await theo.call(createClientHere, { id, clientId, name: 'Wanda Walker' })
  assert.equal((await maya.call(listMessages, { id })).entries.length, 1)
  assert.deepEqual(await names(theo, 'wanda@mail.test'), ['Wanda Walker'])
  await stranger.text('It is me again')
  assert.equal((await maya.conversationWith(strangersPhone)).client?.id, clientId)
})

test('assigned to an existing client, the number is theirs; a family can be switched', async () => {
  const phone = '+12505550199'
  await shop.carrier.inbound({ from: phone, to: salonPhone, body: 'New phone!' })
  const { id } = await theo.conversationWith(phone)
  const linked = await expectSynced(maya, () => theo.call(linkClient, { id, clientId: soerensen }))
  assert.equal(linked.conversation.client?.name, 'Viktor Sørensen')
  const found = (await find(theo, 'sorensen')).recipients.map(row => row.phone)
  assert.deepEqual(found.sort(), ['+12505550140', phone])
  const child = await add({ name: 'Kid Sørensen', phones: [phone] })
  const switched = await theo.call(linkClient, { id, clientId: child })
  assert.equal(switched.conversation.client?.name, 'Kid Sørensen')
})

test('what the number says to another of our numbers is the same client’s', async () => {
  const oakStreet = await openOakStreet(shop)
  const phone = '+12505550196'
  for (const to of [salonPhone, oakStreet]) {
    await shop.carrier.inbound({ from: phone, to, body: 'It is Viktor' })
  }
  const both = async () => (await maya.inbox('all')).filter(row => row.phone === phone)
  const [{ id } = { id: '' }] = await both()
  await expectSynced(maya, () => theo.call(linkClient, { id, clientId: soerensen }))
  assert.deepEqual(
    (await both()).map(row => row.client?.name),
    ['Viktor Sørensen', 'Viktor Sørensen']
  )
  // A relative’s is a relative’s.
  const [kid, nana] = [
    await add({ name: 'Kim Sørensen', phones: [phone] }),
    await add({ name: 'Nana Sørensen', phones: [phone] })
  ]
  const other = (await both()).find(row => row.id !== id)!
  await theo.call(closeConversation, { id: other.id })
  const text = { phone, numberId: other.numberId, messageId: newId(), body: 'Hi Kim' }
  await theo.call(startConversation, { ...text, clientId: kid })
  await theo.call(linkClient, { id, clientId: nana })
  const names = Object.fromEntries((await both()).map(row => [row.id, row.client?.name]))
  assert.deepEqual(names, { [id]: 'Nana Sørensen', [other.id]: 'Kim Sørensen' })
})

test('a provider who may keep clients: whom she adds is hers, and whom she does not see is nobody', async () => {
  const zoeId = shop.salon.staff['zoe']!
  const may = { permission: 'clients.manage' as const, allowed: true, reason: null }
  await maya.call(changeStaff, { id: zoeId, exceptions: [may] })
  const numberId = shop.salon.numbers[salonPhone]!
  const phone = '+12505550197'
  const text = { numberId, phone, messageId: newId(), body: 'Hi' }
  const { id } = (await zoe.call(startConversation, text)).conversation
  await assert.rejects(
    zoe.call(linkClient, { id, clientId: soerensen }),
    error => error instanceof Refused && error.problem.status === 404
  )
  const [hers, priyas] = [newId(), newId()]
  await zoe.call(createClientHere, { id, clientId: hers, name: 'Nora New' })
  await assert.rejects(
    theo.call(createClientHere, { id, clientId: hers, name: 'Somebody Else' }),
    error => error instanceof Refused && error.problem.code === 'id-taken'
  )
  // Who joins a family is looked after by whom the family has.
  const family = await theo.conversationWith(priyasPhone)
  await theo.call(createClientHere, { id: family.id, clientId: priyas, name: 'Pia Raman' })
  const cared = await asOwner<{ id: string }>(
    shop.databaseUrl,
    'select provider_id as id from clients where id = any($1)',
    [[hers, priyas]]
  )
  assert.deepEqual(
    cared.map(row => row.id),
    [zoeId, zoeId]
  )
  await maya.call(changeStaff, { id: zoeId, exceptions: [] })
})

test('whoever sees only her own clients gains and loses the thread with the client', async () => {
  const phone = '+12505550198'
  await shop.carrier.inbound({ from: phone, to: salonPhone, body: 'Hi' })
  const { id } = await theo.conversationWith(phone)
  const [row] = await asOwner<{ id: string }>(
    shop.databaseUrl,
    `select id from clients where name = 'Priya Raman'`
  )
  await theo.call(linkClient, { id, clientId: row!.id })
  assert.equal((await zoe.conversationWith(phone)).id, id)
  const screen = await zoe.open()
  await theo.call(linkClient, { id, clientId: soerensen })
  await screen.until(() => screen.frames.some(frame => frame.type === 'resync'))
  screen.close()
  await assert.rejects(zoe.conversationWith(phone))
})

test('a hidden client, or one of the neighbour, cannot be linked', async () => {
  const { id } = await theo.conversationWith(priyasPhone)
  await assert.rejects(
    theo.call(linkClient, { id, clientId: newId() }),
    error => error instanceof Refused && error.problem.status === 404
  )
})

test('words are folded alike by us and by the database', async () => {
  for (const words of ['Sørensen', 'Chloé O’Rourke', 'ŁUKASZ', 'Straße', 'Œuvre', 'Ærø', 'Ñandú']) {
    const [row] = await asOwner<{ folded: string }>(shop.databaseUrl, 'select fold($1) as folded', [
      words
    ])
    assert.equal(fold(words), row!.folded)
  }
})
