import { deepEqual } from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkSize, fileLinesMax, functionLinesMax } from './check-size.ts'
import { parse } from './source.ts'

const lines = (count: number) => 'f()\n'.repeat(count)
// Two lines are the function's own: its head and its last bracket.
const functionOf = (count: number) => `export function a() {\n${lines(count - 2)}}\n`

function faults(text: string, others: Record<string, string> = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'parlor-size-'))
  try {
    for (const [name, content] of Object.entries(others)) writeFileSync(join(folder, name), content)
    const found = checkSize([parse('web/a.ts', text)], folder)
    return found.map(({ file, line, why }) => `${file}:${line} ${why}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a file may have 400 lines and not one more', () => {
  deepEqual(faults(lines(fileLinesMax)), [])
  deepEqual(faults(lines(fileLinesMax + 1)), ['web/a.ts:401 401 lines, 400 are allowed'])
  deepEqual(faults('f()', { 'a.css': 'p {}\n'.repeat(401) }), [
    'a.css:401 401 lines, 400 are allowed'
  ])
})

test('a function may have 70 lines and not one more', () => {
  deepEqual(faults(functionOf(functionLinesMax)), [])
  const long = ['web/a.ts:2 a function of 71 lines, 70 are allowed']
  deepEqual(faults(`\n${functionOf(functionLinesMax + 1)}`), long)
})

test('brackets inside strings and templates do not end a function', () => {
  const text = `\nexport function a() {\n  const x = '}' + \`}\${'}'}\`\n${lines(69)}}\n`
  deepEqual(faults(text), ['web/a.ts:2 a function of 72 lines, 70 are allowed'])
})

test('a heading over tests may be long, its tests may not', () => {
  deepEqual(faults(`describe('a', () => {\n${lines(90)}})`), [])
  const long = ['web/a.ts:1 a function of 92 lines, 70 are allowed']
  deepEqual(faults(`test('a', () => {\n${lines(90)}})`), long)
})
