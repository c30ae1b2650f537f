import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { createDrafts } from './drafts.ts'

function aStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: index => [...kept.keys()][index] ?? null,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    clear: () => kept.clear()
  }
}

test('a draft outlives the page, and belongs to whoever wrote it', () => {
  const storage = aStorage()
  createDrafts('maya', storage).set('priya', 'half a thought')
  equal(createDrafts('maya', storage).get('priya'), 'half a thought')
  equal(createDrafts('theo', storage).get('priya'), '')
})

test('a draft that is being sent leaves storage only when the outbox has it', async () => {
  const storage = aStorage()
  const drafts = createDrafts('maya', storage)
  drafts.set('priya', 'See you at 4:30')
  const { promise, resolve } = Promise.withResolvers<void>()
  drafts.clearWhen('priya', promise)
  equal(drafts.get('priya'), '')
  equal(createDrafts('maya', storage).get('priya'), 'See you at 4:30')
  resolve()
  await promise
  await Promise.resolve()
  equal(storage.length, 0)
})

test('what was typed while the last text left is kept', async () => {
  const storage = aStorage()
  const drafts = createDrafts('maya', storage)
  drafts.set('priya', 'one')
  const kept = Promise.resolve()
  drafts.clearWhen('priya', kept)
  drafts.set('priya', 'two')
  await kept
  await Promise.resolve()
  equal(createDrafts('maya', storage).get('priya'), 'two')
})

test('where the browser forbids storage, drafts last as long as the page', () => {
  const drafts = createDrafts('maya', null)
  drafts.set('priya', 'half a thought')
  equal(drafts.get('priya'), 'half a thought')
})
