import { chownSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Who holds this looks after the database of the folder. It is a lock of the operating system
 * (Node reaches it through SQLite), so it is gone at once when its holder is killed.
 */
export function tryOwnerLock(dataDir: string): { release(): void } | null {
  const path = join(dataDir, 'owner.lock')
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    file.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    file.close()
    if ((error as { errcode?: number }).errcode === sqliteBusy) return null
    throw error
  }
  keepOwner(dataDir, path)
  return { release: () => file.close() }
}

const sqliteBusy = 5

// Root may have made the lock in a folder of an ordinary user, who must be able to take it later.
function keepOwner(dataDir: string, path: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dataDir)
  chownSync(path, uid, gid)
}
