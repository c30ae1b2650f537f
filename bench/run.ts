import '../scripts/node26.js'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from '../scripts/processes.ts'
import { patience } from './report.ts'

type Line = {
  bench: string
  met: boolean
  seconds: number
  aim: object
  machine: { quiet: boolean }
}

const limits = { benchmarkMs: 300_000 * patience }

/** `npm run bench [names…]`: one benchmark after the other, a line of JSON each on stdout and a
 * short table at the end on stderr. A name is the beginning of a file's: `01`, `08-inbox-list`. */
async function main(): Promise<void> {
  const files = chosen(process.argv.slice(2))
  const worlds = mkdtempSync(join(tmpdir(), 'parlor-bench-worlds-'))
  const lines: (Line | { bench: string; met: null })[] = []
  try {
    for (const file of files) {
      lines.push((await runOne(file, worlds)) ?? { bench: file.replace('.ts', ''), met: null })
    }
  } finally {
    rmSync(worlds, { recursive: true, force: true, maxRetries: 3 })
  }
  for (const line of lines) process.stderr.write(`${tableRow(line)}\n`)
  process.exitCode = lines.some(line => line.met === null) ? 1 : 0
}

function chosen(names: string[]): string[] {
  const all = readdirSync(import.meta.dirname)
    .filter(name => /^\d\d-.*\.ts$/.test(name))
    .sort()
  const unknown = names.find(name => !all.some(file => file.startsWith(name)))
  if (unknown) {
    process.stderr.write(`There is no benchmark "${unknown}". There are: ${all.join(', ')}\n`)
    process.exit(1)
  }
  return names.length === 0 ? all : all.filter(file => names.some(name => file.startsWith(name)))
}

async function runOne(file: string, worlds: string): Promise<Line | null> {
  const running = runNode([join('bench', file)], {
    env: { PARLOR_BENCH_WORLDS: worlds },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const stop = () => void running.stop()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const timer = setTimeout(stop, limits.benchmarkMs)
  let said = ''
  running.child.stdout!.setEncoding('utf8').on('data', chunk => {
    said += chunk
  })
  await running.ended
  clearTimeout(timer)
  process.off('SIGINT', stop)
  process.off('SIGTERM', stop)
  process.stdout.write(said)
  const line = said.split('\n').find(each => each.startsWith('{"bench"'))
  return line ? (JSON.parse(line) as Line) : null
}

function tableRow(line: Line | { bench: string; met: null }): string {
  const name = line.bench.padEnd(24)
  if (line.met === null) return `${name} did not finish`
  const verdict = line.met ? 'aim met   ' : 'aim missed'
  const loud = line.machine.quiet ? '' : '  (the machine was not quiet)'
  return `${name} ${verdict} ${line.seconds.toFixed(0).padStart(4)} s  ${JSON.stringify(line.aim)}${loud}`
}

await main()
