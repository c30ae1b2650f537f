import {
  type Conversation,
  type ConversationRow,
  type Counts,
  conversationLimits,
  type Marks,
  noMarks,
  View
} from '@parlor/contract/conversations.ts'
import type { ClientFace } from '@parlor/contract/clients.ts'
import { type ConversationId, newId } from '@parlor/contract/ids.ts'
import type { Phone } from '@parlor/contract/phone.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { findableByPhone } from './conversation-phones.ts'
import { lockRows, recountReaders } from './readers.ts'
import { viewer, visible } from './visible.ts'

/** A conversation `c` as everybody who may see it sees it. */
export const conversationColumns = `c.id, c.number_id, c.phone, c.assignee_id, c.closed_at,
  c.snoozed_until, c.blocked_at, c.scheduled, c.last_at, c.last_inbound_at, c.unanswered, c.last_message_id,
  c.last_direction, c.last_kind, c.last_status, c.last_failure, c.last_preview, c.last_pictures,
  (select jsonb_build_object('id', k.id, 'name', k.name, 'providerId', k.provider_id, 'note', k.note)
   from clients k where k.business_id = c.business_id and k.id = c.client_id) as client,
  array(select l.label_id::text from conversation_labels l
   where l.business_id = c.business_id and l.conversation_id = c.id order by 1) as label_ids,
  (select o.at from opt_outs o
   where o.business_id = c.business_id and o.phone = c.phone) as opted_out_at`

/** The columns above, as they come. */
export type ConversationColumns = {
  id: string
  number_id: string
  phone: string
  client: ClientFace | null
  assignee_id: string | null
  closed_at: string | null
  snoozed_until: string | null
  blocked_at: string | null
  label_ids: string[]
  scheduled: number
  opted_out_at: string | null
  last_at: string
  last_inbound_at: string | null
  unanswered: number
  last_message_id: string | null
  last_direction: string
  last_kind: string
  last_status: string
  last_failure: string | null
  last_preview: string
  last_pictures: number
}
export type Mine = ConversationColumns & { marks: Marks | null }
type Last = Conversation['last']

export function toConversation(row: ConversationColumns): Conversation {
  const last = row.last_message_id && {
    id: row.last_message_id,
    direction: row.last_direction,
    kind: row.last_kind,
    status: row.last_status,
    failure: row.last_failure,
    preview: row.last_preview,
    pictures: row.last_pictures
  }
  return {
    id: row.id,
    numberId: row.number_id,
    phone: row.phone,
    client: row.client,
    assigneeId: row.assignee_id,
    closedAt: row.closed_at,
    snoozedUntil: row.snoozed_until,
    blockedAt: row.blocked_at,
    labelIds: row.label_ids,
    scheduled: row.scheduled,
    optedOutAt: row.opted_out_at,
    lastAt: row.last_at,
    lastInboundAt: row.last_inbound_at,
    unanswered: row.unanswered,
    last: (last || null) as Last
  }
}

export const toRow = (row: Mine): ConversationRow => ({
  ...toConversation(row),
  ...(row.marks ?? noMarks)
})

/** My marks on `c`, as the contract writes them. */
export const marksColumn = `(select jsonb_build_object('readThrough', ${instant('r.read_through')},
    'markedUnread', r.unread_at is not null, 'mutedAt', ${instant('r.muted_at')},
    'pinnedAt', ${instant('r.pinned_at')})
  from conversation_marks r
  where r.business_id = c.business_id and r.conversation_id = c.id and r.staff_id = $3) as marks`

/** A moment inside JSON, as the driver writes it elsewhere. */
function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

const isWaiting = 'c.blocked_at is null and c.closed_at is null and c.snoozed_until is null'

/** What I marked as unread by hand is a handful, looked up once. */
const isMarkedUnread = `c.id in (select r.conversation_id from conversation_marks r
  where r.business_id = $1 and r.staff_id = $3 and r.unread_at is not null)`
const isNew = 'c.unanswered > 0 and c.last_inbound_at is not null and not $3 = any(c.readers)'

/** The same question as `isInView` of the contract; each has an index that begins the same way. */
export const viewConditions: Record<View, string> = {
  all: 'c.blocked_at is null',
  open: isWaiting,
  unread: `${isWaiting} and (${isNew} or ${isMarkedUnread})`,
  replied: `${isWaiting} and c.last_direction = 'outbound'`,
  mine: `${isWaiting} and c.assignee_id = $3`,
  unassigned: `${isWaiting} and c.assignee_id is null`,
  failed: `${isWaiting} and c.last_status in ('failed', 'undelivered')`,
  scheduled: 'c.blocked_at is null and c.scheduled > 0',
  snoozed: 'c.blocked_at is null and c.closed_at is null and c.snoozed_until is not null',
  closed: 'c.blocked_at is null and c.closed_at is not null',
  blocked: 'c.blocked_at is not null'
}

type PageOfRows = {
  view: View
  before?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

export async function listRows(tx: Tx, caller: Caller, page: PageOfRows) {
  const limit = page.limit ?? conversationLimits.inboxPageRows
  const rows = page.after
    ? await readRows(tx, caller, page.view, [...readCursor(page.after, 'after'), limit + 1], 'up')
    : await readRows(tx, caller, page.view, [
        ...(page.before ? readCursor(page.before) : ['infinity', lastId]),
        limit + 1
      ])
  const shown = rows.slice(0, limit).map(toRow)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? `${last.lastAt}~${last.id}` : null
  return { rows: page.after ? shown.toReversed() : shown, next }
}

/** From a place on, down the list or up. */
function readRows(
  tx: Tx,
  caller: Caller,
  view: View,
  from: (string | number)[],
  way: 'down' | 'up' = 'down'
): Promise<Mine[]> {
  const [is, order] = way === 'down' ? ['<', 'desc'] : ['>', 'asc']
  return tx.rows<Mine>(
    `select ${conversationColumns}, ${marksColumn}
     from conversations c
     where c.business_id = $1 and ${visible} and ${viewConditions[view]}
       and (c.last_at, c.id) ${is} ($4::timestamptz, $5::uuid)
     order by c.last_at ${order}, c.id ${order} limit $6`,
    [tx.businessId, ...viewer(caller), ...from]
  )
}

/** Those of the view that I pinned, the latest pin first. */
export async function listPinned(tx: Tx, caller: Caller, view: View): Promise<ConversationRow[]> {
  const rows = await tx.rows<Mine>(
    `select ${conversationColumns}, ${marksColumn}
     from conversation_marks p
     join conversations c on c.business_id = $1 and c.id = p.conversation_id
     where p.business_id = $1 and p.staff_id = $3 and p.pinned_at is not null
       and ${visible} and ${viewConditions[view]}
     order by p.pinned_at desc, c.id desc limit ${conversationLimits.pinsMax}`,
    [tx.businessId, ...viewer(caller)]
  )
  return rows.map(toRow)
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** `2026-11-24T18:42:00.000Z~<id>`: where the page before ended. */
export function readCursor(cursor: string, field = 'before'): [at: string, id: string] {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(cursor)
  if (
    !found ||
    Number.isNaN(Date.parse(found[1]!)) ||
    !/^\w{8}(-\w{4}){3}-\w{12}$/.test(found[2]!)
  ) {
    const source = field === 'after' ? 'the `newer` of the page' : 'the `next` of the page before'
    throw new Refusal('bad-input', `${field}: Use ${source}.`, { status: 400, field })
  }
  return [found[1]!, found[2]!]
}

export async function countRows(tx: Tx, caller: Caller): Promise<Counts> {
  const count = (condition: string) => `(select count(*) from (
    select from conversations c where c.business_id = $1 and ${visible}
      and ${condition} limit ${conversationLimits.countedMax}) counted)::int`
  // Either part has an index of its own; both together have none.
  const unread = `least(${conversationLimits.countedMax}, ${count(`${isWaiting} and ${isNew}`)}
    + ${count(`${isWaiting} and ${isMarkedUnread} and (${isNew}) is not true`)})`
  const each = (view: View) =>
    `${view === 'unread' ? unread : count(viewConditions[view])} as ${view}`
  const counts = await tx.first<Counts>(`select ${View.options.map(each).join(', ')}`, [
    tx.businessId,
    ...viewer(caller)
  ])
  return counts!
}

/** Null when it is not there or may not be seen: nobody can tell which. */
export async function findRow(tx: Tx, caller: Caller, id: ConversationId) {
  const row = await tx.first<Mine>(
    `select ${conversationColumns}, ${marksColumn}
     from conversations c where c.business_id = $1 and ${visible} and c.id = $4`,
    [tx.businessId, ...viewer(caller), id]
  )
  return row && toRow(row)
}

/** As one who sees it and has never opened it. */
export async function findSharedByPhone(
  tx: Tx,
  numberId: string,
  phone: Phone
): Promise<ConversationRow | null> {
  const row = await tx.first<ConversationColumns>(
    `select ${conversationColumns} from conversations c
     where c.business_id = $1 and c.number_id = $2 and c.phone = $3`,
    [tx.businessId, numberId, phone]
  )
  return row && { ...toConversation(row), ...noMarks }
}

/** Those of these that may be seen, each by its id. */
export async function rowsById(tx: Tx, caller: Caller, ids: string[]) {
  const rows = await tx.rows<Mine>(
    `select ${conversationColumns}, ${marksColumn} from conversations c
     where c.business_id = $1 and ${visible} and c.id = any($4::uuid[])`,
    [tx.businessId, ...viewer(caller), ids]
  )
  return new Map(rows.map(row => [row.id, toRow(row)]))
}

/** Those of these that may be seen, in the order of their ids, locked until the commit. */
export async function findRows(tx: Tx, caller: Caller, ids: ConversationId[]) {
  const rows = await tx.rows<Mine>(
    `select ${conversationColumns}, ${marksColumn} from conversations c
     where c.business_id = $1 and ${visible} and c.id = any($4::uuid[])
     order by c.id for no key update of c`,
    [tx.businessId, ...viewer(caller), ids]
  )
  return rows.map(toRow)
}

export async function conversationsOfClient(tx: Tx, clientId: string): Promise<ConversationId[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from conversations where business_id = $1 and client_id = $2
       and deleted_at is null order by id`,
    [tx.businessId, clientId]
  )
  return rows.map(row => row.id)
}

export async function getSharedConversation(tx: Tx, id: ConversationId): Promise<Conversation> {
  const row = await tx.first<ConversationColumns>(
    `select ${conversationColumns} from conversations c where c.business_id = $1 and c.id = $2`,
    [tx.businessId, id]
  )
  return toConversation(row!)
}

/** In the order of their ids. */
export async function listShared(tx: Tx, ids: ConversationId[]): Promise<Conversation[]> {
  const rows = await tx.rows<ConversationColumns>(
    `select ${conversationColumns} from conversations c
     where c.business_id = $1 and c.id = any($2::uuid[]) order by c.id`,
    [tx.businessId, ids]
  )
  return rows.map(toConversation)
}

/** What else there is with this phone, at our other numbers. */
export async function listOthersOfPhone(tx: Tx, one: Conversation): Promise<Conversation[]> {
  const rows = await tx.rows<ConversationColumns>(
    `select ${conversationColumns} from conversations c
     where c.business_id = $1 and c.phone = $2 and c.id <> $3 and c.deleted_at is null`,
    [tx.businessId, one.phone, one.id]
  )
  return rows.map(toConversation)
}

/** The one conversation between our number and theirs. Two texts at once make one. */
export async function startConversation(
  tx: Tx,
  between: { numberId: string; phone: Phone; id?: string; clientId?: string; at?: Date }
): Promise<void> {
  await tx.rows(
    `with c as (
     insert into conversations (business_id, id, number_id, phone, client_id, last_at, blocked_at)
     values ($1, $2, $3, $4, coalesce($5::uuid, (select client_id from client_phones
       where business_id = $1 and phone = $4 order by client_id limit 1)), $6,
       (select blocked_at from blocked_phones where business_id = $1 and phone = $4))
     on conflict (business_id, number_id, phone) do update set deleted_at = null
       where conversations.deleted_at is not null
     returning id, phone
     ) ${findableByPhone}`,
    [
      tx.businessId,
      between.id ?? newId(now().getTime()),
      between.numberId,
      between.phone,
      between.clientId ?? null,
      between.at ?? now()
    ]
  )
}

/** My read marks; they never move back. Those that changed. */
export async function putReadMarks(
  tx: Tx,
  ids: ConversationId[],
  staffId: string,
  through: string
) {
  const locked = lockRows(tx, ids)
  const marks = await tx.rows<{ id: string } & Marks>(
    `insert into conversation_marks as r (business_id, conversation_id, staff_id, read_through)
     select $1, id, $3, $4 from unnest($2::uuid[]) id order by id
     on conflict (business_id, conversation_id, staff_id) do update
       set read_through = greatest(r.read_through, excluded.read_through), unread_at = null
       where r.read_through is null or r.read_through < excluded.read_through
         or r.unread_at is not null
     returning r.conversation_id as id, ${marksAsRow}`,
    [tx.businessId, ids, staffId, through]
  )
  await locked
  if (marks.length > 0) {
    await recountReaders(
      tx,
      marks.map(mark => mark.id)
    )
  }
  return marks
}

export const marksAsRow = `r.read_through as "readThrough", r.unread_at is not null as "markedUnread",
  r.muted_at as "mutedAt", r.pinned_at as "pinnedAt"`
