import type { SetUpState } from '@parlor/contract/set-up.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'

/** Nobody works here yet: there is no business at all. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.first('select from memberships limit 1')) === null
}

/** A new link ends the one of the start before. */
export async function putLink(db: Db, tokenHash: Buffer): Promise<void> {
  await db.rows('delete from set_up_links')
  await db.rows('insert into set_up_links (token_hash, created_at) values ($1, $2)', [
    tokenHash,
    now()
  ])
}

export async function isLink(db: Db, tokenHash: Buffer): Promise<boolean> {
  return (await db.first('select from set_up_links where token_hash = $1', [tokenHash])) !== null
}

/** Of two who use it at once one finds nothing. */
export async function takeLink(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const row = await tx.first(
    'delete from set_up_links where token_hash = $1 returning created_at',
    [tokenHash]
  )
  return row !== null
}

export async function putFacts(
  tx: Tx,
  facts: { kind: string; country: string; setUp: boolean }
): Promise<void> {
  await tx.rows('update businesses set kind = $2, country = $3, set_up_at = $4 where id = $1', [
    tx.businessId,
    facts.kind,
    facts.country,
    facts.setUp ? now() : null
  ])
}

export async function putEnd(tx: Tx): Promise<void> {
  await tx.rows('update businesses set set_up_at = coalesce(set_up_at, $2) where id = $1', [
    tx.businessId,
    now()
  ])
}

export async function putFirstText(tx: Tx, conversationId: string): Promise<void> {
  await tx.rows('update businesses set first_text_conversation_id = $2 where id = $1', [
    tx.businessId,
    conversationId
  ])
}

export async function phonesTaken(tx: Tx, phones: string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ phone: string }>('select phones_taken($1) as phone', [phones])
  return new Set(rows.map(row => row.phone))
}

export async function findSetUp(tx: Tx): Promise<Omit<SetUpState, 'phonesUrl'>> {
  const row = await tx.first<{
    number: boolean
    hours: boolean
    finishedAt: string | null
    firstText: SetUpState['firstText']
  }>(
    `select b.set_up_at as "finishedAt",
       exists (select from numbers n where n.business_id = $1) as number,
       exists (select from location_hours h where h.business_id = $1) as hours,
       (select jsonb_build_object('conversationId', c.id, 'phone', c.phone,
           'sentAt', ${instant('out.at')},
           'deliveredAt', case when out.status = 'delivered' then ${instant(
             `(select max(r.at) from receipts r
               where r.business_id = $1 and r.message_id = out.id)`
           )} end,
           'answeredAt', ${instant(
             `(select min(m.at) from messages m where m.business_id = $1
               and m.conversation_id = c.id and m.direction = 'inbound')`
           )})
         from conversations c
         cross join lateral (select m.id, m.at, m.status from messages m
           where m.business_id = $1 and m.conversation_id = c.id and m.direction = 'outbound'
           order by m.at limit 1) out
         where c.business_id = $1 and c.id = b.first_text_conversation_id) as "firstText"
     from businesses b where b.id = $1`,
    [tx.businessId]
  )
  return row!
}

/** A moment inside JSON, as the driver writes it elsewhere. */
function instant(moment: string): string {
  return `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
