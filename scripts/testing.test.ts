import { deepEqual, equal, match } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { countPlaywright, countTap, failedIfCrashed } from './testing.ts'

/** What Node's runner says of one file of tests, loaded as npm test loads it. */
function runFile(text: string): { code: number | null; tap: string } {
  const folder = mkdtempSync(join(tmpdir(), 'parlor-run-'))
  try {
    const file = join(folder, 'a.test.mjs')
    writeFileSync(file, `import { test } from 'node:test'\n${text}`)
    const preload = `--import=${join(import.meta.dirname, 'no-console-error.ts')}`
    const { NODE_TEST_CONTEXT: _inner, ...env } = process.env
    const words = ['--test', preload, '--test-reporter=tap', file]
    const { status, stdout } = spawnSync(process.execPath, words, { env, encoding: 'utf8' })
    return { code: status, tap: stdout }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test("the summary of Node's runner is read as it writes it", () => {
  const { tap } = runFile(`
    test('one', () => {})
    test('two', () => { throw new Error('no') })
    test('three', () => {})`)
  deepEqual(countTap(tap), { passed: 2, failed: 1 })
})

test('a test fails when something is written to console.error', () => {
  const quiet = runFile("test('a', () => console.log('fine'))")
  deepEqual(countTap(quiet.tap), { passed: 1, failed: 0 })
  const loud = runFile("test('a', () => console.error('a row without a key'))")
  match(loud.tap, /Written to console\.error: a row without a key/)
  equal(failedIfCrashed(countTap(loud.tap), loud.code ?? 1).failed > 0, true)
})

test('a runner that ran nothing, or broke, counts as a failure', () => {
  deepEqual(failedIfCrashed(countTap(''), 0), { passed: 0, failed: 1 })
  deepEqual(failedIfCrashed({ passed: 5, failed: 0 }, 1), { passed: 5, failed: 1 })
  deepEqual(failedIfCrashed({ passed: 5, failed: 2 }, 1), { passed: 5, failed: 2 })
  deepEqual(failedIfCrashed({ passed: 5, failed: 0 }, 0), { passed: 5, failed: 0 })
})

test("Playwright's report is read, and a story that passed the second time has passed", () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }
  deepEqual(countPlaywright(JSON.stringify({ stats, errors: [] })), { passed: 8, failed: 1 })
  deepEqual(countPlaywright(JSON.stringify({ stats, errors: [{}] })), { passed: 8, failed: 2 })
  deepEqual(countPlaywright(''), { passed: 0, failed: 0 })
})
