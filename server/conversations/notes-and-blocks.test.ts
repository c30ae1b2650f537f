import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  blockPhone,
  listBlockedPhones,
  putLabel,
  takeLabel,
  unblockPhone
} from '@parlor/contract/conversation-changes.ts'
import { newId } from '@parlor/contract/ids.ts'
import { addLabel, changeLabel, deleteLabel, listLabels } from '@parlor/contract/labels.ts'
import { addNote, deleteNote } from '@parlor/contract/thread-entries.ts'
import { entriesOf, expectAllSynced } from '../testing/expect-synced.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria, stranger } = shop
const synced = (story: () => Promise<unknown>) => expectAllSynced([maya, theo, zoe, ines], story)

await priya.text('Can I move to Friday?')
await gloria.text('Running ten minutes late')
const { id } = await maya.conversationWith(priyasPhone)
const gloriasId = (await maya.conversationWith(gloriasPhone)).id
const zoeId = shop.salon.staff['zoe']!

test('a note is for the staff alone: it stands in the thread, and no phone gets it', async () => {
  const noteId = newId()
  const note = { id, noteId, body: '@Zoe she likes the window seat', mentions: [zoeId] }
  await synced(async () => {
    await theo.call(addNote, note)
    await theo.call(addNote, note)
  })
  const notes = (await entriesOf(zoe, id)).filter(entry => entry.kind === 'note')
  assert.equal(notes.length, 1)
  assert.deepEqual(notes[0]!.mentions, [zoeId])
  await shop.quiet()
  assert.deepEqual(await priya.inbox(), [])
  const before = await maya.conversationWith(priyasPhone)
  assert.equal(before.last?.preview, 'Can I move to Friday?', 'a note answers nothing')
  assert.equal(before.unanswered, 1)
})

test('one deletes one’s own note; an admin any; nobody what she cannot see', async () => {
  const [mayas, theos, hidden] = [newId(), newId(), newId()]
  await maya.call(addNote, { id, noteId: mayas, body: 'Mine', mentions: [] })
  await theo.call(addNote, { id, noteId: theos, body: 'His', mentions: [] })
  await theo.call(addNote, { id: gloriasId, noteId: hidden, body: 'Not hers', mentions: [] })
  await assert.rejects(theo.call(deleteNote, { id: mayas }), /Only who wrote/)
  await assert.rejects(zoe.call(deleteNote, { id: hidden }), /no such note|no such conversation/)
  await synced(async () => {
    await theo.call(deleteNote, { id: theos })
    await maya.call(deleteNote, { id: mayas })
  })
  const bodies = (await entriesOf(maya, id)).map(entry => entry.body)
  assert.ok(!bodies.includes('Mine') && !bodies.includes('His'))
})

test('an empty note, one that is too long, and a mention of a stranger are refused', async () => {
  const write = (body: string, mentions: string[] = []) =>
    theo.call(addNote, { id, noteId: newId(), body, mentions })
  await assert.rejects(write(''), /body/)
  await assert.rejects(write('x'.repeat(5_001)), /body/)
  await assert.rejects(write('Hello @Ines', [shop.nextDoor.staff['ines']!]), /works here no more/)
})

test('labels are put on and taken off for all; a name is taken regardless of its case', async () => {
  const vip = { id: newId(), name: 'VIP', colour: 1 }
  await synced(async () => {
    await maya.call(addLabel, vip)
    await theo.call(putLabel, { id, labelId: vip.id })
    await theo.call(putLabel, { id, labelId: vip.id })
  })
  assert.deepEqual((await zoe.conversationWith(priyasPhone)).labelIds, [vip.id])
  await assert.rejects(maya.call(addLabel, { ...vip, id: newId(), name: 'vip' }), /already/)
  await maya.call(changeLabel, { id: vip.id, name: 'Regular' })
  await synced(() => theo.call(takeLabel, { id, labelId: vip.id }))
  const kinds = (await entriesOf(maya, id)).map(({ kind, name }) => `${kind} ${name}`)
  assert.ok(kinds.includes('labelled VIP') && kinds.includes('unlabelled Regular'))
  assert.equal(kinds.filter(each => each === 'labelled VIP').length, 1)
})

test('a deleted label is gone from every conversation', async () => {
  const label = { id: newId(), name: 'Colour', colour: 2 }
  await maya.call(addLabel, label)
  await theo.call(putLabel, { id, labelId: label.id })
  await theo.call(putLabel, { id: gloriasId, labelId: label.id })
  await synced(() => maya.call(deleteLabel, { id: label.id }))
  assert.deepEqual((await maya.conversationWith(gloriasPhone)).labelIds, [])
  const { labels } = await theo.call(listLabels, {})
  assert.ok(!labels.some(each => each.id === label.id))
  await assert.rejects(ines.call(putLabel, { id, labelId: label.id }), /no such/)
})

test('texts of a blocked number are kept, counted and out of the inbox, until it is unblocked', async () => {
  await synced(() => theo.call(blockPhone, { phone: gloriasPhone, why: 'Rude' }))
  await synced(async () => {
    await gloria.text('You will be sorry')
    await gloria.text('Hello?')
  })
  for (const view of ['open', 'unread', 'all'] as const) {
    assert.ok(!(await maya.inbox(view)).some(row => row.phone === gloriasPhone), view)
  }
  const [row] = await maya.inbox('blocked')
  assert.equal(row!.last?.preview, 'Hello?')
  const { blocked } = await maya.call(listBlockedPhones, {})
  assert.deepEqual(
    blocked.map(({ phone, why, attempts, blockedById, clientName }) => [
      ...[phone, why, attempts, blockedById, clientName]
    ]),
    [[gloriasPhone, 'Rude', 2, shop.salon.staff['theo'], 'Gloria Bassett']]
  )
  await assert.rejects(theo.call(blockPhone, { phone: '+12505550110', why: '' }), /your own number/)
  await synced(() => maya.call(unblockPhone, { phone: gloriasPhone }))
  const back = await maya.conversationWith(gloriasPhone)
  assert.equal(back.unanswered, 3)
  assert.ok((await maya.inbox('unread')).some(each => each.phone === gloriasPhone))
})

test('who is blocked before the first text stays out of the inbox, and STOP still counts', async () => {
  await theo.call(blockPhone, { phone: stranger.phone, why: 'Spam' })
  await synced(() => stranger.text('Cheap lashes'))
  await synced(() => stranger.text('STOP'))
  assert.ok(!(await maya.inbox('all')).some(row => row.phone === stranger.phone))
  const [row] = (await maya.inbox('blocked')).filter(each => each.phone === stranger.phone)
  assert.ok(row!.optedOutAt)
})
