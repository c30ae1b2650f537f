import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Visibility } from '@parlor/contract/permissions.ts'
import type { Caller } from '../platform/http.ts'
import type { StaffCaller } from '../staff/rights.ts'

const isHers = `exists (
    select from clients k where k.business_id = $1
      and k.id = a.client_id and k.provider_id = $3)`
const hasHad = `exists (
    select from client_providers p where p.business_id = $1
      and p.client_id = a.client_id and p.staff_id = $3)`
const isHere = `(not exists (select from staff_locations l
      where l.business_id = $1 and l.staff_id = $3)
    or exists (select from staff_locations l where l.business_id = $1 and l.staff_id = $3
      and (l.location_id = a.location_id or l.location_id = (
        select k.location_id from clients k where k.business_id = $1 and k.id = a.client_id))))`

/** Who may see a visit, as SQL on `a`: `$1` the business, `$2` which clients they see, `$3` who they
 * are. One's own always. The live socket asks `hears`, which must say the same. */
export const visible = `(a.staff_id = $3 or case $2::text
    when 'all' then true
    when 'location' then ${isHere}
    when 'appointments' then ${isHers} or ${hasHad}
    when 'assigned' then ${isHers}
    else false
  end)`

export function viewer(caller: Caller): [Visibility, string] {
  return [(caller as StaffCaller).rights.clients, caller.id]
}

/** Whom an event about a visit is for; who sees its client is looked up when it is told. */
type Visit = { staffId: string; locationId: string; clientId: string | null }
export type VisitAudience = { visit: Visit }

export function audienceOf({ staffId, locationId, client }: Appointment): VisitAudience {
  return { visit: { staffId, locationId, clientId: client?.id ?? null } }
}
