import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const logTailBytesMax = 8 * 1024

/** The database cannot be started, and here is a sentence for the person in front of the terminal. */
export class EmbeddedPostgresFault extends Error {
  override name = 'EmbeddedPostgresFault'
}

/** Turns what PostgreSQL, initdb or the file system said into what happened and what to do. */
export function faultFrom(said: string, dataDir: string): EmbeddedPostgresFault {
  const known = sentences.find(([pattern]) => pattern.test(said))
  const lines = said.trim().split('\n')
  const last = lines.findLast(line => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
  return new EmbeddedPostgresFault(
    known
      ? known[1](dataDir)
      : `The database could not be started: ${last.trim() || 'it ended without a word'}. ` +
          `Its log is ${dataDir}/postgres.log.`
  )
}

type Sentence = [RegExp, (dataDir: string) => string]

const sentences: Sentence[] = [
  [
    /ENOSPC|No space left on device|EDQUOT|quota exceeded/i,
    dir => `The disk is full, so the database in ${dir} cannot be started. Free some space.`
  ],
  [
    /EROFS|Read-only file system/i,
    dir =>
      `The folder ${dir} is on a read-only disk. Set PARLOR_DATA to a folder that can be written.`
  ],
  [
    /database files are incompatible/i,
    dir =>
      `The database in ${dir} was made by another PostgreSQL. ` +
      'Start the Parlor that made it, or set PARLOR_DATA to another folder.'
  ],
  [
    /could not look up effective user ID/i,
    () =>
      'This user id has no name on this machine, and PostgreSQL wants one. ' +
      'Start Parlor as a user that is listed in /etc/passwd, or set DATABASE_URL.'
  ],
  [
    /cannot be run as root|root.*not permitted/i,
    () =>
      'PostgreSQL refuses to run as root here. Start Parlor as an ordinary user, or set DATABASE_URL.'
  ],
  [
    /EACCES|EPERM|ENOTDIR|EEXIST|Permission denied|wrong ownership|invalid permissions/i,
    dir =>
      `The folder ${dir}, or the program of the database, is not open to this user. ` +
      'Give the folder to the user who starts Parlor, or set PARLOR_DATA to another folder.'
  ],
  [
    /loading shared libraries|version `GLIBC|spawn .*ENOENT/i,
    () =>
      'The PostgreSQL that comes with Parlor does not run on this system. ' +
      'Set DATABASE_URL to a PostgreSQL 15 or newer.'
  ],
  [
    /could not map anonymous shared memory|Cannot allocate memory|out of memory/i,
    () => 'There is not enough memory for the database. Free some memory, or set DATABASE_URL.'
  ]
]

/** What the log gained since `from`: the reason of a failed start is at its end. */
export function logSince(path: string, from: number): string {
  try {
    const file = openSync(path, 'r')
    try {
      const start = Math.max(from, fstatSync(file).size - logTailBytesMax)
      const tail = Buffer.alloc(logTailBytesMax)
      return tail.toString('utf8', 0, readSync(file, tail, 0, logTailBytesMax, start))
    } finally {
      closeSync(file)
    }
  } catch {
    return '' // Without a log there is only the exit itself to tell of.
  }
}
