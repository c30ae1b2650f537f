import { clientSeen } from '../clients/client-care.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { coming, nextVisit } from './next-visit.ts'
import { type Narrow, narrowed, type Place, valuesOf } from './list-rows.ts'

const asOther = (sql: string) => sql.replaceAll(/\ba\./g, 'b.')

export type VisitPlace = { at: string; id: string }
type Asked = { narrow: Narrow; now: Date; most: number }

const viewerOf = (tx: Tx, { id, rights }: StaffCaller) => [
  ...[tx.businessId, rights.clients, id, rights.clients]
]

/** The clients who come next, by their first visit that somebody may see. */
export function nextByVisit(
  tx: Tx,
  me: StaffCaller,
  { narrow, now, most }: Asked,
  from: VisitPlace
): Promise<(VisitPlace & { clientId: string })[]> {
  return tx.rows(
    `select k.id as "clientId", a.starts_at as at, a.id from appointments a
     cross join lateral (select k.id from clients k where k.business_id = $1 and k.id = a.client_id
       and ${clientSeen} and ${narrowed(8)} offset 0) k
     where a.business_id = $1 and (a.starts_at, a.id) > ($5::timestamptz, $6::uuid)
       and ${coming('$7')}
       and not exists (select from appointments b where b.business_id = $1
         and b.client_id = a.client_id and ${asOther(coming('$7'))}
         and (b.starts_at, b.id) < (a.starts_at, a.id))
     order by a.starts_at, a.id limit ${most}`,
    [...viewerOf(tx, me), from.at, from.id, now, ...valuesOf(narrow)]
  )
}

/** Those who have none booked, by name. */
export function withoutVisit(
  tx: Tx,
  me: StaffCaller,
  { narrow, now, most }: Asked,
  { name, id }: Place
): Promise<{ id: string }[]> {
  return tx.rows(
    `select k.id from clients k
     where k.business_id = $1 and (k.sort_name, k.id) > ($5, $6::uuid) and ${clientSeen}
       and ${narrowed(8)} and not exists (${nextVisit('$7')})
     order by k.sort_name, k.id limit ${most}`,
    [...viewerOf(tx, me), name, id, now, ...valuesOf(narrow)]
  )
}
