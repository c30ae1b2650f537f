import { execFileSync } from 'node:child_process'
import { root } from '../scripts/processes.ts'
import { quietMachine } from './machine.ts'
import { rounded } from './stats.ts'

/** What a benchmark has found; printed as one line of JSON. */
export type Findings = {
  figures: object
  limit: object
  ratio: object
  aim: object
  met: boolean
  checks: object
}

/** Whatever was opened is closed again, the last first. */
export type Closers = { after(close: () => Promise<unknown> | unknown): void }

/** Ten million texts take a while to write. */
export const patience = process.env['PARLOR_BENCH_HUGE'] === '1' ? 20 : 1
const limits = { benchmarkMs: 240_000 * patience }

/** Runs one benchmark: quiet machine, work, one line, everything closed. */
export async function benchmark(
  bench: string,
  work: (closers: Closers) => Promise<Findings>
): Promise<void> {
  const open: (() => Promise<unknown> | unknown)[] = []
  const closeAll = async () => {
    for (let close = open.pop(); close; close = open.pop()) {
      await Promise.resolve(close()).catch(error => console.error(`${bench}: ${error}`))
    }
  }
  const stop = () => void closeAll().finally(() => process.exit(1))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const tooLong = setTimeout(() => {
    console.error(`${bench}: it takes longer than ${limits.benchmarkMs / 1000} s and was stopped.`)
    stop()
  }, limits.benchmarkMs)
  try {
    const machine = await quietMachine()
    const started = performance.now()
    const findings = await work({ after: close => void open.push(close) })
    const seconds = (performance.now() - started) / 1000
    const date = new Date().toISOString()
    const line = { bench, date, commit: commit(), machine, seconds, ...findings }
    process.stdout.write(`${JSON.stringify(rounded(line))}\n`)
  } catch (error) {
    console.error(`${bench}:`, error)
    process.exitCode = 1
  } finally {
    await closeAll()
    clearTimeout(tooLong)
    process.exit()
  }
}

function commit(): string {
  try {
    const git = (...words: string[]) =>
      execFileSync('git', words, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore']
      })
    const changed = git('status', '--porcelain', '--', 'server', 'contract', 'web').trim() !== ''
    return git('rev-parse', '--short', 'HEAD').trim() + (changed ? ' and changes' : '')
  } catch {
    return 'unknown'
  }
}
