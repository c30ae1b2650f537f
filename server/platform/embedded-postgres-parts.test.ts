import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { addMissingLinks, findBinaries } from './embedded-postgres-binaries.ts'
import { faultFrom, logSince } from './embedded-postgres-faults.ts'
import { chooseLauncher } from './embedded-postgres-launcher.ts'
import { isPostmaster } from './embedded-postgres-process.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parlor-pg-parts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('links that npm ci --ignore-scripts left out are made, twice without harm', () => {
  const native = join(folder, 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib/libpq.so.5.18'), 'the library')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  addMissingLinks(native)
  addMissingLinks(native)
  equal(readlinkSync(join(native, 'lib/libpq.so.5')), 'libpq.so.5.18')
  equal(readFileSync(join(native, 'lib/libpq.so.5'), 'utf8'), 'the library')
})

test('an install without optional packages is told how to get the database', () => {
  const elsewhere = process.platform === 'win32' ? 'linux' : 'win32'
  throws(
    () => findBinaries(elsewhere, 'x64'),
    /Run "npm ci" without --omit=optional, or set DATABASE_URL/
  )
})

test('a machine for which there is no PostgreSQL is told to bring one', () => {
  throws(() => findBinaries('aix', 'ppc64'), /brings no PostgreSQL for aix on ppc64.*DATABASE_URL/)
})

const asRoot = { skip: process.getuid?.() !== 0 || process.platform !== 'linux' }

test('root starts PostgreSQL as nobody in a user namespace', asRoot, () => {
  const launcher = chooseLauncher(folder, () => true)
  equal(launcher.uid, undefined)
  deepEqual(launcher.prefix.slice(0, 2), ['unshare', '--user'])
  // The last word of the chain sets the signal: a change of user would clear it.
  deepEqual(launcher.prefix.slice(-3), ['setpriv', '--pdeathsig=INT', '--'])
})

test('where namespaces are forbidden, root becomes postgres or nobody', asRoot, () => {
  mkdirSync(join(folder, 'cluster'))
  writeFileSync(join(folder, 'cluster/PG_VERSION'), '18')
  const { uid, prefix } = chooseLauncher(folder, words => words[0] === 'setpriv')
  ok(uid && uid > 0)
  // A database that was made before, in a namespace, belongs to root until now.
  for (const name of ['', 'cluster', 'cluster/PG_VERSION']) {
    equal(statSync(join(folder, name)).uid, uid)
  }
  deepEqual(prefix, ['setpriv', '--pdeathsig=INT', '--'])
})

test('a machine without setpriv starts PostgreSQL all the same', asRoot, () => {
  deepEqual(chooseLauncher(folder, words => words[0] === 'unshare').prefix.slice(-1), ['--'])
  equal(chooseLauncher(folder, () => false).prefix.length, 0)
})

test('this very process is not taken for a postmaster', () => {
  equal(isPostmaster(process.pid, folder), false)
})

test('what PostgreSQL says becomes what happened and what to do', () => {
  const said: [string, RegExp][] = [
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      /The disk is full/
    ],
    ['Error: ENOSPC: no space left on device, write', /The disk is full/],
    ['initdb: error: could not look up effective user ID 4711', /no name on this machine/],
    ['mkdir: EROFS: read-only file system', /read-only disk/],
    ['FATAL:  data directory "/x" has wrong ownership', /not open to this user/],
    ['error while loading shared libraries: libz.so.1', /does not run on this system/],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /not enough memory/],
    ['FATAL:  database files are incompatible with server', /made by another PostgreSQL/]
  ]
  for (const [line, sentence] of said) match(faultFrom(line, '/data').message, sentence)
})

test('what nobody foresaw is told with the last fatal line and the place of the log', () => {
  const { message } = faultFrom('LOG:  starting\nFATAL:  the moon is full\nLOG:  bye', '/data')
  match(message, /FATAL: {2}the moon is full\. Its log is \/data\/postgres\.log/)
})

test('only what the log gained is read, and of that only the end', () => {
  const path = join(folder, 'postgres.log')
  writeFileSync(path, `old\n${'x'.repeat(20_000)}the end`)
  const tail = logSince(path, 4)
  ok(tail.length < 10_000)
  match(tail, /the end/)
  equal(logSince(join(folder, 'missing.log'), 0), '')
})
