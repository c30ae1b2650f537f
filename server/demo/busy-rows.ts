import { newId } from '@parlor/contract/ids.ts'
import { findableByPhone } from '../conversations/conversation-phones.ts'
import { recountReaders } from '../conversations/readers.ts'
import { makeFindable } from '../messaging/searchable-texts.ts'
import type { Tx } from '../platform/db.ts'
import type { BusyTexts } from './busy-texts.ts'

/** Everything about text i follows from i alone, so that its conversation knows its last text
 * before that is written, and nothing has to be updated afterwards. */
export type BusyPlan = {
  conversations: number
  messages: number
  startMs: number
  stepMs: number
  numberId: string
  carrierAccountId: string
  staffIds: string[]
  texts: BusyTexts
}

const zipfExponent = 0.8 // the busiest of 10,000 conversations holds 3 % of all texts
const statementMsMax = 600_000

const dice = (salt: number, of = 'i') =>
  `((hashint8extended(${of}, ${salt}) & 2147483647)::float8 / 2147483648)`
const atMs = (of: string) => `($4::bigint + (${of} * $5::float8)::bigint)`
const instant = (of: string) => `to_timestamp(${atMs(of)}::float8 / 1000)`

/** A UUID that sorts by its time, as `newId` makes them. */
const idOf = (what: string, of: string) =>
  `(select (lpad(to_hex(${atMs(of)}), 12, '0') || '7' || substr(h, 1, 3)
      || '8' || substr(h, 4, 15))::uuid
    from md5('${what}' || ${of}) as h)`

/** Each conversation gets one text, in turn; all others fall by Zipf's law. */
const spread = `($2::int + 1) ^ (1 - ${zipfExponent}::float8) - 1`
const rank = `case when i <= $2::int then i
  else least($2::int,
    floor((1 + ${dice(1)} * (${spread})) ^ (1 / (1 - ${zipfExponent}::float8))))::int end`
const isInbound = `(i <= $2::int or ${dice(2)} < 0.48)`
const textOf = `(1 + floor(${dice(3)} * cardinality($6::text[])))::int`
const pictures = `case when ${isInbound} and ${dice(4)} < 0.03 then 1 else 0 end`
const isAutomated = `(not ${isInbound} and ${dice(5)} < 0.12)`
const kind = `case when ${isAutomated} then 'transactional' else 'direct' end`
const status = `case when ${isInbound} then 'received' when ${dice(6)} < 0.955 then 'delivered'
  when ${dice(6)} < 0.975 then 'sent' when ${dice(6)} < 0.99 then 'undelivered' else 'failed' end`
const failure = `case when ${isInbound} or ${dice(6)} < 0.975 then null
  when ${dice(6)} < 0.99 then 'unreachable' else 'unknown-reason' end`
const carrierCode = `case when ${isInbound} or ${dice(6)} < 0.975 then null
  when ${dice(6)} < 0.99 then '30003' else '30008' end`
const direction = `case when ${isInbound} then 'inbound' else 'outbound' end`
const someone = `($8::uuid[])[1 + floor(${dice(7)} * cardinality($8::uuid[]))::int]`
const segmentsOf = `unnest($6::text[], $7::int[]) with ordinality as t(body, segments, n)`

/** Exchanges of 555 and lines of 01xx are kept free for stories; after those come exchanges that
 * begin with 1, which are assigned to nobody. Line 0110 is left to the salons themselves. */
const phonesPerExchange = 790 * 99
export const busyConversationsMax = phonesPerExchange * 100
const phone = (n: string) => `('+1' || (200 + ${n} % 790)
  || case when ${n} < ${phonesPerExchange} then 555 else 99 + ${n} / ${phonesPerExchange} end
  || '01' || lpad(((${n} / 790 % 99) + (${n} / 790 % 99 >= 10)::int)::text, 2, '0'))`

const firstNames =
  'Ada Ben Cleo Dev Esme Finn Gita Hugo Iris Jun Kofi Lena Milo Nia Otto Pia Quinn Ravi'
const lastNames =
  'Abbott Boyd Chen Dufour Ekman Flores Grant Huang Ito Jensen Khan Laurent Moss Ngo'

export async function addBusyClients(tx: Tx, plan: BusyPlan, provider: string): Promise<void> {
  await tx.rows(`set local statement_timeout = ${statementMsMax}`)
  const named = `split_part('${firstNames}', ' ', 1 + n % 18) || ' '
    || split_part('${lastNames}', ' ', 1 + n / 18 % 14) || ' ' || n`
  const given = [tx.businessId, plan.conversations, provider, plan.startMs, plan.stepMs]
  await tx.rows(
    `insert into clients (business_id, id, name, provider_id, created_at, uid, external_id, type)
     select $1, ${idOf('client', 'n')}, ${named}, case when ${dice(9, 'n')} < 0.125 then $3::uuid end,
       ${instant('n')}, (400000 + n)::text, 'busy-' || n,
       case when n % 6 = 5 then 'lead' else 'member' end
     from generate_series(1, $2::int) as n`,
    given
  )
  await tx.rows(
    `insert into client_phones (business_id, phone, client_id)
     select $1, ${phone('(n - 1)')}, ${idOf('client', 'n')} from generate_series(1, $2::int) as n
     where $3::uuid is not null`,
    given
  )
  await addBusyDetails(tx)
}

/** E-mail, one client in ten in a group, and the words by which they are found. */
async function addBusyDetails(tx: Tx): Promise<void> {
  const group = newId()
  await tx.rows(
    `insert into client_emails (business_id, email, client_id)
     select $1, replace(lower(name), ' ', '.') || '@mail.test', id from clients
     where business_id = $1`,
    [tx.businessId]
  )
  await tx.rows(
    `insert into client_groups (business_id, id, name, created_at) values ($1, $2, $3, now())`,
    [tx.businessId, group, 'Colour club']
  )
  await tx.rows(
    `insert into client_group_members (business_id, group_id, client_id)
     select $1, $2, id from clients where business_id = $1 and uid like '%7'`,
    [tx.businessId, group]
  )
  await tx.rows(
    `insert into client_words (business_id, client_id, word, kind)
     select k.business_id, k.id, w.word, w.kind
     from clients k cross join lateral words_of_client(k.business_id, k.id) w
     where k.business_id = $1`,
    [tx.businessId]
  )
}

const shared = (tx: Tx, plan: BusyPlan) => [
  tx.businessId,
  plan.conversations,
  plan.numberId,
  plan.startMs,
  plan.stepMs,
  plan.texts.bodies,
  plan.texts.segments,
  plan.staffIds
]

/** Conversations as their texts will leave them, and who has read how far. */
export async function addBusyConversations(tx: Tx, plan: BusyPlan): Promise<void> {
  await tx.rows(`set local statement_timeout = ${statementMsMax}`)
  await tx.rows(insertConversations, [...shared(tx, plan), plan.messages])
  await tx.rows(
    `with c as (select id, phone from conversations where business_id = $1)
    ${findableByPhone}`,
    [tx.businessId]
  )
  await tx.rows(
    `insert into conversation_marks (business_id, conversation_id, staff_id, read_through)
     select c.business_id, c.id, staff.id, c.last_at
     from conversations c cross join unnest($2::uuid[]) with ordinality as staff(id, n)
     where c.business_id = $1 and ${dice(8, 'substr(c.phone, 3)::bigint + staff.n')} < 0.95`,
    [tx.businessId, plan.staffIds]
  )
  await recountReaders(tx, null)
}

const insertConversations = `
  with told as materialized (
    select i, ${rank} as rank, ${isInbound} as inbound from generate_series(1, $9::int) as i
  ), ends as (
    select rank, max(i) as i, max(i) filter (where inbound) as last_inbound,
      coalesce(max(i) filter (where not inbound), 0) as last_outbound
    from told group by rank
  ), waiting as (
    select rank, count(*) as unanswered from told join ends using (rank)
    where told.i > last_outbound group by rank
  )
  insert into conversations (business_id, id, number_id, phone, client_id, assignee_id, closed_at,
    closed_by, last_at, last_inbound_at, unanswered, last_message_id, last_direction, last_kind,
    last_status, last_failure, last_preview, last_pictures)
  select $1, ${idOf('conversation', 'rank')}, $3, ${phone('(rank - 1)')}, ${idOf('client', 'rank')},
    case when ${dice(9)} < 0.7 then ${someone} end,
    case when ${dice(10)} < 0.6 then ${instant('i')} + interval '1 minute' end,
    case when ${dice(10)} < 0.6 then ${someone} end,
    ${instant('i')}, ${instant('last_inbound')}, coalesce(unanswered, 0), ${idOf('message', 'i')},
    ${direction}, ${kind}, ${status}, ${failure}, t.body, ${pictures}
  from ends left join waiting using (rank) join ${segmentsOf} on t.n = ${textOf}
  where cardinality($7::int[]) > 0
  order by i`

/** The texts from one to another, in the order of their time, as they would have come. */
export async function addBusyMessages(tx: Tx, plan: BusyPlan, from: number, to: number) {
  await tx.rows(`set local statement_timeout = ${statementMsMax}`)
  await tx.rows(insertMessages, [...shared(tx, plan), plan.carrierAccountId, from, to])
}

const insertMessages = `
  with m as (insert into messages (business_id, id, conversation_id, number_id, direction, kind, label, body,
    media, author_id, status, failure, carrier_code, failed_at, segments, at, due_at,
    carrier_account_id, carrier_message_id)
  select $1, ${idOf('message', 'i')}, ${idOf('conversation', 'rank')}, $3, ${direction}, ${kind},
    case when ${isAutomated} then 'Reminder, same day' end, t.body,
    case when ${pictures} = 1 then '[{"contentType": "image/jpeg"}]'::jsonb else '[]' end,
    case when not ${isInbound} and not ${isAutomated} then ${someone} end,
    ${status}, ${failure}, ${carrierCode},
    case when ${failure} is not null then ${instant('i')} + interval '4 seconds' end,
    t.segments, ${instant('i')}, case when not ${isInbound} then ${instant('i')} end,
    $9, 'busy' || md5('carrier' || i)
  from (select i, ${rank} as rank from generate_series($10::int, $11::int) as i) told
    join ${segmentsOf} on t.n = ${textOf}
  order by i
  returning id, conversation_id, at, body, media)
  ${makeFindable}`
