import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Browser = { executablePath: string; env: Record<string, string> }

const extractMsMax = 60_000

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
]

/** Quiet, without the network, and the sandbox only where Chromium can build one: not as root. */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
]

/** A Chromium for the tests: one that is here, else the one that npm brings. */
export function findBrowser(downloaded: string): Browser {
  const named = process.env['CHROMIUM_PATH']
  if (named && !existsSync(named)) {
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`)
  }
  const path = [named ?? '', ...installed, downloaded].find(path => path !== '' && existsSync(path))
  return path ? { executablePath: path, env: {} } : browserFromNpm()
}

/** The Chromium of the package @sparticuz/chromium (linux-x64), unpacked once a version. */
export function browserFromNpm(): Browser {
  const home = packageHome()
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const cache = join(dirname(dirname(home)), '.cache', `parlor-chromium-${version}`)
  if (!existsSync(cache)) unpack(home, cache)
  const executablePath = join(cache, 'chromium')
  return { executablePath, env: missesLibraries(executablePath) ? ownLibraries(cache) : {} }
}

function packageHome(): string {
  try {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      throw new Error('not built for this')
    const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
    return entry.slice(0, entry.lastIndexOf(packagePath) + packagePath.length)
  } catch {
    throw new Error(
      'There is no Chromium for the tests. Run "npx playwright install chromium", ' +
        'or set CHROMIUM_PATH to one that is installed.'
    )
  }
}

const packagePath = join('@sparticuz', 'chromium')

// The package unpacks into the folder for temporary files, and its libraries only where it
// believes to be on Amazon's Lambda. A folder of our own cannot be half-made or somebody else's.
function unpack(home: string, cache: string): void {
  const fresh = `${cache}.new-${process.pid}`
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  try {
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `await (await import('@sparticuz/chromium')).default.executablePath()`
      ],
      {
        cwd: dirname(home),
        timeout: extractMsMax,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
      }
    )
    if (!existsSync(cache)) renameSync(fresh, cache)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

export function missesLibraries(executablePath: string): boolean {
  const told = spawnSync('ldd', [executablePath], { encoding: 'utf8' })
  return told.status !== 0 || told.stdout.includes('not found')
}

function ownLibraries(cache: string): Record<string, string> {
  const libraries = { LD_LIBRARY_PATH: join(cache, 'al2023', 'lib') }
  // A machine without fonts has no list of them either.
  const hasFonts = existsSync('/etc/fonts/fonts.conf')
  return hasFonts ? libraries : { ...libraries, FONTCONFIG_PATH: join(cache, 'fonts') }
}
