import type { NumberId } from '@parlor/contract/ids.ts'
import type { OurNumber } from '@parlor/contract/numbers.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'

/** A number with what messaging needs beside its face. */
export type NumberRow = OurNumber & {
  businessId: string
  carrierAccountId: string
  textsPerSecond: number
  registeredUrl: string | null
}

const columns = `business_id as "businessId", id, phone, label,
  carrier_account_id as "carrierAccountId", texts_per_second as "textsPerSecond",
  registered_url as "registeredUrl"`

export async function addNumber(
  tx: Tx,
  number: OurNumber & {
    carrierAccountId: string
    textsPerSecond: number
    locationId: string | null
  }
): Promise<void> {
  await tx.rows(
    `insert into numbers
       (business_id, id, phone, label, carrier_account_id, texts_per_second, location_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.businessId,
      number.id,
      number.phone,
      number.label,
      number.carrierAccountId,
      number.textsPerSecond,
      number.locationId
    ]
  )
  await tx.rows(
    `insert into number_rates (business_id, number_id, next_send_at, reconciled_through)
     values ($1, $2, $3, $3)`,
    [tx.businessId, number.id, now()]
  )
}

/** As every screen shows them. */
export function listNumbers(tx: Tx): Promise<OurNumber[]> {
  return tx.rows<OurNumber>(
    'select id, phone, label from numbers where business_id = $1 order by label',
    [tx.businessId]
  )
}

/** The number of a location, else any of the business; null when there is none yet. */
export async function findNumberAt(tx: Tx, locationId: string): Promise<NumberId | null> {
  const row = await tx.first<{ id: string }>(
    `select id from numbers where business_id = $1
     order by (location_id is not distinct from $2) desc, label, id limit 1`,
    [tx.businessId, locationId]
  )
  return row?.id ?? null
}

export function findNumberByPhone(tx: Tx, phone: string): Promise<NumberRow | null> {
  return tx.first<NumberRow>(
    `select ${columns} from numbers where business_id = $1 and phone = $2`,
    [tx.businessId, phone]
  )
}

export function findNumber(tx: Tx, id: NumberId): Promise<NumberRow | null> {
  return tx.first<NumberRow>(`select ${columns} from numbers where business_id = $1 and id = $2`, [
    tx.businessId,
    id
  ])
}

export async function noteRegistration(tx: Tx, id: NumberId, url: string): Promise<void> {
  await tx.rows('update numbers set registered_url = $3 where business_id = $1 and id = $2', [
    tx.businessId,
    id,
    url
  ])
}

/** Up to when we know everything that the carrier holds for this number. */
export async function reconciledThrough(tx: Tx, id: NumberId): Promise<Date> {
  const row = await tx.first<{ at: string }>(
    `select reconciled_through as at from number_rates
     where business_id = $1 and number_id = $2`,
    [tx.businessId, id]
  )
  return new Date(row!.at)
}

export async function noteReconciled(tx: Tx, id: NumberId, at: Date): Promise<void> {
  await tx.rows(
    `update number_rates set reconciled_through = greatest(reconciled_through, $3)
     where business_id = $1 and number_id = $2`,
    [tx.businessId, id, at]
  )
}

export function listAllNumbers(db: Db): Promise<{ businessId: string; numberId: string }[]> {
  return db.rows(
    'select business_id as "businessId", number_id as "numberId" from numbers_of_all_businesses()'
  )
}
