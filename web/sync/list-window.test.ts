import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { aRow } from '../testing/samples.ts'
import { type Known, nothingKnown, putFirstPage, startAt } from './known.ts'
import { listWindow, putPageAbove, putPageBelow } from './list-window.ts'
import { nothingPending } from './pending.ts'
import { rowsOf } from './rows.ts'

const total = 6_000
const view = 'all' as const

/** The server's list, newest first, of which a page is read. */
const all = Array.from({ length: total }, (_, place) => {
  const lastAt = new Date(Date.UTC(2026, 10, 24) - place * 60_000).toISOString()
  return aRow(`c${String(place).padStart(5, '0')}`, 0, { lastAt })
})

const cursor = ({ lastAt, id }: ConversationRow) => `${lastAt}~${id}`
const placeOf = (row: ConversationRow) => all.findIndex(each => each.id === row.id)
const shownBy = (known: Known) => rowsOf(known, nothingPending, { view, keep: null })!

function below(known: Known): Known {
  const from = all.findIndex(row => cursor(row) === known.lists[view]!.next) + 1
  const rows = all.slice(from, from + listWindow.page)
  const next = from + rows.length < total ? cursor(rows.at(-1)!) : null
  return putPageBelow(known, { view, seq: 1, rows, next }, false)
}

function above(known: Known): Known {
  const until = all.findIndex(row => row.id === known.lists[view]!.above!.place.id)
  const rows = all.slice(Math.max(0, until - listWindow.page), until)
  const next = until > listWindow.page ? cursor(rows[0]!) : null
  return putPageAbove(known, { view, seq: 1, rows, next })
}

function expectOneStretch(known: Known): void {
  const places = shownBy(known).map(placeOf)
  deepEqual(
    places,
    places.map((_, nth) => places[0]! + nth)
  )
  equal(known.lists[view]!.above?.count ?? 0, places[0])
}

test('to the end of a long list and back: one stretch without a hole, and never more rows', () => {
  const first = { view, seq: 1, rows: all.slice(0, 40), next: cursor(all[39]!) }
  let known = putFirstPage(startAt(nothingKnown, 1), first, null)
  const most = listWindow.rows + listWindow.spare + listWindow.page
  while (known.lists[view]!.next) {
    known = below(known)
    expectOneStretch(known)
    equal(Object.keys(known.state.conversations).length <= most, true)
  }
  equal(placeOf(shownBy(known).at(-1)!), total - 1)
  while (known.lists[view]!.above) {
    known = above(known)
    expectOneStretch(known)
    equal(Object.keys(known.state.conversations).length <= most, true)
  }
  equal(placeOf(shownBy(known)[0]!), 0)
})

test('a text that comes in meanwhile is not among the rows further down; the first page shows it', () => {
  const first = { view, seq: 1, rows: all.slice(0, 40), next: cursor(all[39]!) }
  let known = putFirstPage(startAt(nothingKnown, 1), first, null)
  while (!known.lists[view]!.above) known = below(known)
  const count = shownBy(known).length
  const risen = { ...shownBy(known)[3]!, lastAt: '2026-11-24T12:00:00.000Z' }
  const conversations = { ...known.state.conversations, [risen.id]: risen }
  known = { ...known, state: { ...known.state, conversations } }
  equal(shownBy(known).length, count - 1)
  known = putFirstPage(known, { ...first, rows: [risen, ...first.rows] }, null)
  deepEqual(
    shownBy(known)
      .slice(0, 2)
      .map(row => row.id),
    [risen.id, all[0]!.id]
  )
})
