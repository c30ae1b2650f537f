import type { Business } from '@parlor/contract/businesses.ts'
import type { Tx } from '../platform/db.ts'
import { now } from '../platform/clock.ts'

/** Made inside its own business: `tx` has entered the id that it gets. */
export async function addBusiness(
  tx: Tx,
  business: Pick<Business, 'name' | 'timeZone'>
): Promise<void> {
  await tx.rows(
    'insert into businesses (id, name, time_zone, created_at) values ($1, $2, $3, $4)',
    [tx.businessId, business.name, business.timeZone, now()]
  )
  await tx.rows('insert into event_counters (business_id) values ($1)', [tx.businessId])
}

export async function getBusiness(tx: Tx): Promise<Business> {
  const business = await tx.first<Business>(
    `select id, name, time_zone as "timeZone", close_word as "closeWord",
       auto_close_days as "autoCloseDays" from businesses where id = $1`,
    [tx.businessId]
  )
  if (!business) throw new Error('A session names a business that is not there.')
  return business
}

export async function putInboxSettings(
  tx: Tx,
  { closeWord, autoCloseDays }: Pick<Business, 'closeWord' | 'autoCloseDays'>
): Promise<void> {
  await tx.rows('update businesses set close_word = $2, auto_close_days = $3 where id = $1', [
    tx.businessId,
    closeWord,
    autoCloseDays
  ])
}

/** Auto-close is done for this local day. */
export async function markAutoClosed(tx: Tx): Promise<void> {
  await tx.rows(
    `update businesses set auto_closed_on = ($2::timestamptz at time zone time_zone)::date
     where id = $1`,
    [tx.businessId, now()]
  )
}
