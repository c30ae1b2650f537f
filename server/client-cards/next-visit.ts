import { visible } from '../appointments/visible.ts'

/** A visit `a` that is to come after the moment `now`, and that the viewer of `visible` may see. */
export const coming = (now: string) =>
  `a.starts_at > ${now}::timestamptz and a.status not in ('cancelled', 'no-show') and ${visible}`

/** The next visit of client `k`, for the viewer of `$2` and `$3`. */
export const nextVisit = (now: string) => `
  select a.id, a.starts_at, a.location_id from appointments a
  where a.business_id = $1 and a.client_id = k.id and ${coming(now)}
  order by a.starts_at, a.id limit 1`
