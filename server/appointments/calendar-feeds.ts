import { calendarFeedLimits } from '@parlor/contract/calendar-feeds.ts'
import type { AppointmentStatus } from '@parlor/contract/appointments.ts'
import { newId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

export type FeedRow = { secretId: string; madeAt: string }

const columns = 'secret_id as "secretId", made_at as "madeAt"'

export function findFeed(tx: Tx, staffId: string): Promise<FeedRow | null> {
  return tx.first<FeedRow>(
    `select ${columns} from calendar_feeds where business_id = $1 and staff_id = $2`,
    [tx.businessId, staffId]
  )
}

export async function putNewFeed(tx: Tx, staffId: string): Promise<FeedRow> {
  const row = await tx.first<FeedRow>(
    `insert into calendar_feeds (business_id, staff_id, secret_id, made_at) values ($1, $2, $3, $4)
     on conflict (business_id, staff_id) do update
       set secret_id = excluded.secret_id, made_at = excluded.made_at
     returning ${columns}`,
    [tx.businessId, staffId, newId(), now()]
  )
  return row!
}

export async function deleteFeed(tx: Tx, staffId: string): Promise<void> {
  await tx.rows('delete from calendar_feeds where business_id = $1 and staff_id = $2', [
    tx.businessId,
    staffId
  ])
}

export type FeedVisit = {
  id: string
  startsAt: string
  endsAt: string
  status: AppointmentStatus
  version: number
  changedAt: string
  client: string | null
  service: string | null
  location: string
}

/** Her own visits around today, earliest first; neither note nor phone. */
export function listFeedVisits(tx: Tx, staffId: string): Promise<FeedVisit[]> {
  return tx.rows<FeedVisit>(
    `select a.id, a.starts_at as "startsAt", a.ends_at as "endsAt", a.status, a.version,
       a.changed_at as "changedAt", k.name as client, s.name as service, l.name as location
     from appointments a
     join locations l on l.business_id = $1 and l.id = a.location_id
     left join clients k on k.business_id = $1 and k.id = a.client_id
     left join services s on s.business_id = $1 and s.id = a.service_id
     where a.business_id = $1 and a.staff_id = $2
       and a.starts_at > $3::timestamptz - make_interval(days => $4)
       and a.starts_at < $3::timestamptz + make_interval(days => $5)
     order by a.starts_at, a.id limit ${calendarFeedLimits.visitsMax}`,
    [tx.businessId, staffId, now(), calendarFeedLimits.daysBack, calendarFeedLimits.daysAhead]
  )
}
