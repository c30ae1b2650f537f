import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { matchTyped, stepFor } from './roving.ts'

const names = ['Priya Raman', 'Gloria Bassett', 'Tom Ashworth', 'Gus Hale']

test('an arrow at the end of the list stays where it is', () => {
  equal(stepFor('ArrowDown', 3, 4), null)
  equal(stepFor('ArrowUp', 0, 4), null)
  equal(stepFor('ArrowDown', 2, 4), 3)
  equal(stepFor('Home', 3, 4), 0)
  equal(stepFor('End', 0, 4), 3)
  equal(stepFor('Tab', 1, 4), null)
})

test('typing the first letters of a name finds the client', () => {
  equal(matchTyped(names, 'gl', 0), 1)
  equal(matchTyped(names, 'gu', 0), 3)
  equal(matchTyped(names, 'x', 0), null)
})

test('one letter again and again walks through all who begin with it', () => {
  equal(matchTyped(names, 'g', 0), 1)
  equal(matchTyped(names, 'gg', 1), 3)
  equal(matchTyped(names, 'ggg', 3), 1)
})
