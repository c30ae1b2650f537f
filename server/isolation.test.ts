import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import { usualPreferences } from '@parlor/contract/notifications.ts'
import {
  ask,
  everybody,
  expectNothingForeign,
  seesConversation,
  statusWithout,
  theMatrix,
  type What,
  type Who,
  withoutIds
} from './testing/isolation.ts'
import { asOwner } from './testing/database.ts'
import { appointmentRows } from './testing/isolation-appointments.ts'
import { clientRows } from './testing/isolation-clients.ts'
import { conversationRows } from './testing/isolation-conversations.ts'
import { peopleRows } from './testing/isolation-people.ts'
import { searchRows } from './testing/isolation-search.ts'
import { placeRows, type Row, setUpRows, signInRows, staffRows } from './testing/isolation-staff.ts'
import { Person } from './testing/person.ts'
import { aPostOffice } from './testing/post-office.ts'
import { theSalon } from './testing/salon.ts'

const settings = { SMTP_URL: (await aPostOffice({ after })).url }
const shop = await theSalon({ after }, { settings })
const { people, ids } = await theMatrix(shop)
const now = new Date().toISOString()

/** A new route gets a row here, or this file fails. */
const table: Record<string, Row> = {
  'POST /session': {
    right: 'anyone',
    body: () => ({ email: `${newId()}@salon.test`, password: 'wrong' }),
    done: 401
  },
  'GET /session': { right: 'staff' },
  'DELETE /session': { right: 'staff' },
  'GET /conversations': { right: 'conversations.view-own' },
  'GET /conversation-counts': { right: 'conversations.view-own' },
  'GET /conversations/{id}': { right: 'conversations.view-own', of: 'conversation' },
  ...(await conversationRows(shop)),
  'PUT /conversations/{id}/read': {
    right: 'conversations.view-own',
    of: 'conversation',
    body: () => ({ through: now })
  },
  'PUT /conversations/{id}/closure': {
    right: 'messages.send',
    of: 'conversation',
    body: () => ({})
  },
  'DELETE /conversations/{id}/closure': { right: 'messages.send', of: 'conversation' },
  'GET /conversations/{id}/messages': { right: 'conversations.view-own', of: 'conversation' },
  'POST /conversations/{id}/messages': {
    right: 'messages.send',
    of: 'conversation',
    body: () => ({ messageId: newId(), body: 'See you then' }),
    done: 201
  },
  ...(await peopleRows(shop)),
  ...(await clientRows(shop)),
  ...searchRows(),
  ...appointmentRows(shop),
  ...setUpRows(),
  'GET /notifications': { right: 'conversations.view-own' },
  'GET /waiting': { right: 'conversations.view-own' },
  'PUT /notifications/{id}/read': {
    right: 'conversations.view-own',
    of: 'conversation',
    inIt: scheduledIn,
    body: () => ({})
  },
  'POST /notifications-read': {
    right: 'conversations.view-own',
    body: () => ({ through: now })
  },
  'GET /notification-preferences': { right: 'conversations.view-own' },
  'PUT /notification-preferences': {
    right: 'conversations.view-own',
    body: () => usualPreferences
  },
  'GET /quick-replies': { right: 'messages.send' },
  'PUT /quick-replies/{id}': {
    right: 'messages.send',
    id: newId,
    body: () => ({ name: 'Parking', body: 'The lot behind us is free.' })
  },
  'DELETE /quick-replies/{id}': { right: 'messages.send', id: newId, done: 404 },
  'PATCH /messages/{id}/schedule': {
    right: 'messages.send',
    of: 'conversation',
    inIt: scheduledIn,
    body: () => ({ body: 'Other words' })
  },
  'DELETE /messages/{id}/schedule': {
    right: 'messages.send',
    of: 'conversation',
    inIt: scheduledIn
  },
  ...signInRows(),
  ...staffRows(shop),
  ...placeRows(shop)
}

/** A text that waits for its time there, whoever may see it. */
async function scheduledIn(conversationId: string): Promise<string> {
  const id = newId()
  await asOwner(
    shop.databaseUrl,
    `insert into messages (business_id, id, conversation_id, number_id, direction, kind, body,
       status, segments, at, due_at, carrier_account_id)
     select c.business_id, $1, c.id, c.number_id, 'outbound', 'direct', $3, 'scheduled', 1,
       now() + interval '1 day', now() + interval '1 day', n.carrier_account_id
     from conversations c join numbers n on n.business_id = c.business_id and n.id = c.number_id
     where c.id = $2`,
    [id, conversationId, 'Later']
  )
  return id
}

type Operation = { 'x-permission': string; parameters: { name: string; in: string }[] }
const description = (await (await fetch(`${shop.server.url}/openapi.json`)).json()) as {
  paths: Record<string, Record<string, Operation>>
}
const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`)
)

test('every route has a row of who may ask it', () => {
  assert.deepEqual([...routes].sort(), Object.keys(table).sort())
})

for (const [route, row] of Object.entries(table)) {
  if (row.of !== 'conversation') continue
  test(`${route} answers each for what they may see, and for nothing else`, async () => {
    for (const who of everybody) {
      const missing = await ask(people[who], route, newId(), row.body?.())
      for (const what of Object.keys(ids) as What[]) {
        const id = (await row.inIt?.(ids[what])) ?? ids[what]
        const answer = await ask(people[who], route, id, row.body?.(id))
        const refused = statusWithout(who, row.right, route)
        const wanted = refused ?? (seesConversation(who, what) ? (row.done ?? 200) : 404)
        assert.equal(answer.status, wanted, `${who}, ${what}: ${answer.text}`)
        expectNothingForeign(who, answer.all)
        // Hidden, foreign, deleted and missing look the same from outside, to the byte.
        if (wanted >= 400) assert.equal(withoutIds(answer.text), withoutIds(missing.text), who)
      }
    }
    await shop.quiet()
  })
}

for (const [route, row] of Object.entries(table)) {
  if (typeof row.of !== 'function') continue
  const { of } = row
  test(`${route} answers for one’s own business, and for no other`, async () => {
    const deleted = await deletedLike(route, of)
    for (const who of everybody) {
      const missing = await ask(people[who], route, newId(), row.body?.())
      const things = { ...(await of()), deleted }
      for (const what of ['foreign', 'deleted', 'own'] as const) {
        if (things[what] === null) continue
        const other = { own: 'foreign', foreign: 'own', deleted: 'deleted' } as const
        const id = things[who === 'ines' ? other[what] : what]!
        const answer = await ask(people[who], route, id, row.body?.())
        const wanted =
          statusWithout(who, row.right, route) ?? (what === 'own' ? (row.done ?? 200) : 404)
        assert.equal(answer.status, wanted, `${who}, ${what}: ${answer.text}`)
        expectNothingForeign(who, answer.all)
        if (wanted >= 400) assert.equal(withoutIds(answer.text), withoutIds(missing.text), who)
      }
    }
  })
}

/** One of the salon’s that was deleted as people do it; null where nothing is ever gone, like staff. */
async function deletedLike(route: string, of: () => Promise<{ own: string }>) {
  const path = /^[A-Z]+ (\/[\w-]+\/\{id\})/.exec(route)?.[1]
  const remove = `DELETE ${path}`
  if (!table[remove] || path === '/staff/{id}') return null
  const { own } = await of()
  const { status } = await ask(people.maya, remove, own)
  assert.equal(status, 200)
  return own
}

// What ends every session of the one who asks comes last.
const lastly = 'DELETE /me/sessions'
for (const route of [...Object.keys(table).filter(each => each !== lastly), lastly]) {
  const row = table[route]!
  if (row.of !== undefined) continue
  test(`${route} answers each with their own`, async () => {
    await asOwner(shop.databaseUrl, 'delete from sign_in_delays') // of the routes before
    for (const who of everybody) {
      const visitor = await visitorLike(who, route)
      const id = typeof row.id === 'function' ? row.id() : row.id
      const answer = await ask(visitor, route, id, row.body?.())
      const wanted = statusWithout(who, row.right, route) ?? row.done ?? 200
      assert.equal(answer.status, wanted, `${who}: ${answer.text}`)
      expectNothingForeign(who, answer.all)
    }
  })
}

/** Who asks to be signed out is somebody with a session of their own. */
async function visitorLike(who: Who, route: string): Promise<Person> {
  const visitor = new Person(shop.server.url)
  if (route === 'DELETE /session' && people[who].email) {
    return shop.as(shop.server, people[who].email).catch(() => people[who])
  }
  visitor.cookie = people[who].cookie
  visitor.key = people[who].key
  return visitor
}
