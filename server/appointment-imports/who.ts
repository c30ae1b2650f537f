import { fold } from '../clients/find-clients.ts'
import { type Card, cardsWith } from '../client-imports/matches.ts'
import type { Tx } from '../platform/db.ts'

type Known = Pick<Card, 'id' | 'name' | 'phones' | 'emails'>
type Sought = { names: string[]; phones: string[]; emails: string[] }

/** Every card that one of these events may mean. */
export async function cardsFor(tx: Tx, events: Sought[]): Promise<Known[]> {
  const [byContact, byName] = await Promise.all([
    cardsWith(tx, {
      phones: events.flatMap(each => each.phones),
      emails: events.flatMap(each => each.emails),
      ...{ uids: [], externalIds: [] }
    }),
    cardsNamed(
      tx,
      events.flatMap(each => each.names)
    )
  ])
  const met = new Set(byContact.map(card => card.id))
  return [...byContact, ...byName.filter(card => !met.has(card.id))]
}

/** Whose visit it is: by number or address, among a family by name; by name alone only if nobody else is
 * called so. */
export function cardOf(event: Sought, cards: readonly Known[]): Known | null {
  const names = new Set(event.names.map(fold))
  const isNamed = (card: Known) => names.has(fold(card.name))
  const emails = new Set(event.emails.map(fold))
  const near = cards.filter(
    card =>
      card.phones.some(phone => event.phones.includes(phone)) ||
      card.emails.some(email => emails.has(fold(email)))
  )
  if (near.length > 0) return near.find(isNamed) ?? (near.length === 1 ? near[0]! : null)
  const namesakes = cards.filter(isNamed)
  return namesakes.length === 1 ? namesakes[0]! : null
}

const commonest = 200 // cards with one word, of which more could not be told apart by name anyway

/** Found by the longest word, which is the rarest most of the time. */
async function cardsNamed(tx: Tx, names: string[]): Promise<Known[]> {
  const words = new Set(names.map(longestWord).filter(word => word.length > 1))
  return tx.rows<Known>(
    `select distinct on (k.id) k.id, k.name,
       array(select p.phone from client_phones p
         where p.business_id = $1 and p.client_id = k.id order by p.place) as phones,
       '{}'::text[] as emails
     from unnest($2::text[]) as sought cross join lateral (
       select w.client_id from client_words w
       where w.business_id = $1 and w.word = sought and w.kind = 'name' limit ${commonest}) hit
     join clients k on k.business_id = $1 and k.id = hit.client_id
     where fold(k.name) = any($3::text[])
     order by k.id`,
    [tx.businessId, [...words], names.map(fold)]
  )
}

function longestWord(name: string): string {
  const words = fold(name).split(/[^\p{L}\p{N}]+/u)
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
}
