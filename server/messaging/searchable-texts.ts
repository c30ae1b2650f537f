import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'

/** Writes the texts `m` of a statement where their words are found, in that statement itself. What is
 * scheduled is not written yet: it may still be changed. */
export const makeFindable = `
  insert into searchable_texts (business_id, message_id, conversation_id, at, words)
  select $1, m.id, m.conversation_id, m.at, words_of_text(m.body, m.media <> '[]') from m`

const wordsSortedMs = 500

/** Sorts the words of the last moment into their index, all at once, so that no text has to wait for
 * it. Searches find them before, too. */
export async function sortInWords(db: Db): Promise<void> {
  await db.rows('select sort_in_words()')
}

export function keepWordsSorted({ db, log }: Platform): NodeJS.Timeout {
  return setInterval(() => {
    sortInWords(db).catch(error => log.debug({ err: error }, 'words: the database is away'))
  }, wordsSortedMs)
}
