import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { filesBelow } from '../scripts/files.ts'
import { firstLoad, firstLoadBytesMax } from '../scripts/check-budget.ts'
import { root, runToEnd } from '../scripts/processes.ts'
import { benchmark } from './report.ts'

const aim = { firstLoadBytes: firstLoadBytesMax, lazyBytes: 30_000 }

/** What a browser fetches before the inbox stands, and what comes later; gzip -9, JS and CSS. */
await benchmark('14-bundle', async () => {
  const code = await runToEnd(['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const dist = join(root, 'web', 'dist')
  const first = firstLoad(dist)
  const inFirst = new Set(first.files.map(({ file }) => file))
  const lazy = filesBelow(dist)
    .map(path => path.slice(dist.length + 1))
    .filter(file => /\.(js|css)$/.test(file) && !inFirst.has(file))
    .map(file => ({ file, bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes)
  const largestLazy = lazy[0]?.bytes ?? 0
  return {
    figures: { firstLoadBytes: first.bytes, files: first.files, lazy },
    limit: {},
    ratio: { ofBudget: first.bytes / firstLoadBytesMax },
    aim,
    met: first.bytes <= aim.firstLoadBytes && largestLazy <= aim.lazyBytes,
    checks: { built: code === 0 }
  }
})
