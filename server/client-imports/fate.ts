import type { ImportFate } from '@parlor/contract/client-imports.ts'
import { fold } from '../clients/find-clients.ts'
import type { Card, Keys } from './matches.ts'
import type { Bad, ReadRow } from './read-row.ts'

export type Fated = { fate: ImportFate; card: Card | null; gains: string[]; bad: Bad | null }

/** What becomes of a line: it is like a card by an id of its own, or by a number or an address together
 * with a word of the name. Only a number in common is a family. */
export function fateOf(row: ReadRow, cards: readonly Card[]): Fated {
  const byId = cards.find(card => isSameId(row, card))
  const words = new Set(wordsOf(row.name))
  const card = byId ?? cards.find(each => sharesContact(row, each) && sharesWord(words, each))
  if (!card) return { fate: 'new', card: null, gains: [], bad: null }
  const taken = takenId(row, card, cards)
  if (taken) return { fate: 'bad', card: null, gains: [], bad: taken }
  return { fate: 'merge', card, gains: gainsOf(row, card), bad: null }
}

const isSameId = (row: ReadRow, card: Card) =>
  (row.externalId !== null && row.externalId === card.externalId) ||
  (row.uid !== null && row.uid === card.uid)

function takenId(row: ReadRow, card: Card, cards: readonly Card[]): Bad | null {
  for (const field of ['uid', 'externalId'] as const) {
    const holder =
      row[field] && cards.find(each => each.id !== card.id && each[field] === row[field])
    if (!holder) continue
    const called = field === 'uid' ? 'UID' : 'external id'
    return { field, why: `${holder.name} has the ${called} ${row[field]} already.` }
  }
  return null
}

const sharesContact = (row: ReadRow, card: Card) =>
  row.phones.some(phone => card.phones.includes(phone)) ||
  row.emails.some(email => card.emails.some(own => fold(own) === fold(email)))
const wordsOf = (name: string) =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length > 1)
const sharesWord = (words: ReadonlySet<string>, card: Card) =>
  words.size === 0 || wordsOf(card.name).some(word => words.has(word))

const plain = ['uid', 'externalId', 'type', 'language', 'birthday', 'note'] as const

/** The card wins; the file fills what is empty. */
function gainsOf(row: ReadRow, card: Card): string[] {
  return [
    ...plain.filter(field => row[field] !== null && card[field] === null),
    ...(newOf(row.phones, card.phones).length > 0 ? ['phones'] : []),
    ...(newOf(row.emails, card.emails).length > 0 ? ['emails'] : []),
    ...(newOf(row.groups, card.groups).length > 0 ? ['groups'] : []),
    ...(row.marketing !== null && !card.asked && row.phones.length > 0 ? ['marketing'] : [])
  ]
}

export function newOf(given: string[], had: string[]): string[] {
  const known = new Set(had.map(fold))
  return given.filter(each => !known.has(fold(each)))
}

export function keysOf(rows: readonly ReadRow[]): Keys {
  return {
    phones: rows.flatMap(row => row.phones),
    emails: rows.flatMap(row => row.emails),
    uids: rows.flatMap(row => row.uid ?? []),
    externalIds: rows.flatMap(row => row.externalId ?? [])
  }
}
