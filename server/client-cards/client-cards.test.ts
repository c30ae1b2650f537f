import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  addClient,
  addClientGroup,
  addClientNote,
  changeClient,
  eraseClient,
  getClient,
  listClients,
  mergeClients,
  noteConsent,
  putPatient,
  removePatient
} from '@parlor/contract/client-cards.ts'
import { moveClient } from '@parlor/contract/clients.ts'
import { listHistory } from '@parlor/contract/contact-history.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import { findRecipients } from '@parlor/contract/new-conversation.ts'
import { visibilities } from '@parlor/contract/permissions.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import { addProvider } from '../clients/client-care.ts'
import { asOwner } from '../testing/database.ts'
import { type Person, Refused } from '../testing/person.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria, stranger } = shop
await priya.text('See you at 3')
await gloria.text('Any time on Friday?')
await stranger.text('Do you take walk-ins?')
const clientAt = async (phone: string) => (await maya.conversationWith(phone)).client!.id
const [priyasId, gloriasId] = [await clientAt(priya.phone), await clientAt(gloria.phone)]

const card = async (who: Person, id: string) => (await who.call(getClient, { id })).client
const add = async (who: Person, given: Omit<InputOf<typeof addClient>, 'id'>) =>
  (await who.call(addClient, { id: newId(), ...given })).client
const names = async (who: Person, asked: Partial<InputOf<typeof listClients>> = {}) =>
  (await who.call(listClients, { q: '', ...asked })).clients.map(client => client.name)
const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused &&
  error.problem.code === code &&
  (field === undefined || error.problem.errors?.[0]?.field === field)

test('a client with all that the desk knows, read back as it was written', async () => {
  const group = { id: newId(), name: 'Vets’ club' }
  await theo.call(addClientGroup, group)
  const made = await add(theo, {
    name: 'Nadia Orlov',
    phones: [
      { phone: '(250) 555-0144', type: 'mobile' },
      { phone: '250.555.0145', type: 'work' }
    ],
    emails: [{ email: 'nadia@mail.test', type: 'home' }],
    uid: '7001',
    externalId: 'CL_0812',
    type: 'member',
    groupIds: [group.id],
    language: 'fr-CA',
    birthday: '--02-29',
    preferredChannel: 'email',
    note: 'Parks behind us'
  })
  const read = await card(maya, made.id)
  assert.deepEqual(read, made)
  assert.deepEqual(
    read.phones.map(each => [each.phone, each.type]),
    [
      ['+12505550144', 'mobile'],
      ['+12505550145', 'work']
    ]
  )
  assert.deepEqual(read.groups, [group])
  assert.equal(read.birthday, '--02-29')
  for (const q of ['orlov', '0145', 'nadia@mail.test', '7001', 'CL_0812', made.id]) {
    assert.deepEqual(await names(theo, { q }), ['Nadia Orlov'], q)
  }
  assert.deepEqual(await names(theo, { groupId: group.id }), ['Nadia Orlov'])
})

test('the same client twice is one; a UID, a bad number or an impossible day is said beside its field', async () => {
  const given = { id: newId(), name: 'Twice Told', uid: '7002' }
  const [one, two] = [await theo.call(addClient, given), await theo.call(addClient, given)]
  assert.deepEqual(one, two)
  const other = await add(theo, { name: 'Other' })
  const change = (fields: Partial<InputOf<typeof changeClient>>) =>
    theo.call(changeClient, { id: other.id, ...fields })
  await assert.rejects(change({ uid: '7002' }), refused('id-taken', 'uid'))
  await assert.rejects(
    change({ phones: [{ phone: '555', type: 'home' }] }),
    refused('bad-phone', 'phones.0.phone')
  )
  for (const birthday of ['1988-02-30', '2988-01-01', '--13-01']) {
    await assert.rejects(change({ birthday }), refused('bad-birthday', 'birthday'), birthday)
  }
  assert.deepEqual(await card(theo, other.id), other)
})

test('two who change different fields do not undo each other, and the inbox shows the new name', async () => {
  await Promise.all([
    theo.call(changeClient, { id: gloriasId, name: 'Gloria Bassett-Lee' }),
    maya.call(changeClient, { id: gloriasId, language: 'es' })
  ])
  const after = await card(maya, gloriasId)
  assert.deepEqual([after.name, after.language], ['Gloria Bassett-Lee', 'es'])
  assert.equal((await maya.conversationWith(gloria.phone)).client!.name, 'Gloria Bassett-Lee')
  assert.deepEqual(await names(theo, { q: 'lee' }), ['Gloria Bassett-Lee'])
})

test('a stranger’s number written on a card makes their conversation the client’s', async () => {
  const made = await add(theo, {
    name: 'Walter Walkin',
    phones: [{ phone: stranger.phone, type: 'mobile' }]
  })
  assert.equal((await maya.conversationWith(stranger.phone)).client!.id, made.id)
})

test('whom somebody does not see is not there for her: list, search, card, history, change', async () => {
  assert.deepEqual(await names(zoe), ['Priya Raman'])
  assert.deepEqual(await names(zoe, { q: 'gloria' }), [])
  assert.equal((await card(zoe, priyasId)).id, priyasId)
  for (const id of [gloriasId, newId()]) {
    await assert.rejects(zoe.call(getClient, { id }), refused('not-found'))
    await assert.rejects(zoe.call(listHistory, { id, kind: 'all' }), refused('not-found'))
    await assert.rejects(
      zoe.call(addClientNote, { id, noteId: newId(), body: 'Hello' }),
      refused('not-found')
    )
    await assert.rejects(ines.call(changeClient, { id, name: 'Mine' }), refused('not-found'))
  }
  assert.equal((await names(maya)).includes('Priya Raman'), true)
})

test('a card that changes is heard by those who see the client, and by nobody else', async () => {
  const [zoes, mayas] = [await zoe.open(), await maya.open()]
  await theo.call(changeClient, { id: gloriasId, type: 'lead' })
  await theo.call(changeClient, { id: priyasId, type: 'vip' })
  const types = (screen: typeof zoes) =>
    screen.events.flatMap(({ event }) =>
      event.type === 'client.updated' ? [event.client.type] : []
    )
  for (const screen of [zoes, mayas]) await screen.until(() => types(screen).includes('vip'))
  assert.deepEqual(types(mayas), ['lead', 'vip'])
  assert.deepEqual(types(zoes), ['vip'])
  zoes.close()
  mayas.close()
})

test('consent for each purpose, with who heard it; only for what is theirs', async () => {
  const say = (purpose: 'appointments' | 'marketing', given: boolean) =>
    theo.call(noteConsent, {
      id: priyasId,
      contact: priyasPhone,
      purpose,
      given,
      source: 'at the desk'
    })
  await say('marketing', true)
  await say('appointments', true)
  const { client } = await say('marketing', false)
  assert.deepEqual(
    client.consents.map(each => [each.purpose, each.given]),
    [
      ['appointments', true],
      ['marketing', false]
    ]
  )
  await assert.rejects(
    theo.call(noteConsent, {
      ...{ id: priyasId, contact: gloria.phone, purpose: 'marketing', given: true, source: 'x' }
    }),
    refused('not-theirs', 'contact')
  )
  const { items } = await theo.call(listHistory, { id: priyasId, kind: 'consent' })
  assert.equal(items.length, 3)
})

test('a client is found by the pet she brings, until it is not hers any more', async () => {
  const patientId = newId()
  const whole = { id: gloriasId, patientId, name: 'Monsieur Pamplemousse', kind: 'cat', note: null }
  await theo.call(putPatient, whole)
  const [line] = (await theo.call(listClients, { q: 'pample' })).clients
  assert.deepEqual([line!.name, line!.matched], ['Gloria Bassett-Lee', 'Patient pamplemousse'])
  const { recipients } = await theo.call(findRecipients, { q: 'pamplemousse' })
  assert.equal(recipients[0]!.phone, gloria.phone)
  await theo.call(removePatient, { id: gloriasId, patientId })
  assert.deepEqual(await names(theo, { q: 'pample' }), [])
})

test('two cards of one person become one, and an old link leads on', async () => {
  const kept = await add(theo, {
    name: 'Rae Kim',
    uid: '7010',
    phones: [{ phone: '+12505550146', type: 'mobile' }]
  })
  const twin = await add(theo, {
    name: 'Rachel Kim',
    externalId: 'CL_77',
    phones: [
      { phone: '+12505550146', type: 'mobile' },
      { phone: '+12505550147', type: 'home' }
    ],
    emails: [{ email: 'rae@mail.test', type: 'home' }]
  })
  await theo.call(addClientNote, { id: twin.id, noteId: newId(), body: 'Allergic to latex' })
  const { client } = await theo.call(mergeClients, { id: twin.id, intoId: kept.id })
  assert.deepEqual(
    [client.name, client.uid, client.externalId, client.phones.map(each => each.phone)],
    ['Rae Kim', '7010', 'CL_77', ['+12505550146', '+12505550147']]
  )
  assert.equal((await card(theo, twin.id)).id, kept.id)
  assert.deepEqual(await names(theo, { q: 'kim' }), ['Rae Kim'])
  const { items } = await theo.call(listHistory, { id: kept.id, kind: 'all' })
  const said = items.flatMap(item =>
    item.of === 'card' ? [item.entry.body ?? item.entry.name] : []
  )
  assert.deepEqual(said.filter(Boolean), ['Rachel Kim', 'Allergic to latex'])
  await assert.rejects(
    theo.call(mergeClients, { id: kept.id, intoId: kept.id }),
    refused('same-client', 'intoId')
  )
})

test('a merge gives the conversations to the one who is left', async () => {
  const other = await add(maya, { name: 'Gloria B.' })
  await maya.call(mergeClients, { id: gloriasId, intoId: other.id })
  assert.equal((await maya.conversationWith(gloria.phone)).client!.id, other.id)
  await gloria.text('Is it still on?')
  await shop.quiet()
  assert.equal((await maya.conversationWith(gloria.phone)).client!.name, 'Gloria B.')
})

test('erased for good: no table holds the name, a STOP stays in force', async () => {
  const phone = '+12505550148'
  const made = await add(maya, {
    name: 'Quentin Vanishing',
    phones: [{ phone, type: 'mobile' }],
    emails: [{ email: 'quentin@vanishing.test', type: 'home' }],
    note: 'Vanishing soon'
  })
  await maya.call(addClientNote, { id: made.id, noteId: newId(), body: 'Vanishing note' })
  await shop.carrier.inbound({ from: phone, to: '+12505550110', body: 'Vanishing words' })
  await shop.carrier.inbound({ from: phone, to: '+12505550110', body: 'STOP' })
  await shop.quiet()
  await assert.rejects(theo.call(eraseClient, { id: made.id }), refused('no-permission'))
  await maya.call(eraseClient, { id: made.id })
  await assert.rejects(maya.call(getClient, { id: made.id }), refused('not-found'))
  assert.deepEqual(await names(maya, { q: 'quentin' }), [])
  assert.deepEqual(await everywhere('vanishing'), [])
  const { raw } = await maya.call(findRecipients, { q: phone })
  assert.match(raw!.problem!, /STOP/)
})

/** Each table of the database in which the word stands. */
async function everywhere(word: string): Promise<string[]> {
  const tables = await asOwner<{ name: string }>(
    shop.databaseUrl,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
     and relkind in ('r', 'p')`
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await asOwner(
      shop.databaseUrl,
      `select from ${name} t where t::text ilike $1 limit 1`,
      [`%${word}%`]
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('whom somebody looks after decides, at once, whether she finds them', async () => {
  const made = await add(theo, { name: 'Newly Zoes' })
  assert.deepEqual(await names(zoe, { q: 'newly' }), [])
  const staff = await zoe.call(getSession, {})
  await maya.call(moveClient, { id: made.id, providerId: staff!.staff.id, locationId: null })
  assert.deepEqual(await names(zoe, { q: 'newly' }), ['Newly Zoes'])
})

test('pages follow each other by name, each client once', async () => {
  const all: string[] = []
  for (let before: string | undefined; ; ) {
    const page = await maya.call(listClients, { q: '', limit: 2, ...(before && { before }) })
    all.push(...page.clients.map(client => client.id))
    if (!page.next) break
    before = page.next
  }
  const whole = (await maya.call(listClients, { q: '' })).clients.map(client => client.id)
  assert.deepEqual(all, whole)
  assert.equal(new Set(all).size, all.length)
})

test('as many are counted as she sees, each once, whatever decides whom she sees', async () => {
  const { id: zoeId } = (await zoe.call(getSession, {}))!.staff
  const { id: businessId } = (await maya.call(getSession, {}))!.business
  const had = await add(theo, { name: 'Had Once', type: 'member' })
  for (const id of [had.id, priyasId]) {
    await shop.server.platform.db.inBusiness(businessId, tx => addProvider(tx, id, zoeId))
  }
  const [downtown] = (await maya.call(getSession, {}))!.locations
  const seen: Record<string, number> = {}
  for (const visibility of visibilities) {
    const locationIds = visibility === 'location' ? [downtown!.id] : []
    await maya.call(changeStaff, { id: zoeId, visibility, locationIds })
    const whole = await zoe.call(listClients, { q: '' })
    assert.equal(whole.total, whole.clients.length, visibility)
    seen[visibility] = whole.total!
    const members = await zoe.call(listClients, { q: '', clientType: 'member' })
    assert.equal(members.total, members.clients.length, `${visibility}, of one type`)
  }
  assert.equal(seen['appointments'], seen['assigned']! + 1)
  assert.equal(seen['all'], (await maya.call(listClients, { q: '' })).total)
  await maya.call(changeStaff, { id: zoeId, visibility: null, locationIds: [] })
})
