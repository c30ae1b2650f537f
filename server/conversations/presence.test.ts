import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { presenceLimits } from '@parlor/contract/events.ts'
import { newId } from '@parlor/contract/ids.ts'
import { signOut } from '@parlor/contract/staff.ts'
import { eventCounter } from '../platform/events.ts'
import { moveClock, now, startClock, stopClock } from '../platform/clock.ts'
import type { OpenScreen } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria, server } = shop
const { theo: theosId, maya: mayasId, zoe: zoesId } = shop.salon.staff
await priya.text('Can I move to Friday?')
await gloria.text('Please keep this between us')
const priyas = (await maya.conversationWith(priyasPhone)).id
const glorias = (await maya.conversationWith(gloriasPhone)).id

type Heard = [who: string | undefined, typing: string | null][]

/** What a screen has been told last of a conversation; null: nothing at all. */
function toldOf(screen: OpenScreen, conversationId: string): Heard | null {
  const frame = screen.frames.findLast(
    each => each.type === 'presence' && each.conversationId === conversationId
  )
  if (frame?.type !== 'presence') return null
  return frame.people.map(each => [each.staffId, each.typing])
}

const knows = (screen: OpenScreen, heard: Heard, conversationId = priyas) =>
  screen.until(() => JSON.stringify(toldOf(screen, conversationId) ?? []) === JSON.stringify(heard))

const inOrder = (...heard: Heard) => heard.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))

let screens: OpenScreen[] = []
beforeEach(async () => {
  for (const screen of screens) screen.close()
  screens = []
})
after(() => {
  for (const screen of screens) screen.close()
})

async function open(...people: (typeof maya)[]) {
  const opened = await Promise.all(people.map(person => person.open()))
  screens.push(...opened)
  return opened as [OpenScreen, OpenScreen, OpenScreen, OpenScreen]
}

test('who looks, and who writes what, is told to those who look there, and not to themselves', async () => {
  const [mayas, theos] = await open(maya, theo)
  mayas.look(priyas)
  theos.look(priyas)
  await knows(mayas, [[theosId, null]])
  await knows(theos, [[mayasId, null]])
  theos.look(priyas, 'text')
  await knows(mayas, [[theosId, 'text']])
  theos.look(priyas, 'note')
  await knows(mayas, [[theosId, 'note']])
  assert.deepEqual(toldOf(theos, priyas), [[mayasId, null]], 'he hears nothing of himself')
})

test('in the list one hears who writes, not who looks, and never of one’s own second screen', async () => {
  const [mayas, theos, theosSecond, zoes] = await open(maya, theo, theo, zoe)
  mayas.look(priyas)
  theos.look(priyas)
  await knows(mayas, [[theosId, null]])
  theos.look(priyas, 'text')
  await knows(zoes, [[theosId, 'text']])
  theos.look(priyas)
  await knows(zoes, [])
  mayas.look(priyas, 'text')
  await knows(theosSecond, [[mayasId, 'text']])
  const told = theosSecond.frames.filter(frame => frame.type === 'presence')
  assert.deepEqual(told.length, 1, 'only that Maya writes')
})

test('it is over at once when he sends, looks elsewhere, leaves or signs out', async () => {
  const visitor = await shop.as(server, 'theo@salon.test')
  const [mayas] = await open(maya)
  mayas.look(priyas)
  const ends: ((screen: OpenScreen) => void)[] = [
    screen => screen.look(priyas),
    screen => screen.look(glorias, 'text'),
    screen => screen.look(null),
    screen => screen.close(),
    () => void visitor.call(signOut, {})
  ]
  for (const [index, end] of ends.entries()) {
    const [theos] = await open(visitor)
    theos.look(priyas, 'text')
    await knows(mayas, [[theosId, 'text']])
    end(theos)
    await knows(mayas, index === 0 ? [[theosId, null]] : [])
    theos.close()
    await knows(mayas, [])
  }
})

test('what is not said again is gone in time: writing in seconds, looking in a minute', async t => {
  t.after(startClock)
  stopClock(now())
  const [mayas, theos] = await open(maya, theo)
  mayas.look(priyas)
  theos.look(priyas, 'text')
  await knows(mayas, [[theosId, 'text']])
  moveClock(presenceLimits.typingMs - 1_000)
  theos.look(priyas, 'note')
  await knows(mayas, [[theosId, 'note']])
  moveClock(presenceLimits.typingMs - 1)
  server.presence.sweep()
  await priya.text('Hm')
  await mayas.hears('Hm')
  await knows(mayas, [[theosId, 'note']])
  moveClock(1)
  await knows(mayas, [[theosId, null]])
  moveClock(presenceLimits.viewingMs - presenceLimits.typingMs - 1)
  mayas.look(priyas, 'note')
  await knows(theos, [[mayasId, 'note']])
  assert.deepEqual(toldOf(mayas, priyas), [[theosId, null]])
  moveClock(1)
  await knows(mayas, [])
})

test('who comes to look hears who is there already', async () => {
  const [theos, zoes] = await open(theo, zoe)
  theos.look(priyas, 'note')
  await knows(zoes, [[theosId, 'note']])
  const [mayas] = await open(maya)
  zoes.look(priyas)
  await knows(theos, [[zoesId, null]])
  mayas.look(priyas)
  await knows(mayas, inOrder([theosId, 'note'], [zoesId, null]))
})

test('of a hidden conversation nothing is heard, and who may not see it is not in it', async () => {
  const [mayas, theos, zoes, iness] = await open(maya, theo, zoe, ines)
  mayas.look(glorias)
  for (const screen of [zoes, iness]) screen.look(glorias, 'text')
  theos.look(glorias, 'text')
  await knows(mayas, [[theosId, 'text']], glorias)
  theos.look(priyas, 'text')
  await knows(zoes, [[theosId, 'text']])
  assert.equal(toldOf(zoes, glorias), null)
  assert.ok(!iness.raw.some(frame => frame.includes('presence')))
  const heardOfOthers = mayas.raw.some(
    frame => frame.includes('presence') && frame.includes(zoesId!)
  )
  assert.ok(!heardOfOthers, 'Zoe is nowhere in Gloria’s conversation')
})

test('nonsense closes nothing, and a flood is not listened to for long', async () => {
  const [mayas, theos] = await open(maya, theo)
  mayas.look(priyas)
  const nonsense = ['', '{', 'null', '[]', '7', '{"type":"looking"}', '{"type":"hello","seq":1}']
  for (const each of nonsense) theos.say(each)
  theos.say(JSON.stringify({ type: 'looking', conversationId: 'x', typing: null }))
  theos.say(JSON.stringify({ type: 'looking', conversationId: priyas, typing: 'song' }))
  theos.say(Buffer.from([0, 1, 2]))
  theos.look(newId(), 'text')
  theos.look(priyas, 'text')
  await knows(mayas, [[theosId, 'text']])
  for (let i = 0; i < 500; i++) theos.look(priyas, i % 2 ? 'text' : 'note')
  await priya.text('Are you there?')
  for (const screen of [mayas, theos]) await screen.hears('Are you there?')
  assert.equal(theos.closeCode, null)
  const told = mayas.frames.filter(frame => frame.type === 'presence')
  assert.ok(told.length < 30, `${told.length} frames`)
})

test('it is heard across servers, and forgotten with the screen', async () => {
  const other = await shop.anotherServer('web')
  const elsewhere = await shop.as(other, 'theo@salon.test')
  const [mayas, theos, zoes] = await open(maya, elsewhere, zoe)
  mayas.look(priyas)
  // The first server learns within seconds that it is no longer alone; screens say it again.
  const saying = setInterval(() => theos.look(priyas, 'text'), 250)
  await knows(mayas, [[theosId, 'text']]).finally(() => clearInterval(saying))
  await knows(zoes, [[theosId, 'text']])
  const again = setInterval(() => mayas.look(priyas, 'note'), 250)
  await knows(theos, [[mayasId, 'note']]).finally(() => clearInterval(again))
  theos.look(glorias, 'text')
  await knows(mayas, [[theosId, 'text']], glorias)
  await knows(mayas, [])
  assert.equal(toldOf(zoes, glorias), null)
  theos.close()
  await knows(mayas, [], glorias)
})

test('nothing of it is kept or numbered', async () => {
  const last = () =>
    server.platform.db.inBusiness(shop.salon.businessId, async tx => (await eventCounter(tx)).last)
  const before = await last()
  const [mayas, theos] = await open(maya, theo)
  mayas.look(priyas, 'text')
  theos.look(priyas, 'note')
  await knows(mayas, [[theosId, 'note']])
  assert.equal(await last(), before)
})
