import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { initialsOf } from './initials.ts'

test('a client is known by the first letters of two names', () => {
  equal(initialsOf('Priya Raman'), 'PR')
  equal(initialsOf('Lucía Fernández-Montenegro de la Vega'), 'LF')
  equal(initialsOf('Émile'), 'É')
})

test('a couple on one card keeps the family name', () => {
  equal(initialsOf('Helen and Bo Sandberg'), 'HS')
})

test('a name in small letters or another script has initials too', () => {
  equal(initialsOf('dana whitlock'), 'DW')
  equal(initialsOf('山田 太郎'), '山太')
})

test('a number that nobody has named has none', () => {
  equal(initialsOf('(250) 555-0187'), '')
  equal(initialsOf(''), '')
})
