import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { reopenConversation } from '@parlor/contract/conversation-changes.ts'
import { newId } from '@parlor/contract/ids.ts'
import { Collision, sendMessage } from '@parlor/contract/messaging.ts'
import { moveClock, now, startClock, stopClock } from '../platform/clock.ts'
import { expectSynced } from '../testing/expect-synced.ts'
import { type Person, Refused } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya, gloria } = shop
await priya.text('Is the lot behind you free?')
await gloria.text('Hello')
const { id } = await theo.conversationWith(priyasPhone)
const newest = async () => (await theo.thread(priyasPhone)).at(-1)!.id

type Look = { lastSeenId?: string | null; thenClose?: boolean; messageId?: string; id?: string }
const answer = async (person: Person, body: string, look: Look = {}) =>
  (await person.call(sendMessage, { id, messageId: newId(), body, ...look })).message

async function refusal(sending: Promise<unknown>) {
  const error = await sending.then(
    () => assert.fail('it went'),
    error => error
  )
  assert.ok(error instanceof Refused)
  return error.problem
}

test('send and close is one act: the text goes, the conversation is closed, all screens follow', async () => {
  await expectSynced(maya, () =>
    expectSynced(zoe, () => answer(theo, 'It is, see you!', { thenClose: true }))
  )
  await shop.quiet()
  const row = await maya.conversationWith(priyasPhone)
  assert.ok(row.closedAt)
  assert.equal(row.last?.preview, 'It is, see you!')
  assert.equal((await priya.inbox()).at(-1), 'It is, see you!')
})

test('send and close on one that is closed sends, and leaves it closed', async () => {
  await expectSynced(maya, () => answer(theo, 'Bring the car round.', { thenClose: true }))
  assert.ok((await maya.conversationWith(priyasPhone)).closedAt)
})

test('the same send and close once more, after somebody reopened, closes nothing', async () => {
  const messageId = newId()
  await answer(theo, 'Once', { thenClose: true, messageId })
  await maya.call(reopenConversation, { id })
  await answer(theo, 'Once', { thenClose: true, messageId })
  assert.equal((await maya.conversationWith(priyasPhone)).closedAt, null)
})

test('where nothing may be sent, send and close closes nothing', async () => {
  await gloria.text('STOP')
  const to = (await theo.conversationWith(gloriasPhone)).id
  const problem = await refusal(answer(theo, 'Hello?', { id: to, thenClose: true }))
  assert.equal(problem.code, 'opted-out')
  assert.equal((await theo.conversationWith(gloriasPhone)).closedAt, null)
})

test('a colleague answered meanwhile: the text pauses, with who, when and what', async t => {
  t.after(startClock)
  stopClock(now())
  const lastSeenId = await newest()
  const theirs = await answer(theo, 'Yes, the lot is free after 3.', { lastSeenId })
  moveClock(4_000)
  const mine = { lastSeenId, messageId: newId() }
  const problem = await refusal(answer(maya, 'It is free', mine))
  assert.deepEqual(
    [problem.status, problem.code, problem.detail],
    [...[409, 'collision', 'Theo replied 4 s ago.']]
  )
  const between = Collision.parse(problem.details)
  assert.equal(between.body, 'Yes, the lot is free after 3.')
  assert.equal(between.messageId, theirs.id)
  // Send anyway: she has seen it now.
  const sent = await answer(maya, 'It is free', { ...mine, lastSeenId: between.messageId })
  assert.equal(await newest(), sent.id)
  await expectSynced(maya, () => refusal(answer(zoe, 'Free!', { lastSeenId })))
})

test('what I wrote myself, what the client wrote and a text sent twice are no collision', async () => {
  const lastSeenId = await newest()
  const messageId = newId()
  await answer(maya, 'One', { lastSeenId, messageId })
  await answer(maya, 'Two', { lastSeenId })
  await priya.text('Thanks!')
  await answer(maya, 'Three', { lastSeenId })
  await answer(theo, 'Four')
  const again = await answer(maya, 'One', { lastSeenId, messageId })
  assert.equal(again.id, messageId)
})

test('who saw no text at all, or one that is not here, is stopped by any colleague’s', async () => {
  for (const lastSeenId of [null, newId()]) {
    const problem = await refusal(answer(zoe, 'Hi', { lastSeenId }))
    assert.equal(problem.code, 'collision')
  }
})

test('two who answer at the same instant: one text goes, the other pauses, in every round', async () => {
  for (let round = 0; round < 40; round++) {
    const lastSeenId = await newest()
    const twins = await Promise.allSettled([
      answer(maya, `Maya ${round}`, { lastSeenId }),
      answer(theo, `Theo ${round}`, { lastSeenId })
    ])
    const refused = twins.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))
    assert.equal(refused.length, 1, `round ${round}`)
    assert.equal((refused[0] as Refused).problem.code, 'collision')
  }
  const rounds = (await theo.thread(priyasPhone)).filter(each => /^(Maya|Theo) \d/.test(each.body))
  assert.equal(rounds.length, 40)
  await shop.quiet()
})
