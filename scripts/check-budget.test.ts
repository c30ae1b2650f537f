import { deepEqual, equal, match, throws } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { firstLoad, whyOverBudget } from './check-budget.ts'

function inBuild(manifest: object, act: (dist: string) => void): void {
  const dist = mkdtempSync(join(tmpdir(), 'parlor-dist-'))
  try {
    mkdirSync(join(dist, '.vite'))
    writeFileSync(join(dist, '.vite/manifest.json'), JSON.stringify(manifest))
    // Noise does not shrink, so its gzip is as long as itself and a little more.
    for (const name of ['main.js', 'react.js', 'main.css', 'late.js', 'late.css', 'inter.woff2']) {
      writeFileSync(join(dist, name), randomBytes(1000))
    }
    act(dist)
  } finally {
    rmSync(dist, { recursive: true })
  }
}

const manifest = {
  'index.html': {
    file: 'main.js',
    isEntry: true,
    imports: ['_react.js'],
    dynamicImports: ['late.tsx'],
    css: ['main.css'],
    assets: ['inter.woff2']
  },
  '_react.js': { file: 'react.js', imports: ['index.html'] },
  'late.tsx': { file: 'late.js', css: ['late.css'] }
}

test('the first load is the entry, what it imports and its CSS, without fonts and lazy pages', () => {
  inBuild(manifest, dist => {
    const { files, bytes } = firstLoad(dist)
    deepEqual(files.map(({ file }) => file).sort(), ['main.css', 'main.js', 'react.js'])
    equal(bytes > 3000 && bytes < 3100, true)
  })
})

test('a first load above its budget is refused with the largest files', () => {
  inBuild(manifest, dist => {
    const load = firstLoad(dist)
    equal(whyOverBudget(load, load.bytes), null)
    match(
      whyOverBudget(load, load.bytes - 1) ?? '',
      /3\.1 kB of gzip[\s\S]*1\.0 kB {2}\w+\.(js|css)/
    )
  })
})

test('a build without a manifest or an entry is a fault, not zero bytes', () => {
  inBuild({}, dist => throws(() => firstLoad(dist), /names no entry/))
  throws(() => firstLoad('/nowhere'), /the build has not run/)
})
