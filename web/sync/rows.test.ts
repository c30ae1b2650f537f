import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { aRow } from '../testing/samples.ts'
import { nothingKnown, putFirstPage, startAt } from './known.ts'
import { nothingPending } from './pending.ts'
import { heldRows, rowsOf } from './rows.ts'

const ids = (rows: { id: string }[]) => rows.map(row => row.id)

test('a list ends where it is loaded: older rows that we happen to know wait for their page', () => {
  const rows = [aRow('gloria', 9), aRow('tom', 5)]
  const started = startAt(nothingKnown, 1)
  const page = { view: 'open' as const, seq: 1, rows, next: 'more' }
  const old = { view: 'all' as const, seq: 1, rows: [...rows, aRow('bea', 1)], next: null }
  const known = putFirstPage(putFirstPage(started, old, null), page, null)
  deepEqual(ids(rowsOf(known, nothingPending, { view: 'open', keep: null })!), ['gloria', 'tom'])
})

test('what I pinned stands first, the latest pin on top, however old its last text is', () => {
  const mine = [
    aRow('bea', 1, { pinnedAt: '2026-11-24T18:00:00.000Z' }),
    aRow('dana', 2, { pinnedAt: '2026-11-24T17:00:00.000Z' })
  ]
  const rows = [aRow('gloria', 9), aRow('tom', 5)]
  const page = { view: 'open' as const, seq: 1, rows, pinned: mine, next: 'more' }
  const known = putFirstPage(startAt(nothingKnown, 1), page, null)
  const shown = rowsOf(known, nothingPending, { view: 'open', keep: null })!
  deepEqual(ids(shown), ['bea', 'dana', 'gloria', 'tom'])
})

test('the conversation that is open stays in "Unread" though it was read by opening it', () => {
  const page = { view: 'unread' as const, seq: 1, rows: [aRow('priya', 1)], next: null }
  const known = putFirstPage(startAt(nothingKnown, 1), page, null)
  deepEqual(ids(rowsOf(known, nothingPending, { view: 'unread', keep: 'priya' })!), ['priya'])
  deepEqual(rowsOf(known, nothingPending, { view: 'unread', keep: null }), [])
})

test('under the pointer nothing moves, and what would come or rise is counted', () => {
  const before = ['gloria', 'tom', 'bea']
  const rows = [aRow('new', 12), aRow('bea', 11), aRow('gloria', 9), aRow('tom', 5)]
  const held = heldRows(before, rows)
  deepEqual(ids(held.rows), before)
  equal(held.waiting, 2)
})

test('a row that left the view leaves under the pointer too, and the next page still comes', () => {
  const rows = [aRow('tom', 5), aRow('bea', 3), aRow('dana', 1)]
  const held = heldRows(['gloria', 'tom', 'bea'], rows)
  deepEqual(ids(held.rows), ['tom', 'bea', 'dana'])
  equal(held.waiting, 0)
})

test('into an empty list rows come at once, wherever the pointer is', () => {
  const held = heldRows([], [aRow('tom', 5)])
  deepEqual([ids(held.rows), held.waiting], [['tom'], 0])
})
