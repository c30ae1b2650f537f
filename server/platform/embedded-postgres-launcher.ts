import { spawnSync } from 'node:child_process'
import { lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { EmbeddedPostgresFault } from './embedded-postgres-faults.ts'

/** How a PostgreSQL program is started here: words before its own, and as whom. */
export type Launcher = { prefix: string[]; uid?: number; gid?: number }

const nobodyId = 65534
const asNobody = ['unshare', '--user', `--map-user=${nobodyId}`, `--map-group=${nobodyId}`, '--']
// When Node is killed, PostgreSQL gets SIGINT and shuts down cleanly. It stands after unshare,
// because a change of user clears it.
const dieWithUs = ['setpriv', '--pdeathsig=INT', '--']

/** PostgreSQL refuses to run as root, and initdb refuses a user without a name. */
export function chooseLauncher(folder: string, works = commandWorks): Launcher {
  if (process.platform === 'win32') return { prefix: [] }
  const last = process.platform === 'linux' && works(dieWithUs) ? dieWithUs : []
  const isRoot = process.getuid?.() === 0
  if (!isRoot && hasName()) return { prefix: last }

  const owner = statSync(folder)
  if (isRoot && owner.uid !== 0) return { prefix: last, uid: owner.uid, gid: owner.gid }
  if (works(asNobody)) return { prefix: [...asNobody, ...last] }
  return { prefix: last, ...giveTo(folder) }
}

function commandWorks(prefix: string[]): boolean {
  const [command = '', ...args] = prefix
  return spawnSync(command, [...args, 'true'], { stdio: 'ignore', timeout: 5000 }).status === 0
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function giveTo(folder: string): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  const user =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user || process.getuid?.() !== 0) {
    throw new EmbeddedPostgresFault(
      'PostgreSQL does not run as this user. Start Parlor as an ordinary user, or set DATABASE_URL.'
    )
  }
  const [uid, gid] = [Number(user[2]), Number(user[3])]
  giveAll(folder, uid, gid)
  return { uid, gid }
}

// The folder itself comes last: it says that all below it has been given.
function giveAll(path: string, uid: number, gid: number): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name)
    if (entry.isDirectory()) giveAll(below, uid, gid)
    else lchownSync(below, uid, gid)
  }
  lchownSync(path, uid, gid)
}
