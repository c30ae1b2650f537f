import { mkdirSync } from 'node:fs'
import { tryOwnerLock } from './embedded-postgres-lock.ts'

/** One product a folder: two would take each other's carrier and spool away. Throws a plain
 * sentence when another holds it, or when nothing can be written there. */
export function claimFolder(dataDir: string): { release(): void } {
  const lock = tryLock(dataDir)
  if (lock) {
    held.add(lock) // forgotten, it would be collected, and the folder be free
    return lock
  }
  throw new Error(
    `Parlor is already running on the folder ${dataDir}. Stop it first, or set PARLOR_DATA to ` +
      'another folder.'
  )
}

const held = new Set<{ release(): void }>()

function tryLock(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true })
    return tryOwnerLock(dataDir)
  } catch (error) {
    throw new Error(
      `PARLOR_DATA=${dataDir} is not a folder that can be written to: ${(error as Error).message}`,
      { cause: error }
    )
  }
}
