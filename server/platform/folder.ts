import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
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
  needFolder(dataDir)
  return orPlainly(dataDir, () => tryOwnerLock(dataDir))
}

/** Makes it where it is missing, for a process that shares it with others. */
export function needFolder(dataDir: string): void {
  orPlainly(dataDir, () => {
    makeFolder(path.resolve(dataDir))
    accessSync(dataDir, constants.W_OK)
  })
}

function orPlainly<Result>(dataDir: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw new Error(
      `PARLOR_DATA=${dataDir} cannot be written to (${(error as Error).message}). ` +
        'Set it to a folder of your own.',
      { cause: error }
    )
  }
}

/** One after the other: `recursive` tries for ever where nothing can be made, as below /proc. */
function makeFolder(folder: string): void {
  const parent = path.dirname(folder)
  if (isFolder(folder)) return
  if (parent !== folder) makeFolder(parent)
  mkdirSync(folder)
}

function isFolder(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new Error(`${folder} is a file`)
  return found !== undefined
}
