import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { blockPhone, closeConversation } from '@parlor/contract/conversation-changes.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { startConversation } from '@parlor/contract/new-conversation.ts'
import { addClient } from '../clients/clients.ts'
import { expectSynced } from '../testing/expect-synced.ts'
import { type Person, Refused } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, salonPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya, gloria } = shop
const numberId = shop.salon.numbers[salonPhone]!

type Input = InputOf<typeof startConversation>
const start = (who: Person, phone: string, more: Partial<Input> = {}) =>
  who.call(startConversation, { numberId, phone, messageId: newId(), body: 'Hello!', ...more })

async function problemOf(sending: Promise<unknown>) {
  const error = await sending.then(
    () => assert.fail('it went'),
    error => error
  )
  assert.ok(error instanceof Refused, String(error))
  return error.problem
}

test('the first text makes the conversation, the phone gets it, every screen follows', async () => {
  const started = await expectSynced(maya, () => start(theo, '(250) 555-0142'))
  await shop.quiet()
  assert.equal(started.conversation.client?.name, 'Priya Raman')
  assert.equal(started.conversation.assigneeId, shop.salon.staff['theo'])
  assert.deepEqual(await priya.inbox(), ['Hello!'])
})

test('a number that is no client yet is texted too', async () => {
  const { conversation } = await start(theo, '+1 250 555 0187')
  await shop.quiet()
  assert.equal(conversation.client, null)
  assert.equal(conversation.phone, '+12505550187')
  assert.deepEqual(await shop.stranger.inbox(), ['Hello!'])
})

test('the same text once more is the same text', async () => {
  const messageId = newId()
  const first = await start(theo, gloriasPhone, { messageId })
  const again = await start(theo, gloriasPhone, { messageId })
  await shop.quiet()
  assert.equal(again.message.id, first.message.id)
  assert.equal(again.conversation.id, first.conversation.id)
  assert.deepEqual(await gloria.inbox(), ['Hello!'])
})

test('an open conversation is offered instead; a closed one is opened by the text', async () => {
  const { id } = await maya.conversationWith(priyasPhone)
  const problem = await problemOf(start(maya, priyasPhone))
  assert.deepEqual(
    [problem.status, problem.code, problem.errors?.[0]?.field, problem.details],
    [409, 'conversation-open', 'phone', { conversationId: id }]
  )
  await maya.call(closeConversation, { id })
  const started = await expectSynced(theo, () => start(maya, priyasPhone))
  assert.equal(started.conversation.id, id)
  assert.equal(started.conversation.closedAt, null)
  assert.equal(started.conversation.assigneeId, shop.salon.staff['maya'])
})

test('of a family that shares the number, it is with whom one chose', async () => {
  const phone = '+12505550150'
  const [mother, child] = [newId(), newId()]
  await shop.server.platform.db.inBusiness(shop.salon.businessId, async tx => {
    const all = { providerId: null, note: null, phones: [phone] }
    await addClient(tx, { id: mother, name: 'Dora Dahl', ...all })
    await addClient(tx, { id: child, name: 'Kim Dahl', ...all })
  })
  for (const clientId of [child, mother]) {
    const { conversation } = await expectSynced(maya, () => start(theo, phone, { clientId }))
    assert.equal(conversation.client?.id, clientId)
    await theo.call(closeConversation, { id: conversation.id })
  }
})

test('a stranger whom somebody else writes to is not a provider’s any more', async () => {
  const phone = '+12505550151'
  const { conversation } = await start(zoe, phone)
  await maya.call(closeConversation, { id: conversation.id })
  const screen = await zoe.open()
  await start(maya, phone)
  await screen.until(() => screen.frames.some(frame => frame.type === 'resync'))
  screen.close()
  await assert.rejects(zoe.conversationWith(phone))
})

test('two who begin with one number at once make one conversation', async () => {
  const phone = '+12505550144'
  const both = await Promise.allSettled([start(maya, phone), start(theo, phone)])
  const refused = both.filter(each => each.status === 'rejected')
  assert.equal(refused.length, 1)
  assert.equal((refused[0]!.reason as Refused).problem.code, 'conversation-open')
})

test('what cannot be texted is refused with a sentence beside the field', async () => {
  await shop.carrier.inbound({ from: '+12505550145', to: salonPhone, body: 'STOP' })
  const blocked = '+12505550146'
  await maya.call(blockPhone, { phone: blocked, why: 'Rude' })
  const wanted: [string, string, RegExp][] = [
    ['+12505550145', 'opted-out', /texted STOP/],
    [blocked, 'blocked', /is blocked/],
    [salonPhone, 'own-number', /your own number/],
    ['+442079460958', 'cannot-be-texted', /landline/],
    ['555', 'not-a-phone', /no such phone number/],
    ['Priya', 'not-a-phone', /Write a phone number/],
    [`${priyasPhone}, ${gloriasPhone}`, 'not-a-phone', /campaign/]
  ]
  for (const [phone, code, words] of wanted) {
    const problem = await problemOf(start(theo, phone))
    assert.deepEqual([problem.code, problem.errors?.[0]?.field], [code, 'phone'], phone)
    assert.match(problem.detail, words)
  }
})

test('a provider cannot begin with a client whom she does not see, nor read what was said', async () => {
  const problem = await problemOf(start(zoe, gloriasPhone))
  assert.equal(problem.code, 'not-yours')
  const id = newId()
  await shop.server.platform.db.inBusiness(shop.salon.businessId, tx =>
    addClient(tx, { id, name: 'Hana', providerId: null, note: null, phones: ['+12505550147'] })
  )
  assert.equal((await problemOf(start(zoe, '+12505550147'))).code, 'not-yours')
  const { conversation } = await expectSynced(zoe, () => start(zoe, '+12505550148'))
  assert.equal(conversation.assigneeId, shop.salon.staff['zoe'])
})

test('a number or a client that is not there is refused', async () => {
  assert.equal(
    (await problemOf(start(theo, '+12505550149', { numberId: newId() }))).code,
    'no-such-number'
  )
  assert.equal(
    (await problemOf(start(theo, '+12505550149', { clientId: newId() }))).code,
    'not-their-number'
  )
})
