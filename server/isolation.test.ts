import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import { OpenScreen, Person } from './testing/person.ts'
import { gloriasPhone, nextDoorPhone, priyasPhone, theSalon } from './testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines } = shop
const anonymous = new Person(shop.server.url)
const people = { anonymous, zoe, theo, maya, ines }
type Who = keyof typeof people
type What = 'own' | 'hidden' | 'foreign' | 'random'

const canary = 'Kanarienvogel'
const foreignPhone = '+12505550177'
await shop.priya.text('Can I move to Friday?')
await shop.gloria.text('Please keep this between us')
await shop.carrier.inbound({ from: foreignPhone, to: nextDoorPhone, body: `${canary} am Fenster` })
await ines.reply(foreignPhone, `${canary} zurück`)
await shop.quiet()

/** As the salon sees it: Priya is Zoe's own client, Gloria is not, and Ines has the third. */
const ids: Record<What, string> = {
  own: (await maya.conversationWith(priyasPhone)).id,
  hidden: (await maya.conversationWith(gloriasPhone)).id,
  foreign: (await ines.conversationWith(foreignPhone)).id,
  random: newId()
}
const now = new Date().toISOString()

/** What each may do with the salon's two conversations, the neighbour's, and one that is nowhere. */
const byConversation: Record<Who, Record<What, number>> = {
  anonymous: { own: 401, hidden: 401, foreign: 401, random: 401 },
  zoe: { own: 200, hidden: 404, foreign: 404, random: 404 },
  theo: { own: 200, hidden: 200, foreign: 404, random: 404 },
  maya: { own: 200, hidden: 200, foreign: 404, random: 404 },
  ines: { own: 404, hidden: 404, foreign: 200, random: 404 }
}
const everyoneIn: Record<Who, number> = {
  anonymous: 401,
  zoe: 200,
  theo: 200,
  maya: 200,
  ines: 200
}

type Row = { statuses: Record<Who, number> | 'by conversation'; body?: () => object; done?: number }

/** A new route gets a row here, or this file fails. */
const table: Record<string, Row> = {
  'POST /session': {
    statuses: { anonymous: 401, zoe: 401, theo: 401, maya: 401, ines: 401 },
    body: () => ({ email: 'nobody@salon.test', password: 'wrong' })
  },
  'GET /session': { statuses: everyoneIn },
  'DELETE /session': { statuses: everyoneIn },
  'GET /conversations': { statuses: everyoneIn },
  'GET /conversation-counts': { statuses: everyoneIn },
  'GET /conversations/{id}': { statuses: 'by conversation' },
  'PUT /conversations/{id}/read': { statuses: 'by conversation', body: () => ({ through: now }) },
  'PUT /conversations/{id}/closure': { statuses: 'by conversation', body: () => ({}) },
  'DELETE /conversations/{id}/closure': { statuses: 'by conversation' },
  'GET /conversations/{id}/messages': { statuses: 'by conversation' },
  'POST /conversations/{id}/messages': {
    statuses: 'by conversation',
    body: () => ({ messageId: newId(), body: 'See you then' }),
    done: 201
  }
}

type Operation = { 'x-permission': string; parameters: { name: string; in: string }[] }
const description = (await (await fetch(`${shop.server.url}/openapi.json`)).json()) as {
  paths: Record<string, Record<string, Operation>>
}
const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`)
)

async function ask(person: Person, route: string, id?: string) {
  const [method = '', path = ''] = route.split(' ')
  const body = table[route]?.body?.()
  const response = await person.fetch(`/api/v1${path.replace('{id}', id ?? '')}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  })
  const text = await response.text()
  return { status: response.status, text, all: text + JSON.stringify([...response.headers]) }
}

const withoutIds = (text: string) =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/"requestId":"[^"]*"/, '')

function expectNothingForeign(who: Who, text: string) {
  const others = who === 'ines' ? ['Priya', 'Gloria', 'Friday', 'between us', 'Fern'] : [canary]
  const phones = who === 'ines' ? [priyasPhone, gloriasPhone] : [foreignPhone, 'Ines', 'Next Door']
  for (const each of [...others, ...phones]) {
    assert.ok(!text.includes(each), `${who} received ${each}: ${text}`)
  }
}

test('every route has a row of who may ask it', () => {
  assert.deepEqual([...routes].sort(), Object.keys(table).sort())
})

for (const [route, row] of Object.entries(table)) {
  if (row.statuses !== 'by conversation') continue
  test(`${route} answers each for what they may see, and for nothing else`, async () => {
    for (const who of Object.keys(people) as Who[]) {
      const missing = await ask(people[who], route, newId())
      for (const what of Object.keys(ids) as What[]) {
        const answer = await ask(people[who], route, ids[what])
        const wanted = byConversation[who][what]
        const status = wanted === 200 ? (row.done ?? 200) : wanted
        assert.equal(answer.status, status, `${who}, ${what}: ${answer.text}`)
        expectNothingForeign(who, answer.all)
        // Hidden, foreign and missing look the same from outside, to the byte.
        if (wanted === 404) assert.equal(withoutIds(answer.text), withoutIds(missing.text), who)
      }
    }
    await shop.quiet()
  })
}

for (const [route, row] of Object.entries(table)) {
  if (row.statuses === 'by conversation' || route === 'DELETE /session') continue
  const { statuses } = row
  test(`${route} answers each with their own`, async () => {
    for (const who of Object.keys(people) as Who[]) {
      const visitor = new Person(shop.server.url)
      visitor.cookie = people[who].cookie
      const answer = await ask(visitor, route)
      assert.equal(answer.status, statuses[who], `${who}: ${answer.text}`)
      expectNothingForeign(who, answer.all)
    }
  })
}

test('every view of the list, and its counts, hold what one may see and no more', async () => {
  const seen: Record<string, string[]> = {}
  for (const who of ['zoe', 'theo', 'maya', 'ines'] as const) {
    const rows = await people[who].inbox('all')
    seen[who] = rows.map(row => row.id).sort()
    const { text } = await ask(people[who], 'GET /conversation-counts')
    assert.equal(JSON.parse(text).counts.open, (await people[who].inbox('open')).length)
  }
  assert.deepEqual(seen, {
    zoe: [ids.own],
    theo: [ids.own, ids.hidden].sort(),
    maya: [ids.own, ids.hidden].sort(),
    ines: [ids.foreign]
  })
})

test('a page of the list cannot be entered from a conversation that one may not see', async () => {
  const hidden = await maya.conversationWith(gloriasPhone)
  for (const who of ['zoe', 'ines'] as const) {
    const before = encodeURIComponent(`${hidden.lastAt}~${hidden.id}`)
    const response = await people[who].fetch(`/api/v1/conversations?view=all&before=${before}`)
    assert.equal(response.status, 200)
    const { rows } = (await response.json()) as { rows: { id: string }[] }
    assert.ok(!rows.some(row => row.id === ids.hidden))
  }
})

test('a message id of another conversation or business cannot be taken over or found out', async () => {
  const theirs = (await ines.thread(foreignPhone)).at(-1)!
  const own = await theo.reply(priyasPhone, 'My words', theirs.id)
  assert.equal(own.id, theirs.id, 'ids belong to a business: a stranger’s is free')
  assert.equal((await ines.thread(foreignPhone)).at(-1)!.body, theirs.body)
  const hidden = await theo.reply(gloriasPhone, 'Between Theo and Gloria')
  await assert.rejects(zoe.reply(priyasPhone, 'Mine now', hidden.id), /belongs to another text/)
  await assert.rejects(
    zoe.reply(priyasPhone, 'Between Theo and Gloria', hidden.id),
    /belongs to another text/
  )
  await shop.quiet()
})

test('what was opened with a number of another business’s events tells nothing of them', async () => {
  for (const who of ['zoe', 'theo', 'maya', 'ines'] as const) {
    const screen = new OpenScreen(people[who], 0)
    await screen.until(() => screen.frames.some(frame => frame.type === 'hello'))
    assert.ok(screen.raw.length > 1, who)
    expectNothingForeign(who, screen.raw.join('\n'))
    if (who === 'zoe') assert.doesNotMatch(screen.raw.join(), /Gloria|between us|2505550163/)
    screen.close()
  }
})

test('a carrier’s call for one business, sent to the other’s address, reaches neither', async () => {
  const before = [await maya.inbox('all'), await ines.inbox('all')]
  const rows = await shop.server.platform.db.rows<{ token: string; business: string }>(
    'select token, business_id as business from carrier_accounts'
  )
  const next = rows.find(row => row.business === shop.nextDoor.businessId)!
  const { status } = await shop.carrier.inbound({
    from: '+12505550155',
    to: '+12505550110',
    body: 'To the salon, through the neighbour’s door',
    url: `${shop.server.url}/webhooks/twilio/${next.token}/message`
  })
  assert.equal(status, 404)
  assert.deepEqual([await maya.inbox('all'), await ines.inbox('all')], before)
})

test('DELETE /session ends one’s own session and nobody else’s', async () => {
  const visitor = await shop.as(shop.server, 'theo@salon.test')
  assert.equal((await ask(anonymous, 'DELETE /session')).status, 401)
  assert.equal((await ask(visitor, 'DELETE /session')).status, 200)
  for (const who of ['zoe', 'theo', 'maya', 'ines'] as const) {
    assert.equal((await ask(people[who], 'GET /session')).status, 200, who)
  }
})
