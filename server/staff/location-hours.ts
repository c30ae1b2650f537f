import type { ClosedDay, Hours, OpenRange } from '@parlor/contract/hours.ts'
import type { Tx } from '../platform/db.ts'

const time = (column: string) => `to_char(${column}, 'HH24:MI')`

/** When a location is open; no rows, no hours. */
export async function findHours(tx: Tx, locationId: string): Promise<Hours> {
  const [week, closedDays] = await Promise.all([
    tx.rows<OpenRange>(
      `select weekday, ${time('opens')} as opens, ${time('closes')} as closes
       from location_hours where business_id = $1 and location_id = $2
       order by weekday, opens`,
      [tx.businessId, locationId]
    ),
    tx.rows<ClosedDay>(
      `select to_char(day, 'YYYY-MM-DD') as day, name, ${time('closed_from')} as "from"
       from location_closed_days where business_id = $1 and location_id = $2
       order by location_closed_days.day`,
      [tx.businessId, locationId]
    )
  ])
  return { week, closedDays }
}

/** In place of what was there; of two who save at once the second one's stand. */
export async function putHours(tx: Tx, locationId: string, hours: Hours): Promise<void> {
  const of = [tx.businessId, locationId]
  await tx.rows('select from locations where business_id = $1 and id = $2 for update', of)
  await tx.rows('delete from location_hours where business_id = $1 and location_id = $2', of)
  await tx.rows('delete from location_closed_days where business_id = $1 and location_id = $2', of)
  await tx.rows(
    `insert into location_hours (business_id, location_id, weekday, opens, closes)
     select $1, $2, * from unnest($3::smallint[], $4::time[], $5::time[])`,
    [
      ...of,
      hours.week.map(each => each.weekday),
      hours.week.map(each => each.opens),
      hours.week.map(each => each.closes)
    ]
  )
  await tx.rows(
    `insert into location_closed_days (business_id, location_id, day, name, closed_from)
     select $1, $2, * from unnest($3::date[], $4::text[], $5::time[])`,
    [
      ...of,
      hours.closedDays.map(each => each.day),
      hours.closedDays.map(each => each.name),
      hours.closedDays.map(each => each.from)
    ]
  )
}
