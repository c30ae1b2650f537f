import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { aRow, at } from '../testing/samples.ts'
import { addChanges, stillUntold, takeChanges, withChange } from './row-changes.ts'

test('a change shows at once; a row that stands so already is the same row', () => {
  const row = aRow('priya', 1, { labelIds: ['vip'], mutedAt: at(1) })
  const change = { closedAt: at(2), assigneeId: 'theo', labels: { vip: false, late: true } }
  const shown = withChange(row, change)
  deepEqual([shown.closedAt, shown.assigneeId, shown.labelIds], [at(2), 'theo', ['late']])
  equal(withChange(row, { mutedAt: at(5), assigneeId: null, labels: { vip: true } }), row)
})

test('what the server has told is no longer ours; the rest of the change is', () => {
  const told = aRow('priya', 1, { closedAt: at(3), readThrough: at(9) })
  const change = { closedAt: at(2), readThrough: at(8), snoozedUntil: at(60) }
  deepEqual(stillUntold(change, told), { snoozedUntil: at(60) })
})

test('what was refused is taken back, but not what was changed again since', () => {
  const refused = { priya: { assigneeId: 'theo', labels: { vip: true } } }
  const all = addChanges(addChanges({}, refused), { priya: { assigneeId: 'zoe' } })
  deepEqual(takeChanges(all, refused), { priya: { assigneeId: 'zoe', labels: {} } })
  deepEqual(takeChanges(addChanges({}, refused), refused), {})
})
