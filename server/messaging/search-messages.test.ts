import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { blockPhone } from '@parlor/contract/conversation-changes.ts'
import { deleteConversation } from '@parlor/contract/conversation-changes.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { deleteMessage, sendMessage } from '@parlor/contract/messaging.ts'
import { type Hit, searchMessages } from '@parlor/contract/search.ts'
import pg from 'pg'
import { asOwner } from '../testing/database.ts'
import type { Person } from '../testing/person.ts'
import { nextDoorPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'
import { sortInWords } from './searchable-texts.ts'

const wordsLock = 7_127_034
const shop = await theSalon({ after })
const { maya, zoe, theo, ines, priya, gloria, stranger } = shop

/** Page by page to the end, however little each of them holds. */
async function find(who: Person, asked: InputOf<typeof searchMessages>): Promise<Hit[]> {
  const hits: Hit[] = []
  for (let before = asked.before; ; ) {
    const page = await who.call(searchMessages, { ...asked, ...(before && { before }) })
    hits.push(...page.hits)
    if (!page.next) return hits
    before = page.next
  }
}
const bodies = async (who: Person, q: string, more: InputOf<typeof searchMessages> = {}) =>
  (await find(who, { q, ...more })).map(hit => hit.message.body)

const balayage = 'Is the Balayage on Friday still at 3? My sister’s is too'
await priya.text(balayage)
await gloria.text('Friday suits me, balayage for two please')
await stranger.text('Do you do Köln-style fringes? C’était parfait')

test('a word is found in any case and accent, the last one unfinished, newest text first', async () => {
  const both = ['Friday suits me, balayage for two please', balayage]
  for (const q of ['balayage', 'BALAYAGE friday', 'bal', 'balay', 'friday balayag']) {
    assert.deepEqual(await bodies(maya, q), both, q)
  }
  assert.deepEqual(await bodies(maya, 'balayage sisters'), [balayage])
  for (const q of ['koln', 'KÖLN style', 'etait', 'cetait', 'fringes']) {
    const found = await bodies(maya, q)
    assert.equal(found.length, q === 'etait' ? 0 : 1, q)
  }
  assert.deepEqual(await bodies(maya, 'balayages'), [])
  assert.deepEqual(await bodies(maya, 'ba'), [], 'two letters are a word of their own')
})

test('signs of any search language are only signs', async () => {
  for (const q of ['"', "'", '& |', '!friday', 'fri:*', '((', '\\', '%', 'a <-> b', '🙂', ' ']) {
    await find(maya, { q })
  }
  assert.equal((await bodies(maya, '!friday & (balayage)')).length, 2)
})

test('a hit says where its words stand', async () => {
  const [hit] = await find(maya, { q: 'sisters bala' })
  const { message, marks } = hit!
  assert.deepEqual(
    marks.map(([from, to]) => message.body.slice(from, to)),
    ['Balayage', 'sister’s']
  )
  const [other] = await find(maya, { q: 'friday my' })
  assert.deepEqual(
    other!.marks.map(([from, to]) => other!.message.body.slice(from, to)),
    ['Friday', 'My']
  )
})

test('nobody finds what they may not see: a colleague’s client, the neighbour, a blocked phone', async () => {
  assert.deepEqual(await bodies(zoe, 'balayage'), [balayage])
  assert.deepEqual(await bodies(ines, 'balayage'), [])
  await shop.carrier.inbound({ from: '+12505550178', to: nextDoorPhone, body: 'Zephyrine fade?' })
  assert.deepEqual(await bodies(maya, 'zephyrine'), [])
  assert.equal((await bodies(ines, 'zephyrine')).length, 1)
  await shop.carrier.inbound({
    from: '+12505550179',
    to: '+12505550110',
    body: 'Buy quixotic pills'
  })
  assert.equal((await bodies(maya, 'quixotic')).length, 1)
  await maya.call(blockPhone, { phone: '+12505550179', why: 'Spam' })
  assert.deepEqual(await bodies(maya, 'quixotic'), [])
})

test('what is deleted is found by nobody, and no word of it is left', async () => {
  const phone = '+12505550180'
  await shop.carrier.inbound({ from: phone, to: '+12505550110', body: 'Xylophone lessons' })
  await shop.carrier.inbound({ from: phone, to: '+12505550110', body: 'Xylophone again' })
  const [again, first] = await find(maya, { q: 'xylophone' })
  await maya.call(deleteMessage, { id: again!.message.id })
  assert.deepEqual(await bodies(maya, 'xylophone'), [first!.message.body])
  await maya.call(deleteConversation, { id: first!.conversation.id })
  assert.deepEqual(await bodies(maya, 'xylophone'), [])
  const left = `select from searchable_texts where words like '%xylophone%'`
  assert.equal((await asOwner(shop.databaseUrl, left)).length, 0)
})

test('a text that is sent is found at once, a scheduled one when it has left', async () => {
  const { id } = await theo.conversationWith(priya.phone)
  await theo.reply(priya.phone, 'Pomegranate mask at noon')
  assert.equal((await bodies(theo, 'pomegranate')).length, 1)
  const messageId = newId()
  const scheduledFor = new Date(Date.now() + 3_600_000).toISOString()
  await theo.call(sendMessage, { id, messageId, body: 'Tamarind rinse tomorrow', scheduledFor })
  assert.deepEqual(await bodies(theo, 'tamarind'), [])
})

test('dates, staff and labels narrow it; what belongs to another business leaves nothing', async () => {
  const [hit] = await find(maya, { q: 'sisters' })
  const { at } = hit!.message
  const later = new Date(Date.parse(at) + 1).toISOString()
  assert.deepEqual(await bodies(maya, 'sisters', { from: at, to: later }), [balayage])
  assert.deepEqual(await bodies(maya, 'sisters', { from: later }), [])
  assert.deepEqual(await bodies(maya, 'sisters', { to: at }), [])
  const mine = shop.salon.staff['theo@salon.test'] ?? Object.values(shop.salon.staff)[1]!
  const assigned = await find(maya, { q: 'pomegranate', assigneeId: mine })
  assert.equal(assigned.length, 1, 'who answers first has it')
  assert.deepEqual(await bodies(maya, 'balayage', { labelId: newId() }), [])
  assert.deepEqual(await bodies(maya, 'balayage', { groupId: newId() }), [])
})

test('in one conversation alone, and not in one that may not be seen', async () => {
  const { id } = await maya.conversationWith(gloria.phone)
  const here = await bodies(maya, 'balayage', { conversationId: id })
  assert.deepEqual(here, ['Friday suits me, balayage for two please'])
  assert.deepEqual(await bodies(zoe, 'balayage', { conversationId: id }), [])
  assert.deepEqual(await bodies(ines, 'balayage', { conversationId: id }), [])
})

test('pictures are found with and without a word', async () => {
  const photo = { media: [{ contentType: 'image/png', base64: btoa('picture') }] }
  await gloria.text('My fringe, before', photo)
  assert.deepEqual(await bodies(maya, '', { hasAttachment: 'yes' }), ['My fringe, before'])
  assert.deepEqual(await bodies(maya, 'fringe', { hasAttachment: 'yes' }), ['My fringe, before'])
  assert.deepEqual(await bodies(maya, 'balayage', { hasAttachment: 'yes' }), [])
})

test('every page goes on where the one before ended, over hours, weeks and years', async () => {
  const { id, numberId } = await maya.conversationWith(gloria.phone)
  const hours = [...Array(40).keys(), 60, 100, 500, 800, 2000, 20_000, 40_000]
  await asOwner(
    shop.databaseUrl,
    `with m as (
       insert into messages (business_id, id, conversation_id, number_id, direction, kind, body,
         status, segments, at, carrier_account_id)
       select $1, gen_random_uuid(), $2, $3, 'inbound', 'direct', 'Oleander ' || hours, 'received', 1,
         now() - hours * interval '1 hour', n.carrier_account_id
       from unnest($4::int[]) hours join numbers n on n.business_id = $1 and n.id = $3
       returning *
     ) insert into searchable_texts select business_id, id, conversation_id, at,
         words_of_text(body, false) from m`,
    [shop.salon.businessId, id, numberId, hours]
  )
  const found = await bodies(maya, 'oleander')
  assert.deepEqual(
    found,
    hours.map(hour => `Oleander ${hour}`)
  )
  const few = await maya.call(searchMessages, { q: 'oleander' })
  assert.ok(few.hits.length <= 30)
  assert.equal(few.searchedTo === null, few.next === null)
})

test('words wait before their index, are found there, and are soon sorted in beside', async () => {
  await asOwner(shop.databaseUrl, 'create extension if not exists pgstattuple')
  const waiting = async () => {
    const asked = `select pending_pages::int as n from pgstatginindex('searchable_texts_words')`
    return (await asOwner<{ n: number }>(shop.databaseUrl, asked))[0]!.n
  }
  const other = new pg.Client({ connectionString: shop.databaseUrl })
  await other.connect()
  try {
    await other.query('select pg_advisory_lock($1)', [wordsLock]) // another process is at it
    await gloria.text('Do you sell marjoram soap?')
    await sortInWords(shop.server.platform.db)
    assert.ok((await waiting()) > 0, 'nobody stops to sort, and nobody waits for who does')
    assert.equal((await bodies(maya, 'marjoram')).length, 1)
  } finally {
    await other.end()
  }
  await eventually(waiting, pages => pages === 0)
  assert.equal((await bodies(maya, 'marjoram soap')).length, 1)
})

test('each text that is there has its row, and no other has one', async () => {
  const wrong = await asOwner(
    shop.databaseUrl,
    `select m.id, t.message_id from messages m
     full join searchable_texts t on t.business_id = m.business_id and t.message_id = m.id
     where (m.deleted_at is null and m.status not in ('scheduled', 'cancelled'))
       is distinct from (t.message_id is not null)`
  )
  assert.deepEqual(wrong, [])
})
