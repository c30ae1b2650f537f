import type { ClientId } from '@parlor/contract/ids.ts'
import type { Visibility } from '@parlor/contract/permissions.ts'
import type { Tx } from '../platform/db.ts'
import { clientSeen } from './client-care.ts'

export type Looker = { staffId: string; clients: Visibility }
export type Hit = { id: ClientId; kind: string; word: string }
/** One thing that must match: any of these beginnings. */
export type Part = string[]

const limits = { hits: 40, weighed: 1_000, parts: 6 }
const last = '\u{10ffff}'

/** The same as fold() of the database: "Sørensen" and "SORENSEN" are one word. */
export function fold(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[øłđðıßæœ]/g, letter => plain[letter]!)
}
const plain: Record<string, string> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe' }
}

/** Clients who have a word for every part, in the order of the rarest. */
export async function findClients(tx: Tx, parts: Part[], by: Looker): Promise<Hit[]> {
  const asked = parts.slice(0, limits.parts)
  const weights = await Promise.all(asked.map(part => weigh(tx, part)))
  const rarest = weights.indexOf(Math.min(...weights))
  if (rarest === -1 || weights[rarest] === 0) return []
  const others = asked.filter((_, place) => place !== rarest)
  return tx.rows<Hit>(
    `select distinct on (hit.client_id) hit.client_id as id, hit.kind, hit.word
     from unnest($5::text[]) as beginning cross join lateral (
       select w.client_id, w.kind, w.word from client_words w
       join clients k on k.business_id = $1 and k.id = w.client_id
       where w.business_id = $1 and w.word >= beginning and w.word < beginning || $2
         and ${clientSeen} ${andAlso(others, 6)}
       order by w.word, w.client_id limit ${limits.hits}
     ) hit`,
    [tx.businessId, last, by.staffId, by.clients, asked[rarest]!, ...others.flat()]
  )
}

/** Each beginning is a parameter of its own: only then can the planner weigh a walk through the words
 * of each client against one through all that begin so, where both parts are common. */
function andAlso(others: Part[], first: number): string {
  let place = first
  const begins = () => `o.word >= $${place} and o.word < $${place++} || $2`
  return others
    .map(
      part => `and exists (
        select from client_words o where o.business_id = $1 and o.client_id = w.client_id
          and (${part.map(begins).join(' or ')}))`
    )
    .join(' ')
}

async function weigh(tx: Tx, part: Part): Promise<number> {
  const row = await tx.first<{ count: number }>(
    `select count(*)::int as count from unnest($2::text[]) as beginning cross join lateral (
       select from client_words w where w.business_id = $1
         and w.word >= beginning and w.word < beginning || $3 limit ${limits.weighed}) counted`,
    [tx.businessId, part, last]
  )
  return row!.count
}

/** Their numbers, those of the client found first at the head; without one, null. */
export function phonesOf(tx: Tx, ids: ClientId[]): Promise<{ id: string; phone: string | null }[]> {
  return tx.rows(
    `select k.id, p.phone from unnest($2::uuid[]) with ordinality as found(id, place)
     join clients k on k.business_id = $1 and k.id = found.id
     left join client_phones p on p.business_id = $1 and p.client_id = k.id
     order by found.place, p.phone`,
    [tx.businessId, ids]
  )
}

export function namesOfClients(tx: Tx, ids: ClientId[]): Promise<{ id: string; name: string }[]> {
  return tx.rows(
    'select id, name from clients where business_id = $1 and id = any($2) order by name, id',
    [tx.businessId, ids]
  )
}
