import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportFields } from '@parlor/contract/client-imports.ts'
import fc from 'fast-check'
import papa from 'papaparse'
import { plainCell, toCsv } from '../csv.ts'
import { cellsOf, exportHeads, fieldsOf, guessColumns } from './import-columns.ts'

test('headings of several systems are known, in any order and spelling', () => {
  assert.deepEqual(
    guessColumns([
      'First Name',
      'LAST_NAME',
      'Mobile Phone',
      'Home phone',
      'E-mail',
      'Points',
      'DOB'
    ]),
    ['first', 'last', 'phones', 'phones', 'emails', null, 'birthday']
  )
  const cells = [
    'Nadia',
    'Orlov',
    '(250) 555-0944',
    '250 555 0945',
    'n@mail.test',
    '12',
    '1988-06-06'
  ]
  const fields = fieldsOf(
    cells,
    guessColumns(['first', 'last', 'phone', 'cell', 'mail', '?', 'dob'])
  )
  assert.equal(fields.name, 'Nadia Orlov')
  assert.deepEqual(fields.phones, ['(250) 555-0944', '250 555 0945'])
})

test('no cell is a formula for a spreadsheet, and each comes back as it was', () => {
  for (const cell of [
    '=1+1',
    '+12505550142',
    '-3',
    '@SUM(A1)',
    '\tx',
    "'=quoted",
    "O'Rourke",
    '"',
    ''
  ]) {
    const csv = toCsv([[cell, 'next']])
    const [row] = papa.parse<string[]>(csv.slice(1)).data
    assert.ok(!/^[=+\-@\t\r]/.test(row![0]!), JSON.stringify(row))
    assert.equal(plainCell(row![0]!), cell)
  }
})

const word = fc
  .string({ minLength: 1, maxLength: 12 })
  .map(text => text.replace(/[;,|\s\p{Cc}]/gu, 'x').trim() || 'x')
const several = fc.array(word, { maxLength: 3 })
const anyFields: fc.Arbitrary<ImportFields> = fc.record({
  ...{ name: word, phones: several, emails: several, groups: several, uid: word, externalId: word },
  ...{ type: word, language: word, birthday: word, note: word, marketing: word }
})

test('what is exported is imported as it was', () => {
  fc.assert(
    fc.property(fc.array(anyFields, { minLength: 1, maxLength: 5 }), all => {
      const csv = toCsv([exportHeads, ...all.map(cellsOf)])
      const [heads, ...rows] = papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data
      const mapping = guessColumns(heads!)
      assert.deepEqual(
        rows.map(cells => fieldsOf(cells, mapping)),
        all.map(each => ({ ...each }))
      )
    })
  )
})
