import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { filesBelow, shortPath } from './files.ts'
import { root, runToEnd } from './processes.ts'

export type Counts = { passed: number; failed: number }

const unitFolders = ['contract', 'server', 'simulator', 'web', 'scripts']
const filesAtOnce = 2
const testMsMax = 120_000

/** Builds, gives every test one real PostgreSQL in a temporary folder, and always cleans up. */
export async function withProduct(
  run: (workshop: { folder: string; env: NodeJS.ProcessEnv }) => Promise<Counts[]>
): Promise<number> {
  const built = await runToEnd([join(root, 'scripts/build.ts')])
  if (built !== 0) return built
  const folder = mkdtempSync(join(tmpdir(), 'parlor-test-'))
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') })
  try {
    // Every test file is a process of its own; what one has compiled the others need not.
    const compiled = join(folder, 'compiled')
    const env = { PARLOR_TEST_POSTGRES: postgres.url, NODE_COMPILE_CACHE: compiled }
    const counts = await run({ folder, env })
    return report(counts)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function report(counts: Counts[]): number {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

/** The tests beside the code; words pick those whose path holds one of them. */
export async function runUnits(
  words: string[],
  { folder, env }: { folder: string; env: NodeJS.ProcessEnv }
): Promise<Counts> {
  const files = unitFolders
    .flatMap(name => filesBelow(join(root, name), /\.test\.ts$/))
    .filter(path => isWanted(shortPath(root, path), words))
  if (files.length === 0) {
    console.log(`No test has ${words.join(' or ')} in its path.`)
    return { passed: 0, failed: 1 }
  }
  const summary = join(folder, 'units.tap')
  const code = await runToEnd(
    [
      '--test',
      `--test-concurrency=${filesAtOnce}`,
      `--test-timeout=${testMsMax}`,
      `--import=${join(root, 'scripts/no-console-error.ts')}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${summary}`,
      ...files
    ],
    { env }
  )
  return failedIfCrashed(countTap(readOrEmpty(summary)), code)
}

function isWanted(path: string, words: string[]): boolean {
  return words.length === 0 || words.some(word => path.includes(word))
}

/** The whole-product stories in a browser. */
export async function runStories(
  words: string[],
  { folder, env }: { folder: string; env: NodeJS.ProcessEnv }
): Promise<Counts> {
  const summary = join(folder, 'stories.json')
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const code = await runToEnd([cli, 'test', '--reporter=list,json', ...words], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: summary }
  })
  return failedIfCrashed(countPlaywright(readOrEmpty(summary)), code)
}

/** Node's runner ends its TAP with `# pass 12`, `# fail 1`, `# cancelled 0`. */
export function countTap(tap: string): Counts {
  const last = (word: string) =>
    Number([...tap.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0)
  return { passed: last('pass'), failed: last('fail') + last('cancelled') }
}

export function countPlaywright(json: string): Counts {
  try {
    const { stats, errors } = JSON.parse(json) as PlaywrightReport
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
  } catch {
    return { passed: 0, failed: 0 } // It ended without a report, which its caller counts.
  }
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: unknown[]
}

/** A runner that broke, or had nothing to run, has not shown that the product works. */
export function failedIfCrashed(counts: Counts, code: number): Counts {
  const isFailure = code !== 0 || counts.passed === 0
  return isFailure && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
