import {
  kindsOfTab,
  type Notification,
  type NotificationKind,
  type NotificationTab,
  notificationLimits
} from '@parlor/contract/notifications.ts'
import {
  type ConversationColumns,
  conversationColumns,
  toConversation
} from '../conversations/conversations.ts'
import { viewer, visible } from '../conversations/visible.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'

export type Place = { at: string; id: string }
export type Spot = Place & { kind: NotificationKind }

const lookedMax = 500 // in one statement

const entryKinds: Partial<Record<NotificationKind, string>> = {
  mention: 'note',
  assigned: 'assigned',
  'opted-out': 'opted-out',
  booked: 'appointment-booked',
  moved: 'appointment-moved',
  confirmed: 'appointment-confirmed',
  cancelled: 'appointment-cancelled'
}
const told = Object.values(entryKinds)
  .map(kind => `'${kind}'`)
  .join(', ')
const hasFailed = `m.status in ('failed', 'undelivered')`

/** Each walks down an index of its own, however much there is of the others. `$2` and `$3` are the
 * place, `$4` how far back, `$5` what she looks for, `$6` who she is. */
const texts = `select m.id, m.at, 'text' as kind from messages m
  where m.business_id = $1 and m.direction = 'inbound' and m.deleted_at is null
    and (m.at, m.id) < ($2::timestamptz, $3::uuid) and m.at >= $4::timestamptz
  order by m.at desc, m.id desc limit ${lookedMax}`
const failures = `select m.id, m.failed_at as at, 'failed' as kind from messages m
  where m.business_id = $1 and ${hasFailed} and m.deleted_at is null
    and (m.failed_at, m.id) < ($2::timestamptz, $3::uuid) and m.failed_at >= $4::timestamptz
  order by m.failed_at desc, m.id desc limit ${lookedMax}`
const entries = `select e.id, e.at, case e.kind when 'note' then 'mention'
    else replace(e.kind, 'appointment-', '') end as kind
  from thread_entries e
  where e.business_id = $1 and e.kind in (${told}) and e.kind = any($5)
    and (e.at, e.id) < ($2::timestamptz, $3::uuid) and e.at >= $4::timestamptz
    and e.by_id is distinct from $6
    and (e.kind <> 'note' or $6 = any(e.mentions)) and (e.kind <> 'assigned' or e.to_id = $6)
  order by e.at desc, e.id desc limit ${lookedMax}`

/** The next things that happened in the business, whoever may see them; fewer than `lookedMax` are
 * the last. */
export async function nextSpots(
  tx: Tx,
  from: Place,
  { tab, since, me }: { tab: NotificationTab; since: Date; me: Caller }
): Promise<{ spots: Spot[]; isLast: boolean }> {
  const kinds = kindsOfTab[tab]
  const asked = kinds.flatMap(kind => entryKinds[kind] ?? [])
  const parts = [
    ...(kinds.includes('text') ? [texts] : []),
    ...(kinds.includes('failed') ? [failures] : []),
    ...(asked.length > 0 ? [entries] : [])
  ]
  const spots = await tx.rows<Spot>(
    `select id, at, kind from (${parts.map(part => `(${part})`).join(' union all ')}) x
     where $5::text[] is not null and $6::uuid is not null
     order by x.at desc, x.id desc limit ${lookedMax}`,
    [tx.businessId, from.at, from.id, since, asked, me.id]
  )
  return { spots, isLast: spots.length < lookedMax }
}

type Row = ConversationColumns & {
  item: string
  itemAt: string
  what: NotificationKind
  words: string | null
  pictures: number
  byId: string | null
  until: string | null
  failure: Notification['failure']
  isRead: boolean
}

const isAnswered = `(x.kind = 'text' and (c.closed_at is not null or exists (
    select from messages o where o.business_id = $1 and o.conversation_id = c.id and o.at > x.at
      and o.direction = 'outbound' and o.author_id is not null
      and o.status not in ('scheduled', 'cancelled'))))`
/** Read here, or with the conversation, or somebody has answered. */
const isRead = `(coalesce(x.at <= n.read_through, false)
  or coalesce(r.read_through >= x.at and r.unread_at is null, false)
  or d.item_id is not null or ${isAnswered})`

/** Those of these that she may see and wants to hear of, newest first. */
export async function listNews(
  tx: Tx,
  me: Caller,
  spots: Spot[],
  { limit, onlyUnread }: { limit: number; onlyUnread: boolean }
): Promise<Notification[]> {
  const rows = await tx.rows<Row>(
    `select ${conversationColumns}, x.id as item, x.at as "itemAt", x.kind as what,
       left(coalesce(m.body, case when e.kind = 'note' then e.body else e.name end),
         ${notificationLimits.wordsCharacters}) as words,
       coalesce(jsonb_array_length(m.media), 0) as pictures,
       coalesce(e.by_id, m.author_id) as "byId", e.until, m.failure, ${isRead} as "isRead"
     from unnest($4::uuid[], $5::timestamptz[], $6::text[]) as x (id, at, kind)
     left join messages m on m.business_id = $1 and m.id = x.id and x.kind in ('text', 'failed')
     left join thread_entries e on e.business_id = $1 and e.id = x.id
     join conversations c
       on c.business_id = $1 and c.id = coalesce(m.conversation_id, e.conversation_id)
     left join conversation_marks r
       on r.business_id = $1 and r.conversation_id = c.id and r.staff_id = $3
     left join notification_marks n on n.business_id = $1 and n.staff_id = $3
     left join notification_reads d
       on d.business_id = $1 and d.staff_id = $3 and d.item_id = x.id
     where ${visible} and c.blocked_at is null and r.muted_at is null
       and (not $7::boolean or not ${isRead})
     order by x.at desc, x.id desc limit $8`,
    [
      ...[tx.businessId, ...viewer(me)],
      ...[spots.map(each => each.id), spots.map(each => each.at), spots.map(each => each.kind)],
      ...[onlyUnread, limit]
    ]
  )
  return rows.map(toNotification)
}

function toNotification(row: Row): Notification {
  const { item, itemAt, what, words, pictures, byId, until, failure, isRead } = row
  const happened = { id: item, kind: what, at: itemAt, words: words ?? '', byId, until }
  return { ...happened, pictures, failure, isRead, conversation: toConversation(row) }
}
