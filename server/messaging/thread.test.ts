import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { deleteMessage, listMessages } from '@parlor/contract/messaging.ts'
import { newId } from '@parlor/contract/ids.ts'
import fc from 'fast-check'
import { addEntry } from '../conversations/entries.ts'
import { type Person, Refused } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, zoe, priya, gloria } = shop
await priya.text('The first of many')
await gloria.text('Another thread')
const { id } = await maya.conversationWith(priyasPhone)
const start = Date.parse('2026-01-05T10:00:00.000Z')
const minute = (count: number) => new Date(start + count * 60_000).toISOString()

// Three texts came in each minute, at the very same moment; between the minutes something happened.
const texts = Array.from({ length: 40 }, (_, nth) => ({
  id: newId(),
  at: minute(Math.floor(nth / 3))
}))
const happened = Array.from({ length: 14 }, (_, nth) => ({
  id: newId(),
  at: new Date(start + nth * 60_000 + 30_000).toISOString()
}))
await shop.server.platform.db.inBusiness(shop.salon.businessId, async tx => {
  await tx.rows(
    `insert into messages (business_id, id, conversation_id, number_id, direction, kind, body,
       status, segments, at, carrier_account_id)
     select $1, t.id, c.id, n.id, 'inbound', 'direct', 'One of many', 'received', 1, t.at,
       n.carrier_account_id
     from conversations c join numbers n on n.business_id = $1 and n.id = c.number_id,
       unnest($3::uuid[], $4::timestamptz[]) t(id, at)
     where c.business_id = $1 and c.id = $2`,
    [tx.businessId, id, texts.map(text => text.id), texts.map(text => text.at)]
  )
  for (const { id: entryId, at } of happened) {
    const nothing = { byId: null, body: null, mentions: [], toId: null, name: null, until: null }
    await addEntry(tx, { id: entryId, conversationId: id, kind: 'closed', at, ...nothing })
  }
})
const gone = texts.filter((_, nth) => nth % 7 === 5)
for (const text of gone) await maya.call(deleteMessage, { id: text.id })
const whole = await maya.call(listMessages, { id, limit: 200 })
const idsOf = (things: { id: string }[]) => things.map(thing => thing.id)

/** The page, and all pages on both sides of it, newest first. */
async function everythingAround(window: object) {
  const page = await maya.call(listMessages, { id, ...window })
  let [messages, entries] = [page.messages, page.entries]
  for (let before = page.next; before; ) {
    const older = await maya.call(listMessages, { id, ...window, ...noPlace, before })
    messages = [...messages, ...older.messages]
    entries = [...entries, ...older.entries]
    before = older.next
  }
  for (let later = page.newer; later; ) {
    const newer = await maya.call(listMessages, { id, ...window, ...noPlace, after: later })
    messages = [...newer.messages, ...messages]
    entries = [...newer.entries, ...entries]
    later = newer.newer
  }
  return { messages: idsOf(messages), entries: idsOf(entries) }
}
const noPlace = { at: undefined, messageId: undefined }

async function refusal(person: Person, input: object) {
  const error = await person.call(listMessages, { id, ...input }).then(
    () => assert.fail('it was answered'),
    error => error
  )
  assert.ok(error instanceof Refused)
  const { requestId: _, ...problem } = error.problem
  return problem
}

test('the whole thread holds every text but the deleted ones, and all that happened', () => {
  assert.equal(whole.messages.length, texts.length - gone.length + 1)
  assert.equal(whole.entries.length, happened.length + gone.length)
  assert.deepEqual([whole.next, whole.newer], [null, null])
})

test('paging both ways from anywhere yields each text and each entry once, in order', async () => {
  const kept = texts.filter(text => !gone.includes(text))
  const place = fc.oneof(
    fc.constant({}),
    fc.integer({ min: -2, max: 16 }).map(count => ({ at: minute(count) })),
    fc.constantFrom(...kept).map(text => ({ messageId: text.id }))
  )
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 12 }), async (where, limit) => {
      const found = await everythingAround({ ...where, limit })
      assert.deepEqual(found.messages, idsOf(whole.messages))
      assert.deepEqual(found.entries, idsOf(whole.entries))
    }),
    { numRuns: 12 }
  )
})

test('a page around a text holds it, with as much on each side', async () => {
  const text = texts[20]!
  const page = await maya.call(listMessages, { id, messageId: text.id, limit: 9 })
  assert.equal(page.messages.length, 9)
  assert.equal(idsOf(page.messages).indexOf(text.id), 4)
  const first = await maya.call(listMessages, { id, messageId: texts[0]!.id, limit: 9 })
  assert.equal(first.messages.length, 9)
  assert.equal(first.next, null)
  assert.ok(first.newer)
})

test('a page around a moment shows what was said then', async () => {
  const page = await maya.call(listMessages, { id, at: minute(6), limit: 8 })
  assert.ok(page.messages.some(text => text.at === minute(6)))
  assert.ok(page.messages.some(text => text.at > minute(6)))
  const before = await maya.call(listMessages, { id, at: '2001-01-01T00:00:00.000Z', limit: 4 })
  assert.deepEqual(idsOf(before.messages), idsOf(whole.messages.slice(-4)))
})

test('a text that is deleted, foreign or elsewhere is not there, and neither is a hidden thread', async () => {
  const elsewhere = (await maya.thread(gloriasPhone))[0]!.id
  const answers = await Promise.all(
    [newId(), gone[0]!.id, elsewhere].map(messageId => refusal(maya, { messageId }))
  )
  for (const answer of answers) assert.deepEqual(answer, answers[0])
  assert.equal(answers[0]!.status, 404)
  const glorias = (await maya.conversationWith(gloriasPhone)).id
  const hidden = await refusal(zoe, { id: glorias, messageId: elsewhere })
  assert.deepEqual(hidden, await refusal(zoe, { id: glorias, messageId: newId() }))
  assert.deepEqual(hidden, await refusal(zoe, { id: newId() }))
})

test('two places at once, and a cursor that is none, are said in a sentence that names the field', async () => {
  const both = await refusal(maya, { at: minute(1), messageId: texts[0]!.id })
  assert.deepEqual([both.status, both.code], [400, 'bad-input'])
  assert.match(both.detail ?? '', /^messageId: Use it without `at`/)
  const none = await refusal(maya, { after: 'yesterday' })
  assert.match(none.detail ?? '', /^after: Use the `newer` of the page/)
})
