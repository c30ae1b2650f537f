import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  ask as askRoute,
  canary,
  everybody,
  expectNothingForeign,
  foreignPhone,
  theMatrix,
  type Who
} from './testing/isolation.ts'
import { OpenScreen, type Person } from './testing/person.ts'
import { gloriasPhone, nextDoorPhone, priyasPhone, theSalon } from './testing/salon.ts'

const shop = await theSalon({ after })
const { people, ids } = await theMatrix(shop)
const { anonymous, zoe, theo, maya, ines } = people
const ask = (person: Person, route: string) => askRoute(person, route)

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

/** Whose words each of them hears on the live socket, of what is said in these three threads. */
const hears: Record<Who, string[] | 'refused'> = {
  anonymous: 'refused',
  disabled: 'refused',
  nobody: [],
  zoe: ['own'],
  watcher: ['own', 'hidden'],
  theo: ['own', 'hidden'],
  alan: ['own', 'hidden'],
  maya: ['own', 'hidden'],
  ines: ['foreign'],
  'key-read': 'refused',
  'key-send': 'refused',
  'key-manage': 'refused',
  'key-revoked': 'refused'
}
const said = { own: 'Lavendel', hidden: 'Zitrone', foreign: `${canary} singt` }

for (const after of [undefined, 0]) {
  const how = after === undefined ? 'as it happens' : 'when they come back for what they missed'
  test(`live: each hears what they may see, ${how}, and not a byte of anything else`, async () => {
    const screens = new Map<Who, OpenScreen>()
    for (const who of everybody) screens.set(who, new OpenScreen(people[who], after))
    for (const [who, screen] of screens) {
      const isIn = () => screen.frames.some(frame => frame.type === 'hello')
      await screen.until(() => isIn() || screen.refused)
      assert.equal(screen.refused, hears[who] === 'refused', who)
    }
    await shop.priya.text(said.own)
    await shop.gloria.text(said.hidden)
    await shop.carrier.inbound({ from: foreignPhone, to: nextDoorPhone, body: said.foreign })
    for (const [who, screen] of screens) {
      const wanted = hears[who]
      if (wanted === 'refused') continue
      for (const what of wanted) await screen.hears(said[what as keyof typeof said])
      const all = screen.raw.join('\n')
      for (const [what, word] of Object.entries(said)) {
        assert.equal(all.includes(word), wanted.includes(what), `${who}: ${what}`)
      }
      if (!wanted.includes('hidden')) assert.doesNotMatch(all, /Gloria|between us|2505550163/, who)
      assert.ok(!all.includes('Soon forgotten') || who !== 'zoe')
      expectNothingForeign(who, all)
    }
    for (const screen of screens.values()) screen.close()
  })
}

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
