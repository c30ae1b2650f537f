import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const skipped = /^(node_modules|dist.*|\..*|test-results|playwright-report|data)$/

/** All files below a folder, in order, without what is made or fetched. */
export function filesBelow(folder: string, ending = /./): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => !skipped.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path, ending)
      return entry.isFile() && ending.test(entry.name) ? [path] : []
    })
}

/** With slashes, as it is written in imports and messages. */
export function shortPath(from: string, path: string): string {
  return relative(from, path).split(sep).join('/')
}
