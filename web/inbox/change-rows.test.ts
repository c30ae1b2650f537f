import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { at } from '../testing/samples.ts'
import { stepsBack } from './change-rows.ts'
import { between, toggled } from './use-picked.ts'

const before = (id: string, rest: object = {}) => ({
  ...{ id, assigneeId: null, closedAt: null, snoozedUntil: null, ...rest }
})

const undone = (change: Parameters<typeof stepsBack>[0], rows: ReturnType<typeof before>[]) =>
  stepsBack(change, { changed: rows.map(row => row.id), before: rows, left: 0 }, at(5)).map(step =>
    [step.ids.join(), ...Object.values(step.change)].join(' ')
  )

test('undo gives each conversation back to whoever had it', () => {
  const rows = [before('a', { assigneeId: 'zoe' }), before('b'), before('c', { assigneeId: 'zoe' })]
  deepEqual(undone({ to: 'assigned', staffId: 'theo' }, rows), ['a,c assigned zoe', 'b assigned '])
})

test('what slept when it was closed sleeps again; a time that has passed is not asked for', () => {
  const rows = [before('a', { snoozedUntil: at(60) }), before('b', { snoozedUntil: at(1) })]
  deepEqual(undone({ to: 'closed' }, rows), ['a,b open', `a snoozed ${at(60)}`])
})

test('what was closed before it was put off is closed again', () => {
  const rows = [before('a', { closedAt: at(1) }), before('b')]
  deepEqual(undone({ to: 'snoozed', until: at(90) }, rows), ['a,b woken', 'a closed'])
})

test('Shift picks both ends and all between, upwards too; a second press takes one out', () => {
  const rows = ['a', 'b', 'c', 'd']
  deepEqual(between(rows, 'd', 'b'), ['b', 'c', 'd'])
  deepEqual(between(rows, 'gone', 'b'), ['b'])
  deepEqual(toggled(new Set(['a', 'b']), 'a'), ['b'])
})
