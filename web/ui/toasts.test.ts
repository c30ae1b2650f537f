import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { currentToast, dropToast, showToast, undoToast, watchToast } from './toasts.ts'

test('a closed conversation can be opened again once, and only while the line stands', () => {
  const undone: string[] = []
  showToast({ words: 'Closed', undoLabel: 'Undo', onUndo: () => undone.push('Tom Ashworth') })
  equal(undoToast(), true)
  equal(undoToast(), false)
  deepEqual(undone, ['Tom Ashworth'])
  equal(currentToast(), null)
})

test('the second line takes the place of the first, whose time may run out unheard', () => {
  showToast({ words: 'Closed' })
  const first = currentToast()!.id
  showToast({ words: 'Muted' })
  dropToast(first)
  equal(currentToast()?.words, 'Muted')
})

test('who has stopped watching is not told', () => {
  let told = 0
  const stop = watchToast(() => told++)
  showToast({ words: 'Pinned' })
  stop()
  showToast({ words: 'Closed' })
  equal(told, 1)
})
