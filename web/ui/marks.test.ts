import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameMarks, piecesOf, textMarks } from './marks.ts'

const marked = (body: string, q: string) =>
  textMarks(body, q).map(([begin, end]) => body.slice(begin, end))

test('in a text that holds every word, each of them is marked, the last perhaps unfinished', () => {
  assert.deepEqual(marked('Is the parking lot behind you free?', 'lot par'), ['parking', 'lot'])
  assert.deepEqual(marked('Café at noon, the CAFE', 'cafe'), ['Café', 'CAFE'])
  assert.deepEqual(marked('I can’t park', 'cant'), ['can’t'])
})

test('a text that lacks one of them, or has it only begun, has no marks', () => {
  assert.deepEqual(marked('The parking lot', 'par lot'), [])
  assert.deepEqual(marked('The parking lot', 'lot rose'), [])
  assert.deepEqual(marked('A spark', 'park'), [])
  assert.deepEqual(marked('The lot', ''), [])
})

test('of a name the beginnings that were typed are marked, and nothing is lost around them', () => {
  const name = 'Bea Holloway'
  const pieces = piecesOf(name, nameMarks(name, 'hol'))
  assert.deepEqual(pieces, [
    { text: 'Bea ', isHit: false },
    { text: 'Hol', isHit: true },
    { text: 'loway', isHit: false }
  ])
})
