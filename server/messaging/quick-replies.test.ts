import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import {
  deleteQuickReply,
  listQuickReplies,
  quickReplyLimits,
  saveQuickReply
} from '@parlor/contract/quick-replies.ts'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import { asOwner } from '../testing/database.ts'
import { type Person, Refused } from '../testing/person.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya } = shop

const save = (person: Person, name: string, more: { id?: string; isShared?: boolean } = {}) =>
  person.call(saveQuickReply, {
    ...{ id: newId(), name, body: `${name}, {{client_first_name}}!`, isShared: false },
    ...more
  })
const names = async (person: Person) =>
  (await person.call(listQuickReplies, {})).quickReplies.map(each => each.name)
const refused = (asked: Promise<unknown>, words: RegExp) =>
  assert.rejects(asked, error => error instanceof Refused && words.test(error.problem.detail))

test('one’s own are one’s own, those shared are everybody’s of the business, by name', async () => {
  await save(theo, 'see you')
  await save(maya, 'Parking', { isShared: true })
  await save(zoe, 'After care')
  assert.deepEqual(await names(theo), ['Parking', 'see you'])
  assert.deepEqual(await names(zoe), ['After care', 'Parking'])
  assert.deepEqual(await names(ines), [])
})

test('the same id again replaces it', async () => {
  const id = newId()
  await save(theo, 'Late', { id })
  await save(theo, 'Running late', { id })
  assert.deepEqual(await names(theo), ['Parking', 'Running late', 'see you'])
  await theo.call(deleteQuickReply, { id })
  assert.deepEqual(await names(theo), ['Parking', 'see you'])
})

test('sharing, and changing what is shared, needs the right to change settings', async () => {
  await refused(save(theo, 'Gift cards', { isShared: true }), /needs the permission/)
  const { quickReplies } = await theo.call(listQuickReplies, {})
  const shared = quickReplies.find(each => each.isShared)!
  await refused(save(theo, 'Mine now', { id: shared.id }), /shared with everybody/)
  await refused(theo.call(deleteQuickReply, { id: shared.id }), /shared with everybody/)
  await save(maya, 'Parking', { id: shared.id, isShared: true })
})

test('whoever else may change it, it stays whose it was', async () => {
  const shared = (await theo.call(listQuickReplies, {})).quickReplies.find(each => each.isShared)!
  const may = { permission: 'settings.change' as const, allowed: true, reason: null }
  await maya.call(changeStaff, { id: shop.salon.staff['theo']!, exceptions: [may] })
  const { quickReply } = await save(theo, 'Parking', { id: shared.id, isShared: true })
  assert.equal(quickReply.ownerId, shop.salon.staff['maya'])
  await maya.call(changeStaff, { id: shop.salon.staff['theo']!, exceptions: [] })
})

test('a colleague’s own, a neighbour’s and none at all look the same', async () => {
  const { quickReplies } = await zoe.call(listQuickReplies, {})
  const zoes = quickReplies.find(each => !each.isShared)!
  for (const id of [zoes.id, newId()]) {
    await refused(theo.call(deleteQuickReply, { id }), /no such quick reply/)
    await refused(ines.call(deleteQuickReply, { id }), /no such quick reply/)
  }
  await refused(save(theo, 'Taken', { id: zoes.id }), /no such quick reply/)
  await save(ines, 'Same id, other business', { id: zoes.id })
  assert.deepEqual(await names(zoe), ['After care', 'Parking'])
})

test('there is an end to how many one keeps', async () => {
  await asOwner(
    shop.databaseUrl,
    `insert into quick_replies (business_id, id, owner_id, name, body, changed_at)
     select $1, gen_random_uuid(), $2, 'many', 'many', now() from generate_series(2, $3)`,
    [shop.salon.businessId, shop.salon.staff['theo'], quickReplyLimits.perPersonMax]
  )
  await refused(save(theo, 'One more'), /Delete one you no longer use/)
})

test('a text whose merge field has no value does not leave', async () => {
  await priya.text('Hello')
  await refused(
    theo.reply(priyasPhone, 'See you, {{ client_first_name }}'),
    /“client first name” is not known here/
  )
  await theo.reply(priyasPhone, 'Use {this} {{ and That }} freely')
  await shop.quiet()
  assert.deepEqual(await priya.inbox(), ['Use {this} {{ and That }} freely'])
})
