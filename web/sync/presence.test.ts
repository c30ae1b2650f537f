import { deepEqual, equal } from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { presenceLimits, type ScreenFrame } from '@parlor/contract/events.ts'
import { createPresence } from './presence.ts'

const halfTyping = presenceLimits.typingMs / 2
const halfViewing = presenceLimits.viewingMs / 2

function aScreen(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] })
  const said: [string | null, string | null][] = []
  const presence = createPresence((frame: ScreenFrame) => {
    said.push([frame.conversationId, frame.typing])
  })
  const take = () => said.splice(0)
  return { presence, take, wait: (ms: number) => t.mock.timers.tick(ms) }
}

test('where one looks is said at once, and again while it holds', t => {
  const { presence, take, wait } = aScreen(t)
  presence.look('priya')
  presence.look('priya')
  deepEqual(take(), [['priya', null]])
  wait(halfViewing * 2)
  equal(take().length, 2)
  presence.look(null)
  deepEqual(take(), [[null, null]])
  wait(halfViewing * 2)
  deepEqual(take(), [])
})

test('writing is said at the first key, every few seconds, and when it stops', t => {
  const { presence, take, wait } = aScreen(t)
  presence.look('priya')
  take()
  for (let ms = 0; ms < presenceLimits.typingMs; ms += 200) {
    presence.write('priya', 'text')
    wait(200)
  }
  const often = take()
  equal(often.length, 2)
  wait(halfTyping)
  deepEqual(take(), [['priya', null]])
  wait(halfTyping * 4)
  deepEqual(take(), [])
})

test('sending, and another conversation, end it at once; another kind is said at once', t => {
  const { presence, take } = aScreen(t)
  presence.look('priya')
  presence.write('priya', 'text')
  presence.write('priya', 'note')
  presence.write('priya', null)
  presence.write('priya', null)
  presence.write('gloria', 'text')
  presence.look('gloria')
  deepEqual(take(), [
    ['priya', null],
    ['priya', 'text'],
    ['priya', 'note'],
    ['priya', null],
    ['gloria', null]
  ])
})

test('a new line knows nobody, and hears where we are', t => {
  const { presence, take } = aScreen(t)
  presence.look('priya')
  presence.hear('priya', [{ staffId: 'theo', typing: 'text' }])
  equal(presence.of('priya').length, 1)
  take()
  presence.begin()
  equal(presence.of('priya').length, 0)
  deepEqual(take(), [['priya', null]])
  presence.close()
})
