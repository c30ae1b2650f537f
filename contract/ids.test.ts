import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import * as z from 'zod/mini'
import { Id, newId } from './ids.ts'

test('what was made later sorts later, even a hundred in one millisecond', () => {
  const ids = Array.from({ length: 100 }, () => newId(1_764_000_000_000))
  assert.deepEqual([...ids].sort(), ids)
  assert.equal(new Set(ids).size, 100)
  assert.ok(newId(1_764_000_000_001) > ids.at(-1)!)
})

test('an id is a version 7 UUID that carries the moment it was made', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), ms => {
      const id = newId(ms)
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), ms)
      assert.ok(z.safeParse(Id, id).success)
    })
  )
})

test('what is no id is refused', () => {
  for (const wrong of ['', 'conversations', '00000000-0000-7000-8000-00000000000g', 7, null, {}]) {
    assert.equal(z.safeParse(Id, wrong).success, false, String(wrong))
  }
})

test('two writings of one id are the same id', () => {
  const id = newId()
  assert.equal(z.parse(Id, id.toUpperCase()), id)
})
