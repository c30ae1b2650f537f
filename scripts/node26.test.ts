import { deepEqual, equal, match } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const old = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.1.0' })`

/** Runs a script of a made-up project under a Node that says it is 20. */
function run(ours: string | null, isOld = true) {
  const folder = mkdtempSync(join(tmpdir(), 'parlor-node-'))
  try {
    mkdirSync(join(folder, 'scripts'))
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    copyFileSync(join(import.meta.dirname, 'node26.js'), join(folder, 'scripts/node26.js'))
    writeFileSync(join(folder, 'scripts/a.ts'), "console.log('ran', process.argv.slice(2).join())")
    if (ours) writeFileSync(join(folder, 'node_modules/.bin/node'), ours, { mode: 0o755 })
    const words = ['scripts/node26.js', 'scripts/a.ts', 'salon', 'busy']
    const { status, stdout } = spawnSync(
      process.execPath,
      isOld ? ['--import', old, ...words] : words,
      { cwd: folder, encoding: 'utf8' }
    )
    return { status, said: stdout.trim() }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a Node that is new enough runs the script itself', () => {
  deepEqual(run(null, false), { status: 0, said: 'ran salon,busy' })
})

test('an old Node hands over to the one from the packages, with its words and its exit code', () => {
  const { status, said } = run('#!/bin/sh\necho handed over: "$@"\nexit 7\n')
  equal(status, 7)
  match(said, /handed over: .*scripts\/a\.ts salon busy$/)
})

test('an old Node without the packages says how to get them', () => {
  const { status, said } = run(null)
  equal(status, 1)
  match(said, /^Parlor runs on Node 26, .*\(this is Node 20\.1\.0\).*without --omit=optional/)
})
