import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import {
  deleteSavedView,
  getFilterChoices,
  listSavedViews,
  saveView,
  searchConversations
} from '@parlor/contract/search.ts'
import { asOwner } from '../testing/database.ts'
import { type Person, Refused } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya, gloria, stranger } = shop
await gloria.text('Any time on Friday?')
await priya.text('See you at 3')
await stranger.text('Do you take walk-ins?')

const phones = async (who: Person, asked: Partial<InputOf<typeof searchConversations>>) => {
  const found: string[] = []
  for (let before: string | undefined; ; ) {
    const page = await who.call(searchConversations, {
      view: 'all',
      ...asked,
      ...(before && { before })
    })
    found.push(...page.rows.map(row => row.phone))
    if (!page.next) return found
    before = page.next
  }
}
const all = [stranger.phone, priya.phone, gloria.phone]
const business = [shop.salon.businessId]
const owner = (sql: string, ...values: unknown[]) =>
  asOwner(shop.databaseUrl, sql, [...business, ...values])
const clientOf = async (phone: string) => (await maya.conversationWith(phone)).client!.id

test('a name, a number in any format and an id find their conversations, strangers’ too', async () => {
  assert.deepEqual(await phones(maya, {}), all)
  for (const q of [
    'gloria',
    'GLO',
    'bassett gl',
    gloria.phone,
    '250 555 0163',
    '0163',
    '5550163'
  ]) {
    assert.deepEqual(await phones(maya, { q }), [gloria.phone], q)
  }
  for (const q of [stranger.phone, '(250) 555-0187', '0187']) {
    assert.deepEqual(await phones(maya, { q }), [stranger.phone], q)
  }
  assert.deepEqual(await phones(maya, { q: await clientOf(priya.phone) }), [priya.phone])
  for (const q of ['?', '%', "' or true --", 'gloria priya', 'nobody']) {
    assert.deepEqual(await phones(maya, { q }), [], q)
  }
})

test('a provider finds her own clients only', async () => {
  assert.deepEqual(await phones(zoe, {}), [priya.phone])
  assert.deepEqual(await phones(zoe, { q: 'gloria' }), [])
  assert.deepEqual(await phones(zoe, { q: '0187' }), [])
})

test('type, group, home location, staff, label, dates and pictures narrow it, alone and together', async () => {
  const [groupId, labelId] = [newId(), newId()]
  const gloriaId = await clientOf(gloria.phone)
  await owner(`update clients set type = 'lead' where business_id = $1 and id = $2`, gloriaId)
  await owner(
    `insert into client_groups (business_id, id, name, created_at) values ($1, $2, 'Colour club', now())`,
    groupId
  )
  await owner('insert into client_group_members values ($1, $2, $3)', groupId, gloriaId)
  await owner(`insert into labels values ($1, $2, 'VIP', 1, now())`, labelId)
  const { id, lastAt } = await maya.conversationWith(gloria.phone)
  await owner('insert into conversation_labels values ($1, $2, $3)', id, labelId)
  const later = new Date(Date.parse(lastAt) + 1).toISOString()
  const ways = [
    { clientType: 'lead' },
    { groupId },
    { labelId },
    { from: lastAt, to: later },
    { clientType: 'lead', groupId, labelId, q: 'bassett' }
  ]
  for (const way of ways) {
    assert.deepEqual(await phones(maya, way), [gloria.phone], JSON.stringify(way))
  }
  assert.deepEqual(await phones(maya, { labelId, q: 'priya' }), [])
  assert.deepEqual(await phones(maya, { groupId, view: 'closed' }), [])
  for (const field of ['groupId', 'labelId', 'locationId', 'assigneeId']) {
    assert.deepEqual(await phones(maya, { [field]: newId() }), [], `${field} of nobody`)
  }
  await theo.reply(priya.phone, 'Perfect')
  const { assigneeId } = await maya.conversationWith(priya.phone)
  assert.deepEqual(await phones(maya, { assigneeId: assigneeId! }), [priya.phone])
  const photo = { media: [{ contentType: 'image/png', base64: btoa('picture') }] }
  await gloria.text('Like this', photo)
  assert.deepEqual(await phones(maya, { hasAttachment: 'yes' }), [gloria.phone])
  const choices = await maya.call(getFilterChoices, {})
  assert.ok(choices.clientTypes.includes('lead'))
  assert.deepEqual(choices.groups, [{ id: groupId, name: 'Colour club' }])
  const place = choices.locations[0]!.id
  const here = await phones(maya, { locationId: place })
  assert.ok(here.includes(stranger.phone), 'a stranger belongs where the number is')
})

test('dates out of order leave nothing, and a bad one is refused beside its field', async () => {
  const [from, to] = ['2026-11-26T00:00:00.000Z', '2026-11-25T00:00:00.000Z']
  assert.deepEqual(await phones(maya, { from, to }), [])
  const refused = maya.call(searchConversations, { view: 'all', from: 'yesterday' })
  await assert.rejects(refused, ({ problem }: Refused) => problem.status === 400)
})

test('filters are kept under a name: mine, or shared with all by who may change settings', async () => {
  const id = newId()
  const filters = { q: 'balayage', hasAttachment: 'yes' as const }
  const view = { id, name: '  Photos of colour ', isShared: false, view: 'open' as const, filters }
  const { savedView } = await theo.call(saveView, view)
  assert.equal(savedView.name, 'Photos of colour')
  assert.deepEqual((await theo.call(listSavedViews, {})).savedViews, [savedView])
  assert.deepEqual((await maya.call(listSavedViews, {})).savedViews, [])
  await assert.rejects(theo.call(saveView, { ...view, isShared: true }), Refused)
  await assert.rejects(maya.call(deleteSavedView, { id }), Refused, 'another’s own is not there')
  const shared = { ...view, id: newId(), name: 'All photos', isShared: true }
  await maya.call(saveView, shared)
  assert.equal((await theo.call(listSavedViews, {})).savedViews.length, 2)
  await assert.rejects(theo.call(deleteSavedView, { id: shared.id }), Refused)
  await maya.call(deleteSavedView, { id: shared.id })
  await theo.call(deleteSavedView, { id })
  assert.deepEqual((await theo.call(listSavedViews, {})).savedViews, [])
})
