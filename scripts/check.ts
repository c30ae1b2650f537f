import './node26.js'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkImports } from './check-imports.ts'
import { checkMigrations } from './check-migrations.ts'
import { checkSize } from './check-size.ts'
import { checkWords } from './check-words.ts'
import { root } from './processes.ts'
import { type Fault, readSources } from './source.ts'

/** Everything that a script can see, each as one line; the faults below it. */
async function check(): Promise<boolean> {
  const sources = readSources()
  const checks: [string, () => Promise<string[]> | string[]][] = [
    [
      'format and lint',
      () => runTool('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error', '.'])
    ],
    ['types', () => runTool('typescript/bin/tsc', ['-p', '.'])],
    ['imports', () => checkImports(sources).map(asLine)],
    ['words', () => checkWords(sources).map(asLine)],
    ['size', () => checkSize(sources).map(asLine)],
    ['migrations', async () => (await checkMigrations()).map(asLine)]
  ]
  let isGood = true
  for (const [name, find] of checks) {
    const started = performance.now()
    const faults = await find()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${faults.length === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
    for (const line of faults) console.log(line)
    isGood &&= faults.length === 0
  }
  return isGood
}

function asLine({ file, line, why }: Fault): string {
  return `  ${file}${line > 0 ? `:${line}` : ''}  ${why}`
}

function runTool(path: string, args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root })
  let said = ''
  child.stdout.on('data', piece => {
    said += piece
  })
  child.stderr.on('data', piece => {
    said += piece
  })
  return new Promise(done =>
    child.on('close', code => done(code === 0 ? [] : [said.trim() || `${path} ended with ${code}`]))
  )
}

process.exitCode = (await check()) ? 0 : 1
