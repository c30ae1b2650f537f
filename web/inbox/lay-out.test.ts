import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '@parlor/contract/messaging.ts'
import type { Line } from '../sync/pending.ts'
import { aText, at, ourText } from '../testing/samples.ts'
import { layOut } from './lay-out.ts'

const said = (message: Message, here: Line['here'] = 'no'): Line => ({
  ...{ message, here, refusal: null }
})
const dayKey = (instant: string) => instant.slice(0, 10)
const laidOut = (lines: Line[], isOffline = false) => layOut(lines, { isOffline, dayKey })

test('texts of one person within minutes are one run, with its time and state below the last', () => {
  const shown = laidOut([1, 2, 3].map(minute => said(ourText('priya', minute))))
  deepEqual(
    shown.map(each => [each.run, each.showsMeta]),
    [
      ['first', false],
      ['middle', false],
      ['last', true]
    ]
  )
})

test('a text whose state differs shows it, though it stands in the same minute', () => {
  const shown = laidOut([said(ourText('priya', 1)), said(ourText('priya', 1, { status: 'sent' }))])
  deepEqual(
    shown.map(each => each.showsMeta),
    [true, true]
  )
})

test('another author, another side, a long pause and a new day begin a new run', () => {
  const shown = laidOut([
    said(aText('priya', 1)),
    said(ourText('priya', 2)),
    said(ourText('priya', 3, { authorId: 'theo' })),
    said(ourText('priya', 30, { authorId: 'theo' })),
    said(ourText('priya', 60 * 24, { authorId: 'theo' }))
  ])
  deepEqual(
    shown.map(each => each.run),
    ['only', 'only', 'only', 'only', 'only']
  )
  deepEqual(
    shown.map(each => each.beginsDay),
    [true, false, false, false, true]
  )
})

test('every failed text stands alone and says why', () => {
  const failed = ourText('priya', 1, { status: 'failed' })
  const shown = laidOut([said(failed), said({ ...failed, id: 'again' })])
  deepEqual(
    shown.map(each => each.showsMeta),
    [true, true]
  )
})

test('what has not left this browser is queued, and without a line it waits for one', () => {
  const waiting = said(ourText('priya', 1, { status: 'queued', at: at(1) }), 'waiting')
  equal(laidOut([waiting])[0]?.state, 'queued')
  equal(laidOut([waiting], true)[0]?.state, 'offline')
  equal(laidOut([{ ...waiting, here: 'refused' }])[0]?.state, 'refused')
})
