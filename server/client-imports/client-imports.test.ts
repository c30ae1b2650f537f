import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addClientNote, getClient, listClients } from '@parlor/contract/client-cards.ts'
import {
  checkRows,
  decideRow,
  exportClients,
  getImport,
  type ImportFields,
  listImportRows,
  runImport,
  startImport,
  undoImport
} from '@parlor/contract/client-imports.ts'
import { listHistory } from '@parlor/contract/contact-history.ts'
import { newId } from '@parlor/contract/ids.ts'
import { asOwner } from '../testing/database.ts'
import { type OpenScreen, type Person, Refused } from '../testing/person.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, stranger } = shop
await stranger.text('Do you take walk-ins?')
await shop.priya.text('See you at 3')

const line = (fields: Partial<ImportFields> & { name: string }): ImportFields => ({
  ...{ phones: [], emails: [], uid: '', externalId: '', type: '', groups: [] },
  ...{ language: '', birthday: '', note: '', marketing: '' },
  ...fields
})

async function checked(who: Person, lines: ImportFields[]) {
  const id = newId()
  await who.call(startImport, { id, name: 'oak-bay.csv' })
  const rows = lines.map((fields, place) => ({ line: place + 2, fields }))
  const { import: file } = await who.call(checkRows, { id, rows })
  return { id, counts: file.counts }
}

async function until(screen: OpenScreen, id: string, state: string) {
  const last = () =>
    screen.events
      .flatMap(({ event }) => (event.type === 'import.updated' ? [event.import] : []))
      .findLast(each => each.id === id)
  await screen.until(() => last()?.state === state)
  return last()!
}

async function imported(who: Person, lines: ImportFields[]) {
  const { id } = await checked(who, lines)
  const screen = await who.open()
  await who.call(runImport, { id })
  const file = await until(screen, id, 'done')
  return { id, file, screen }
}
const names = async (q: string) =>
  (await theo.call(listClients, { q })).clients.map(client => client.name)
const card = async (q: string) => {
  const [found] = (await theo.call(listClients, { q })).clients
  return (await theo.call(getClient, { id: found!.id })).client
}
const owner = <Row>(sql: string) => asOwner<Row>(shop.databaseUrl, sql, [shop.salon.businessId])

test('checked before anything is written: new, like a card, and bad with the field and why', async () => {
  const before = await owner('select count(*) from clients where business_id = $1')
  const { id, counts } = await checked(theo, [
    line({ name: 'Nadia Orlov', phones: ['(250) 555-0944'] }),
    line({ name: 'Priya R. Raman', phones: ['250-555-0142'], emails: ['priya@new.test'] }),
    line({ name: 'Jo Li', phones: ['250 555 01'] }),
    line({ name: '', phones: ['(250) 555-0945'] }),
    line({ name: 'Per Aas', emails: ['per@'] }),
    line({ name: 'Ours', phones: ['(250) 555-0110'] }),
    line({ name: 'Born Nowhere', birthday: '31/02/1990' }),
    line({ name: 'Omar Other', phones: ['250-555-0142'] }) // a family, not Priya
  ])
  assert.deepEqual(counts, { new: 2, merge: 1, bad: 5, skip: 0 })
  const rows = (fate: 'bad' | 'merge') => theo.call(listImportRows, { id, fate })
  assert.deepEqual(
    (await rows('bad')).rows.map(row => [row.line, row.field, row.why]),
    [
      [4, 'phones', '250 555 01: There is no such phone number. Check its digits.'],
      [5, 'name', 'There is no name.'],
      [6, 'emails', 'per@: this is no e-mail address.'],
      [7, 'phones', '(250) 555-0110: this is your own number.'],
      [8, 'birthday', '31/02/1990: there is no such day. Write it as 1988-06-06.']
    ]
  )
  const [merge] = (await rows('merge')).rows
  assert.deepEqual([merge!.client?.name, merge!.gains], ['Priya Raman', ['emails']])
  assert.deepEqual(await owner('select count(*) from clients where business_id = $1'), before)
  // Mended in place: the line is sent again.
  const mended = line({ name: 'Jo Li', phones: ['250 555 0146'] })
  const { import: now } = await theo.call(checkRows, { id, rows: [{ line: 4, fields: mended }] })
  assert.deepEqual(now.counts, { new: 3, merge: 1, bad: 4, skip: 0 })
})

test('imported: cards with groups and consent, a stranger gets a name, and nobody gets a text', async () => {
  const { file } = await imported(theo, [
    line({
      name: 'Walter Walkin',
      phones: [stranger.phone, '250 555 0147'],
      emails: ['walter@mail.test'],
      uid: '9001',
      type: 'lead',
      groups: ['Oak Bay regulars', 'New'],
      birthday: '06/25/1988',
      language: 'fr-CA',
      marketing: 'yes'
    }),
    line({ name: 'Walter Walkin', phones: [stranger.phone], note: 'Named twice in one file' })
  ])
  assert.deepEqual([file.counts.new, file.counts.merge, file.done], [1, 1, 2])
  const walter = await card('9001')
  assert.deepEqual(
    [walter.groups.map(each => each.name), walter.birthday, walter.language, walter.note],
    [['New', 'Oak Bay regulars'], '1988-06-25', 'fr-CA', 'Named twice in one file']
  )
  assert.deepEqual(
    walter.consents.map(each => [each.purpose, each.given, each.source]),
    [['marketing', true, 'oak-bay.csv']]
  )
  assert.equal((await maya.conversationWith(stranger.phone)).client!.id, walter.id)
  const { items } = await theo.call(listHistory, { id: walter.id, kind: 'all' })
  assert.ok(items.some(item => item.of === 'card' && item.entry.kind === 'imported'))
  await shop.quiet()
  assert.deepEqual(await stranger.inbox(), [])
})

test('the card wins, the file fills what is empty; a STOP is never lifted by a file', async () => {
  await shop.priya.text('STOP')
  const before = await card('priya')
  await imported(theo, [
    line({
      name: 'Priya Raman-Smith',
      phones: [priyasPhone],
      emails: ['priya@fresh.test'],
      note: 'From the old system',
      marketing: 'yes'
    })
  ])
  const priya = await card('priya')
  assert.equal(priya.name, before.name)
  assert.equal(priya.note, before.note ?? 'From the old system')
  assert.ok(priya.emails.some(each => each.email === 'priya@fresh.test'))
  assert.notEqual(priya.phones[0]!.optedOutAt, null)
})

test('an id of their own is the same client, whatever else has changed', async () => {
  await imported(theo, [line({ name: 'Mary Maiden', uid: '7001', phones: ['250 555 0155'] })])
  const { counts } = await checked(theo, [
    line({ name: 'Marie Married', uid: '7001', phones: ['250 555 0156'] })
  ])
  assert.deepEqual(counts, { new: 0, merge: 1, bad: 0, skip: 0 })
})

test('Keep both makes a second card, Skip none', async () => {
  const { id } = await checked(theo, [
    line({ name: 'Gloria Bassett', phones: [shop.gloria.phone] }),
    line({ name: 'Priya Raman', phones: [priyasPhone], emails: ['skipped@mail.test'] })
  ])
  await theo.call(decideRow, { id, line: 2, fate: 'new' })
  await theo.call(decideRow, { id, line: 3, fate: 'skip' })
  const screen = await theo.open()
  await theo.call(runImport, { id })
  await until(screen, id, 'done')
  assert.equal((await names('gloria bassett')).length, 2)
  assert.deepEqual(await names('skipped@mail.test'), [])
})

test('taken back: every card as it was before, but for whom somebody has used since', async () => {
  const whole = () =>
    owner(
      `select k::text || coalesce((select string_agg(p.phone, ',' order by p.phone)
         from client_phones p where p.client_id = k.id), '') as it
       from clients k where k.business_id = $1 order by k.id`
    )
  const before = await whole()
  const { id, screen } = await imported(theo, [
    line({ name: 'Ursula Undone', phones: ['250 555 0151'] }),
    line({ name: 'Vera Visited', phones: ['250 555 0152'] }),
    line({ name: 'Gloria Bassett', phones: [shop.gloria.phone, '250 555 0153'], type: 'vip' })
  ])
  const vera = await card('vera')
  await theo.call(addClientNote, { id: vera.id, noteId: newId(), body: 'Called' })
  await theo.call(undoImport, { id })
  const file = await until(screen, id, 'undone')
  assert.equal(file.kept, 1)
  assert.deepEqual(await names('ursula'), [])
  assert.deepEqual(await names('vera'), ['Vera Visited'])
  const left = (await whole()).filter(row => !JSON.stringify(row).includes('Vera'))
  assert.deepEqual(left, before)
})

test('a file without one line that could be imported is not begun', async () => {
  const { id } = await checked(theo, [line({ name: 'Nils Nothing', phones: ['12'] })])
  await assert.rejects(
    theo.call(runImport, { id }),
    error => error instanceof Refused && error.problem.code === 'nothing-to-import'
  )
  assert.equal((await theo.call(getImport, { id })).import.state, 'checking')
  assert.deepEqual(await names('nils nothing'), [])
})

test('a day later an import stays', async () => {
  const { id } = await imported(theo, [line({ name: 'Late Larry' })])
  await owner(
    `update client_imports set undo_until = now() - interval '1 s' where business_id = $1`
  )
  await assert.rejects(
    theo.call(undoImport, { id }),
    error => error instanceof Refused && error.problem.code === 'too-late'
  )
})

test('whoever does not see every client imports nothing, and exports what she sees', async () => {
  await assert.rejects(
    zoe.call(startImport, { id: newId(), name: 'x.csv' }),
    error => error instanceof Refused && error.problem.status === 403
  )
  const { clients } = await maya.call(exportClients, {})
  assert.ok(clients.length > 3 && clients.some(each => each.name === 'Walter Walkin'))
  const { import: file } = await theo.call(getImport, {
    id: (await checked(theo, [line({ name: 'A' })])).id
  })
  await assert.rejects(
    maya.call(getImport, { id: newId() }),
    error => error instanceof Refused && error.problem.status === 404
  )
  assert.equal(file.state, 'checking')
})
