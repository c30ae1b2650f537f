import { type ClientLine, clientLimits } from '@parlor/contract/client-cards.ts'
import { clientSeen } from '../clients/client-care.ts'
import { nextVisit } from './next-visit.ts'
import { viewer, visible } from '../conversations/visible.ts'
import type { Tx } from '../platform/db.ts'
import type { Visibility } from '@parlor/contract/permissions.ts'
import type { StaffCaller } from '../staff/rights.ts'

export type Narrow = {
  groupId?: string | undefined
  clientType?: string | undefined
  providerId?: string | undefined
  locationId?: string | undefined
}
export type Place = { name: string; id: string }

export type LineRow = {
  id: string
  name: string
  sortName: string
  providerId: string | null
  phone: string | null
  optedOut: boolean
  blocked: boolean
  conversationId: string | null
  lastTextAt: string | null
  lastFailed: boolean
  nextAppointment: ClientLine['nextAppointment']
}

/** The filters on client `k`, of which null asks nothing, from `$first` on. */
export const narrowed = (first: number) => `
  ($${first}::uuid is null or exists (select from client_group_members m
    where m.business_id = $1 and m.group_id = $${first} and m.client_id = k.id))
  and ($${first + 1}::text is null or k.type = $${first + 1})
  and ($${first + 2}::uuid is null or k.provider_id = $${first + 2} or exists (
    select from client_providers p where p.business_id = $1 and p.client_id = k.id
      and p.staff_id = $${first + 2}))
  and ($${first + 3}::uuid is null or k.location_id = $${first + 3})`

export const valuesOf = ({ groupId, clientType, providerId, locationId }: Narrow) =>
  [groupId, clientType, providerId, locationId].map(each => each ?? null)

/** The next ids by name. */
export function nextByName(
  tx: Tx,
  me: StaffCaller,
  narrow: Narrow,
  { name, id }: Place,
  most: number
): Promise<{ id: string }[]> {
  return tx.rows(
    `select k.id from clients k
     where k.business_id = $1 and (k.sort_name, k.id) > ($2, $5::uuid) and ${clientSeen}
       and ${narrowed(6)}
     order by k.sort_name, k.id limit ${most}`,
    [tx.businessId, name, me.id, me.rights.clients, id, ...valuesOf(narrow)]
  )
}

/** Which of these the filters leave. */
export async function leftOf(tx: Tx, narrow: Narrow, ids: string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `select k.id from clients k
     where k.business_id = $1 and k.id = any($2::uuid[]) and ${narrowed(3)}`,
    [tx.businessId, ids, ...valuesOf(narrow)]
  )
  return new Set(rows.map(row => row.id))
}

/** How many there are, counted up to `countedMax`. */
export async function countClients(tx: Tx, me: StaffCaller, narrow: Narrow): Promise<number> {
  const values = valuesOf(narrow)
  const isNarrowed = values.some(each => each !== null)
  const row = await tx.first<{ count: number }>(
    `select count(*)::int as count from (${seenBy(me.rights.clients, isNarrowed)}
       limit ${clientLimits.countedMax + 1}) counted`,
    [tx.businessId, me.rights.clients, me.id, ...(isNarrowed ? values : [])]
  )
  return row!.count
}

/** The rule of `clientSeen` (`$2` which clients they see, `$3` who), as one starts from what is theirs:
 * who sees few of many would go through all of them. Nothing but what narrows asks for the rows, so
 * that counting reads the index alone. */
function seenBy(clients: Visibility, isNarrowed: boolean): string {
  const left = isNarrowed ? `and ${narrowed(4)}` : ''
  const known = `k.business_id = $1 and $2::text is not null ${left}`
  const theirs = `select 1 from clients k where k.provider_id = $3 and ${known}`
  if (clients === 'all') return `select 1 from clients k where $3::uuid is not null and ${known}`
  if (clients === 'assigned') return theirs
  if (clients === 'appointments') {
    return `${theirs} union all select 1 from client_providers p
      join clients k on k.id = p.client_id and k.provider_id is distinct from $3 and ${known}
      where p.business_id = $1 and p.staff_id = $3`
  }
  return `select 1 from clients k where ${known} and ${clientSeen.replaceAll('$4', '$2')}`
}

/** What the table shows of each, in the order asked for. */
export function listLines(tx: Tx, me: StaffCaller, ids: string[], now: Date): Promise<LineRow[]> {
  return tx.rows<LineRow>(
    `select k.id, k.name, k.sort_name as "sortName", k.provider_id as "providerId", p.phone,
       exists (select from opt_outs o where o.business_id = $1 and o.phone = p.phone) as "optedOut",
       exists (select from blocked_phones b
         where b.business_id = $1 and b.phone = p.phone) as blocked,
       c.id as "conversationId", c.last_at as "lastTextAt",
       coalesce(c.last_status in ('failed', 'undelivered'), false) as "lastFailed",
       case when $5 then (select jsonb_build_object('id', v.id, 'startsAt', to_char(v.starts_at
           at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'locationId', v.location_id)
         from (${nextVisit('$6')}) v) end as "nextAppointment"
     from unnest($4::uuid[]) with ordinality as asked(id, place)
     join clients k on k.business_id = $1 and k.id = asked.id
     left join lateral (select f.phone from client_phones f
       where f.business_id = $1 and f.client_id = k.id order by f.place, f.phone limit 1) p on true
     left join lateral (select c.id, c.last_at, c.last_status from conversations c
       where c.business_id = $1 and c.client_id = k.id and ${visible}
       order by c.last_at desc limit 1) c on true
     order by asked.place`,
    [tx.businessId, ...viewer(me), ids, me.may('appointments.view'), now]
  )
}
