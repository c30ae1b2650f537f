import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import type { Line } from '../sync/pending.ts'
import { at, ourText } from '../testing/samples.ts'
import { timelineOf } from './timeline.ts'

const said = (minute: number): Line => ({
  ...{ message: ourText('priya', minute), here: 'no', refusal: null }
})
const closed = (minute: number): ThreadEntry => ({
  ...{ id: `entry-${minute}`, conversationId: 'priya', kind: 'closed', byId: 'theo' },
  ...{ body: null, mentions: [], toId: null, name: null, until: null, at: at(minute) }
})
const how = { isOffline: false, dayKey: (instant: string) => instant.slice(0, 10) }

test('what happened stands where it happened, and ends the run of texts before it', () => {
  const items = timelineOf([said(1), said(2), said(4)], [closed(0), closed(3), closed(9)], how)
  deepEqual(
    items.map(item => item.id),
    ['entry-0', 'priya-1', 'priya-2', 'entry-3', 'priya-4', 'entry-9']
  )
  deepEqual(
    items.flatMap(item => (item.kind === 'text' ? item.shown.run : [])),
    ['first', 'last', 'only']
  )
})

test('a day may begin with something that is no text', () => {
  const items = timelineOf([said(1), said(24 * 60 + 5)], [closed(24 * 60)], how)
  deepEqual(
    items.map(item => item.beginsDay),
    [true, true, false]
  )
})
