import { fold } from '../clients/find-clients.ts'
import type { Tx } from '../platform/db.ts'

/** What the index is asked for. `beginning` is the unfinished word when it is longer than the
 * beginnings that the index knows. */
export type Asked = {
  query: string
  beginning: string | null
  words: string[]
  unfinished: string | null
}

const limits = { words: 12, letters: 64 }
const indexed = { from: 3, to: 8 } // letters of the beginnings that are in the index

/** Null when there is nothing to look for. The database itself parts the words, as it did with the
 * texts: both must come to the same. */
export async function askedOf(tx: Tx, q: string, withMedia: boolean): Promise<Asked | null> {
  const row = await tx.first<{ words: string }>('select words_of_text($1, false) as words', [q])
  const all = row!.words.split(' ').filter(word => word !== '')
  const words = [...new Set(all)].slice(0, limits.words).map(word => cut(word, limits.letters))
  if (words.length === 0 && !withMedia) return null
  const last = words.at(-1) ?? ''
  const unfinished = [...last].length >= indexed.from ? last : null
  const beginning = [...last].length > indexed.to ? last : null
  const parts = words.map(word => (word === unfinished ? unfinishedPart(word) : quoted(word)))
  if (withMedia) parts.push(quoted('+media'))
  return { query: parts.join(' & '), beginning, words, unfinished }
}

function unfinishedPart(word: string): string {
  if ([...word].length > indexed.to) return quoted(`${cut(word, indexed.to)}~`)
  return `(${quoted(word)} | ${quoted(`${word}~`)})`
}

const quoted = (word: string) => `'${word}'`
const cut = (word: string, letters: number) => [...word].slice(0, letters).join('')

/** Where the words stand in a text, in UTF-16 units. */
export function marksIn(
  body: string,
  words: string[],
  unfinished: string | null
): [number, number][] {
  const whole = new Set(words)
  return [...body.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu)].flatMap(({ 0: written, index }) => {
    const word = fold(written)
    const isAsked = whole.has(word) || (unfinished !== null && word.startsWith(unfinished))
    return isAsked ? [[index, index + written.length] as [number, number]] : []
  })
}
