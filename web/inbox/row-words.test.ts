import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Staff } from '@parlor/contract/staff.ts'
import { aRow } from '../testing/samples.ts'
import { rowLabel, secondLine, thirdLine } from './row-words.ts'

const zoe: Staff = { id: 'zoe', name: 'Zoe Park', role: 'provider', colour: 3, active: true }
const colleagues = new Map([[zoe.id, zoe]])
const last = aRow('priya', 1).last!

test('a draft comes before the last text, and why a text failed before its words', () => {
  equal(secondLine(aRow('priya', 1), 'half a thought').kind, 'draft')
  const failed = aRow('priya', 1, {
    last: { ...last, direction: 'outbound', status: 'undelivered', failure: 'landline' }
  })
  equal(secondLine(failed, ' ').text, 'Not delivered: this number is a landline')
})

test('a picture without words is said in words', () => {
  const row = aRow('priya', 1, { last: { ...last, preview: '', pictures: 2 } })
  equal(secondLine(row, '').text, '2 photos')
})

test('the third line says whose client it is, or that nobody knows the number', () => {
  equal(thirdLine(aRow('priya', 1), colleagues), '(250) 555-0142 · Zoe’s client')
  const unknown = aRow('priya', 1, { client: null })
  equal(thirdLine(unknown, colleagues), 'Not in your clients · Unassigned')
  const assigned = { ...unknown, assigneeId: 'zoe' }
  equal(thirdLine(assigned, colleagues), 'Not in your clients · Assigned to Zoe')
})

test('who listens hears the whole row in one sentence', () => {
  const row = aRow('priya', 1, { readThrough: null, unanswered: 2 })
  const third = thirdLine(row, colleagues)
  equal(
    rowLabel(row, { second: secondLine(row, ''), third, time: '10:01 AM' }),
    'Priya Raman, 2 unread, 10:01 AM, they wrote: Is the lot behind you still free?, ' +
      '(250) 555-0142 · Zoe’s client'
  )
})

test('what only a picture shows is said as well: scheduled, pinned, muted', () => {
  const at = '2026-11-24T18:00:00.000Z'
  const row = aRow('priya', 1, { scheduled: 1, pinnedAt: at, mutedAt: at })
  const third = thirdLine(row, colleagues)
  const label = rowLabel(row, { second: secondLine(row, ''), third, time: '10:01 AM' })
  equal(label.endsWith('client, 1 scheduled, pinned, muted for you'), true)
})
