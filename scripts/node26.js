// Plain JavaScript, so that an old Node can read it and say what is wrong.
//
//   node scripts/node26.js scripts/start.ts …   runs that file under the Node of node_modules
//   import './node26.js'                        does the same for the script that imports it
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const oldestMajor = 26
const self = fileURLToPath(import.meta.url)
const ours = join(
  import.meta.dirname ?? fileURLToPath(new URL('.', import.meta.url)),
  process.platform === 'win32' ? '../node_modules/.bin/node.cmd' : '../node_modules/.bin/node'
)
const isLauncher = process.argv[1] !== undefined && resolve(process.argv[1]) === self
const words = isLauncher ? process.argv.slice(2) : process.argv.slice(1)

if (Number.parseInt(process.versions.node, 10) < oldestMajor) {
  if (process.env.PARLOR_NODE_TRIED || !existsSync(ours)) {
    console.log(
      `Parlor runs on Node ${oldestMajor}, which comes with its packages, but it is not there ` +
        `(this is Node ${process.versions.node}). Run "npm ci" without --omit=optional and start again.`
    )
    process.exit(1)
  }
  process.exit(await runUnderOurs())
} else if (isLauncher) {
  process.argv.splice(1, 1)
  // Not waited for: that script imports this file, and the two would wait for each other.
  import(pathToFileURL(resolve(words[0] ?? '')).href)
}

function runUnderOurs() {
  const env = { ...process.env, PARLOR_NODE_TRIED: '1' }
  const child = spawn(ours, words, { stdio: 'inherit', env, shell: process.platform === 'win32' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise(done => child.on('close', code => done(code ?? 1)))
}
