import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export const firstLoadBytesMax = 150_000

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

export type FirstLoad = { bytes: number; files: { file: string; bytes: number }[] }

/** What a browser fetches before the first screen stands: the entry, what it imports, its CSS. */
export function firstLoad(dist: string): FirstLoad {
  const path = join(dist, '.vite', 'manifest.json')
  if (!existsSync(path)) throw new Error(`${path} is missing: the build has not run.`)
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const names = new Set<string>()
  const entries = Object.entries(manifest).filter(([, chunk]) => chunk.isEntry)
  if (entries.length === 0) throw new Error(`${path} names no entry.`)
  for (const [key] of entries) collect(manifest, key, names, new Set())

  const files = [...names].map(file => ({ file, bytes: gzipBytes(join(dist, file)) }))
  files.sort((a, b) => b.bytes - a.bytes)
  return { files, bytes: files.reduce((sum, file) => sum + file.bytes, 0) }
}

function collect(manifest: Manifest, key: string, names: Set<string>, seen: Set<string>): void {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return
  seen.add(key)
  for (const file of [chunk.file, ...(chunk.css ?? [])]) {
    if (/\.(js|css)$/.test(file)) names.add(file)
  }
  for (const next of chunk.imports ?? []) collect(manifest, next, names, seen)
}

function gzipBytes(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length
}

/** Null when the first load is within its budget, else the sentence that fails the build. */
export function whyOverBudget(load: FirstLoad, bytesMax = firstLoadBytesMax): string | null {
  if (load.bytes <= bytesMax) return null
  const largest = load.files.slice(0, 5).map(({ file, bytes }) => `  ${kB(bytes)}  ${file}`)
  return [
    `The first load of the inbox is ${kB(load.bytes)} of gzip, ${kB(bytesMax)} are allowed.`,
    'Load something later. The largest files:',
    ...largest
  ].join('\n')
}

export function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
