import './node26.js'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { filesBelow } from './files.ts'
import { firstLoad, kB, whyOverBudget } from './check-budget.ts'
import { root } from './processes.ts'

const compressedBytesMin = 1024

const packages = [
  { name: 'web', sources: ['web', 'contract'], hasBudget: true },
  { name: 'simulator', sources: ['simulator'], hasBudget: false }
]

/** Bundles what runs in a browser, each package into its `dist`; skipped when nothing changed. */
async function build(): Promise<void> {
  for (const { name, sources, hasBudget } of packages) {
    const dist = join(root, name, 'dist')
    const stamp = stampOf(sources)
    if (readStamp(dist) !== stamp) await bundle(name, dist, stamp)
    if (hasBudget) checkBudget(dist)
  }
}

/** Names, sizes and times of all sources: cheaper than their content, and as good. */
function stampOf(sources: string[]): string {
  const hash = createHash('sha256')
  const files = sources
    .flatMap(source => filesBelow(join(root, source)))
    .filter(file => !/\.test\.tsx?$/.test(file))
  for (const file of [...files, join(root, 'package-lock.json'), import.meta.filename]) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file}\n${size}\n${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function readStamp(dist: string): string | null {
  const path = join(dist, '.stamp')
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

async function bundle(name: string, dist: string, stamp: string): Promise<void> {
  const { build: viteBuild } = await import('vite')
  const started = performance.now()
  // A running product serves the old files until the new ones are whole.
  const fresh = `${dist}.new-${process.pid}`
  try {
    await viteBuild({
      root: join(root, name),
      logLevel: 'warn',
      build: { outDir: fresh, emptyOutDir: true, manifest: true }
    })
    for (const file of filesBelow(fresh, /\.(js|css|svg|json)$/)) compress(file)
    writeFileSync(join(fresh, '.stamp'), stamp)
    rmSync(dist, { recursive: true, force: true })
    renameSync(fresh, dist)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  console.log(`Built ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

/** Squeezed once, as hard as it goes, and served as it lies there. */
function compress(file: string): void {
  const bytes = readFileSync(file)
  if (bytes.length < compressedBytesMin) return
  writeFileSync(`${file}.br`, brotliCompressSync(bytes))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}

function checkBudget(dist: string): void {
  const load = firstLoad(dist)
  const why = whyOverBudget(load)
  if (why) throw new Error(why)
  if (process.argv.includes('--sizes')) {
    for (const { file, bytes } of load.files) console.log(`${kB(bytes).padStart(9)}  ${file}`)
    console.log(`${kB(load.bytes).padStart(9)}  first load`)
  }
}

try {
  await build()
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  process.exit(1)
}
