import type { FailureReason } from '@parlor/contract/failures.ts'
import { statusesBelow, type MessageStatus } from '@parlor/contract/message-status.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type MessageColumns, messageColumns, toMessage } from './messages.ts'

export const outboxLimits = {
  laneBlockedMs: 60_000, // one stuck message holds its own conversation up so long, and no other
  leaseMs: 20_000,
  lookUpAfterMs: 20_000,
  mayResendAfterMissedMs: 120_000, // while the carrier answers and does not know the text
  businessesPerSweep: 500
}

/** A text on its way: claimed by us, to be handed over once. */
export type Claimed = {
  message: Message
  numberId: string
  attempt: number
  from: string
  to: string
  carrierAccountId: string
  optedOut: boolean
  triedAt: string
  missedAt: string | null
}
type ClaimedColumns = MessageColumns & {
  number_id: string
  attempt: number
  from_phone: string
  to_phone: string
  carrier_account_id: string
  opted_out: boolean
  tried_at: string
  missed_at: string | null
}

const claimedColumns = `${messageColumns}, m.number_id, m.attempt, m.carrier_account_id, m.tried_at, m.missed_at,
  (select n.phone from numbers n where n.business_id = $1 and n.id = m.number_id) as from_phone,
  c.phone as to_phone,
  exists (select from opt_outs o where o.business_id = $1 and o.phone = c.phone) as opted_out`

const toClaimed = (row: ClaimedColumns): Claimed => ({
  message: toMessage(row),
  numberId: row.number_id,
  attempt: row.attempt,
  from: row.from_phone,
  to: row.to_phone,
  carrierAccountId: row.carrier_account_id,
  optedOut: row.opted_out,
  triedAt: row.tried_at,
  missedAt: row.missed_at
})

/** The next text of a free lane whose number has a token and does not rest, if any: marked as
 * sending, with a lease and a higher fencing token. Over all processes one gets it, or none. */
export async function claimNext(tx: Tx, resting: string[]): Promise<Claimed | null> {
  const at = now()
  const row = await tx.first<ClaimedColumns>(claim, [
    tx.businessId,
    at,
    before(at, outboxLimits.laneBlockedMs),
    after(at, outboxLimits.leaseMs),
    resting
  ])
  return row && toClaimed(row)
}

// A lane is a conversation, in the order written. The rate is a bucket of one text's depth: the
// number's next moment moves on by what this text costs, and two claims at once get one token.
const claim = `
  with next as (
    select head.id, r.number_id, r.next_send_at, head.segments / n.texts_per_second as seconds
    from number_rates r join numbers n on n.business_id = $1 and n.id = r.number_id
    cross join lateral (
      select m.id, m.segments, m.priority, m.due_at from messages m
      where m.business_id = $1 and m.number_id = r.number_id and m.status = 'queued'
        and m.due_at <= $2 and not exists (
          select from messages earlier
          where earlier.business_id = $1 and earlier.conversation_id = m.conversation_id
            and earlier.at < m.at and earlier.status in ('queued', 'sending', 'unknown')
            and (earlier.first_tried_at is null or earlier.first_tried_at > $3))
      order by m.priority, m.due_at, m.at limit 1 for update of m skip locked
    ) head
    where r.business_id = $1 and r.next_send_at <= $2 and r.number_id <> all($5::uuid[])
    order by head.priority, head.due_at limit 1
  ), token as (
    update number_rates r set next_send_at = $2::timestamptz + make_interval(secs => next.seconds)
    from next where r.business_id = $1 and r.number_id = next.number_id and r.next_send_at <= $2
    returning r.number_id
  )
  update messages m set status = 'sending', attempt = m.attempt + 1,
    first_tried_at = coalesce(m.first_tried_at, $2), tried_at = $2, missed_at = null,
    lease_until = $4
  from next, token, conversations c
  where m.business_id = $1 and m.id = next.id and c.business_id = $1 and c.id = m.conversation_id
  returning ${claimedColumns}`

/** When a queued text of this business may next be worth a try, by its date or its number's rate. */
export async function nextTryAt(tx: Tx, resting: string[]): Promise<Date | null> {
  const row = await tx.first<{ at: string | null }>(
    `select min(greatest(r.next_send_at, head.due_at)) as at
     from number_rates r cross join lateral (
       select m.due_at from messages m
       where m.business_id = $1 and m.number_id = r.number_id and m.status = 'queued'
       order by m.due_at limit 1
     ) head where r.business_id = $1 and r.number_id <> all($2::uuid[])`,
    [tx.businessId, resting]
  )
  return row?.at ? new Date(row.at) : null
}

export type Settled =
  | { status: 'sent'; carrierMessageId: string }
  | { status: 'failed'; failure: FailureReason; carrierCode: string | null }
  | { status: 'queued'; dueAt: Date }
  | { status: 'unknown' }

/** How the attempt went. Null when something newer is known: a receipt was faster, or the lease is
 * no longer ours. What was deleted meanwhile is not tried again. */
export async function settle(tx: Tx, claimed: Claimed, how: Settled): Promise<Message | null> {
  const failed = how.status === 'failed' ? how : null
  const lookAt = how.status === 'unknown' ? lookUpFrom(claimed.triedAt) : null
  const row = await tx.first<MessageColumns>(
    `update messages m set
       status = case when $4 = 'queued' and m.deleted_at is not null then 'cancelled' else $4 end,
       carrier_message_id = coalesce(m.carrier_message_id, $5),
       failure = coalesce(m.failure, $6), carrier_code = coalesce(m.carrier_code, $7),
       failed_at = coalesce(m.failed_at, $8), due_at = coalesce($9, m.due_at), lease_until = $10
     where m.business_id = $1 and m.id = $2 and m.attempt = $3 and m.status in ('sending', 'unknown')
     returning ${messageColumns}`,
    [
      tx.businessId,
      claimed.message.id,
      claimed.attempt,
      how.status,
      how.status === 'sent' ? how.carrierMessageId : null,
      failed?.failure ?? null,
      failed?.carrierCode ?? null,
      failed && now(),
      how.status === 'queued' ? how.dueAt : null,
      lookAt
    ]
  )
  if (!row && how.status === 'sent') {
    await learnCarrierId(tx, claimed.message.id, how.carrierMessageId)
  }
  return row && toMessage(row)
}

function lookUpFrom(triedAt: string): Date {
  const at = after(new Date(triedAt), outboxLimits.lookUpAfterMs)
  return at > now() ? at : now()
}

async function learnCarrierId(tx: Tx, id: string, carrierMessageId: string): Promise<void> {
  await tx.rows(
    `update messages set carrier_message_id = $3
     where business_id = $1 and id = $2 and carrier_message_id is null`,
    [tx.businessId, id, carrierMessageId]
  )
}

/** Leases that ran out: the worker died, or the answer never came. Nobody can tell whether the
 * text left, so it is unknown and will be looked up; it is never simply sent again. */
export async function takeOverdue(tx: Tx): Promise<Claimed[]> {
  const at = now()
  const rows = await tx.rows<ClaimedColumns>(
    `with overdue as (
       select id from messages where business_id = $1 and status in ('sending', 'unknown')
         and lease_until <= $2 order by lease_until limit 20 for update skip locked
     )
     update messages m set status = 'unknown', lease_until = $3
     from overdue, conversations c
     where m.business_id = $1 and m.id = overdue.id
       and c.business_id = $1 and c.id = m.conversation_id
     returning ${claimedColumns}`,
    [tx.businessId, at, after(at, outboxLimits.lookUpAfterMs)]
  )
  return rows.map(toClaimed)
}

/** Since when the carrier answers without knowing the text; null begins anew. */
export async function noteMissed(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.rows(
    `update messages set missed_at = case when $3::timestamptz is null then null
       else coalesce(missed_at, $3) end
     where business_id = $1 and id = $2 and status = 'unknown'`,
    [tx.businessId, id, at]
  )
}

/** The carrier answers and does not know the text: from now on a person may send it again. */
export async function allowResend(tx: Tx, id: string): Promise<Message | null> {
  const row = await tx.first<MessageColumns>(
    `update messages m set may_resend = true, lease_until = null
     where m.business_id = $1 and m.id = $2 and m.status = 'unknown' and not m.may_resend
     returning ${messageColumns}`,
    [tx.businessId, id]
  )
  return row && toMessage(row)
}

export type Heard = {
  id: string | null // our id, from the callback's URL; null: only the carrier's is known
  accountId: string
  carrierMessageId: string
  status: MessageStatus
  carrierStatus: string
  carrierCode: string | null
  failure: FailureReason | null
}

/** Notes what a carrier said, each thing once, and climbs. Null when it changes nothing. */
export async function climb(tx: Tx, heard: Heard): Promise<Message | null> {
  const values = [tx.businessId, heard.id, heard.accountId, heard.carrierMessageId]
  const [, rows] = await Promise.all([
    tx.rows(noteReceipt, [...values, heard.carrierStatus, heard.carrierCode ?? '', now()]),
    tx.rows<MessageColumns>(climbStatus, [
      ...values,
      heard.status,
      statusesBelow(heard.status),
      heard.failure,
      heard.carrierCode,
      heard.failure && now()
    ])
  ])
  return rows[0] ? toMessage(rows[0]) : null
}

const heardMessage = `m.business_id = $1 and m.direction = 'outbound' and m.carrier_account_id = $3
  and (m.id = $2::uuid or ($2::uuid is null and m.carrier_message_id = $4))`

const noteReceipt = `
  insert into receipts (business_id, message_id, carrier_status, carrier_code, at)
  select $1, m.id, $5, $6, $7 from messages m where ${heardMessage}
  on conflict do nothing`

// The first error is kept, also when a better end is heard later and hides it.
const climbStatus = `
  update messages m set status = $5, carrier_message_id = coalesce(m.carrier_message_id, $4),
    failure = coalesce(m.failure, $7), carrier_code = coalesce(m.carrier_code, $8),
    failed_at = coalesce(m.failed_at, $9), lease_until = null
  where ${heardMessage} and m.status = any($6) returning ${messageColumns}`

export function businessesWithDueTexts(db: Db): Promise<{ id: string }[]> {
  return db.rows('select businesses_with_due_texts($1, $2) as id', [
    now(),
    outboxLimits.businessesPerSweep
  ])
}

export function businessesWithOverdueLeases(db: Db): Promise<{ id: string }[]> {
  return db.rows('select businesses_with_overdue_leases($1, $2) as id', [
    now(),
    outboxLimits.businessesPerSweep
  ])
}

function before(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms)
}

function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms)
}
