import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from './commands.ts'
import { matching } from './matching.ts'

const icon = (() => null) as unknown as Command['icon']
const command = (id: string, words: string, finds = ''): Command => ({
  ...{ id, words, finds, icon, group: 'do', run: () => {} }
})
const all = [
  command('close', 'Close conversation', 'archive'),
  command('closed', 'Inbox, Closed'),
  command('staff', 'Staff', 'people rights'),
  command('new', 'New conversation')
]
const found = (q: string, recent: string[] = []) => matching(all, q, recent).map(each => each.id)

test('a command is found by the beginning of any of its words, in any order', () => {
  assert.deepEqual(found('clo'), ['close', 'closed'])
  assert.deepEqual(found('conv new'), ['new'])
  assert.deepEqual(found('closed inb'), ['closed'])
})

test('by other names after those, and by letters in their order last', () => {
  assert.deepEqual(found('rights'), ['staff'])
  assert.deepEqual(found('stf'), ['staff'])
  assert.deepEqual(found('tf'), [], 'two letters stand in half of all names')
  assert.deepEqual(found('zzz'), [])
})

test('without words all come, what was done lately first', () => {
  assert.deepEqual(found('', ['new', 'staff']), ['new', 'staff', 'close', 'closed'])
})
