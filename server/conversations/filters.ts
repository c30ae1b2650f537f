import type { Filters } from '@parlor/contract/conversations.ts'
import { fold } from '../clients/find-clients.ts'
import { beginningsOf } from '../clients/read-phone.ts'
import type { Tx, Value } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import { location, viewer } from './visible.ts'

/** One thing that a conversation `c` must be. `clients` and `ids` say the same from the other side: whose
 * conversations, or which, found without looking at any other. */
export type Filter = {
  value: Value
  is: (at: string) => string
  clients?: (at: string) => string
  ids?: (at: string) => string
}

const limits = {
  words: 6,
  ids: 4_000 // where a filter leaves no more, only those are looked at
}
const last = '\u{10ffff}'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

// One look-up for each client: a join might be planned as a walk through all conversations.
const ofClients = (which: string) => `select o.id from (${which}) k cross join lateral (
  select id from conversations where business_id = $1 and client_id = k.id offset 0) o`

const makers: Partial<Record<keyof Filters, (value: string) => Filter>> = {
  from: value => ({ value, is: at => `c.last_at >= ${at}::timestamptz` }),
  to: value => ({ value, is: at => `c.last_at < ${at}::timestamptz` }),
  clientType: value => ({
    value,
    is: at => `exists (select from clients k
      where k.business_id = $1 and k.id = c.client_id and k.type = ${at})`,
    clients: at => `select id from clients where business_id = $1 and type = ${at}`
  }),
  groupId: value => ({
    value,
    is: at => `exists (select from client_group_members g
      where g.business_id = $1 and g.group_id = ${at} and g.client_id = c.client_id)`,
    clients: at => `select client_id as id from client_group_members
      where business_id = $1 and group_id = ${at}`
  }),
  locationId: value => ({ value, is: at => `${location} = ${at}` }),
  assigneeId: value => ({
    value,
    is: at => `c.assignee_id = ${at}`,
    ids: at => `select id from conversations
        where business_id = $1 and assignee_id = ${at} and closed_at is null
      union all select id from conversations
        where business_id = $1 and assignee_id = ${at} and closed_at is not null`
  }),
  labelId: value => ({
    value,
    is: at => `exists (select from conversation_labels l
      where l.business_id = $1 and l.conversation_id = c.id and l.label_id = ${at})`,
    ids: at => `select conversation_id as id from conversation_labels
      where business_id = $1 and label_id = ${at}`
  }),
  hasAttachment: value => ({
    value,
    is: at => `${at} = 'yes' and exists (select from messages m
      where m.business_id = $1 and m.conversation_id = c.id and m.media <> '[]'
        and m.deleted_at is null)`,
    ids: at => `select conversation_id as id from messages
      where business_id = $1 and media <> '[]' and ${at} = 'yes'`
  })
}

/** What is asked of a conversation, but for `q`. */
export function filtersOf(asked: Omit<Filters, 'q'>): Filter[] {
  return Object.entries(asked).flatMap(([name, value]) => {
    const make = makers[name as keyof Filters]
    return make && value !== undefined ? [make(value)] : []
  })
}

/** A name, a number, an e-mail address or an id, as far as it is typed; each word must match. */
export async function whoFilters(q: string, country: string): Promise<Filter[]> {
  const written = q.trim()
  if (written === '') return []
  const digits = written.replace(/\D/g, '')
  if (digits.length >= 3 && /^[\d\s()+./-]+$/.test(written)) {
    return [whoFilter(await beginningsOf(written, country))]
  }
  const whole = fold(written).replace(/^uid\s+/, '')
  if (uuid.test(whole) || whole.includes('@')) return [whoFilter([whole])]
  const words = whole.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
  return (words.length > 0 ? words : [whole]).slice(0, limits.words).map(word => whoFilter([word]))
}

function whoFilter(beginnings: string[]): Filter {
  const begins = (word: string) => `${word} >= beginning and ${word} < beginning || '${last}'`
  return {
    value: beginnings,
    is: at => `exists (select from unnest(${at}::text[]) beginning
      where exists (select from client_words w
          where w.business_id = $1 and w.client_id = c.client_id and ${begins('w.word')})
        or starts_with(substr(c.phone, 2), beginning)
        or starts_with(right(c.phone, 7), beginning) or starts_with(right(c.phone, 4), beginning))`,
    clients: at => `select w.client_id as id from ${startingWith('client_words', 'word', at)} w`,
    ids: at =>
      `select p.conversation_id as id from ${startingWith('conversation_phones', 'digits', at)} p`
  }
}

// The range is asked of each beginning by itself: joined, it would be tried on every row.
const startingWith = (table: string, column: string, at: string) => `unnest(${at}::text[]) beginning
  cross join lateral (select * from ${table} where business_id = $1
    and ${column} >= beginning and ${column} < beginning || '${last}' offset 0)`

/** The filters as one condition, their values beginning at the place `first` of the statement. */
export function allOf(filters: Filter[], first: number) {
  return {
    is: filters.map(({ is }, n) => `and (${is(`$${first + n}`)})`).join('\n'),
    values: filters.map(({ value }) => value)
  }
}

/** All conversations that are left by the filter that leaves least, and the other filters; null when
 * each leaves many. */
export async function fewLeft(
  tx: Tx,
  filters: Filter[]
): Promise<{ ids: string[]; others: Filter[] } | null> {
  const weights = await Promise.all(filters.map(filter => weigh(tx, filter)))
  const least = Math.min(...weights)
  if (least > limits.ids) return null
  const rarest = filters[weights.indexOf(least)]!
  const which = [
    ...(rarest.ids ? [rarest.ids('$2')] : []),
    ...(rarest.clients ? [ofClients(rarest.clients('$2'))] : [])
  ].join(' union all ')
  const rows = await tx.rows<{ id: string }>(`select distinct id from (${which}) those`, [
    tx.businessId,
    rarest.value
  ])
  return { ids: rows.map(row => row.id), others: filters.filter(each => each !== rarest) }
}

/** How many clients and conversations it is, as far as that matters. */
async function weigh(tx: Tx, { clients, ids, value }: Filter): Promise<number> {
  if (!ids && !clients) return Number.POSITIVE_INFINITY
  const each = [clients, ids].flatMap(find =>
    find ? [`(select count(*) from (${find('$2')} limit ${limits.ids + 1}) those)`] : []
  )
  const row = await tx.first<{ count: number }>(`select (${each.join(' + ')})::int as count`, [
    tx.businessId,
    value
  ])
  return row!.count
}

/** What the conditions of filters stand on: `$1` the business, `$2` and `$3` who looks. */
export const looks = (tx: Tx, caller: Caller): Value[] => [tx.businessId, ...viewer(caller)]
