import { audienceNow, sees } from '../conversations/visible.ts'
import type { StaffCaller } from '../staff/rights.ts'
import type { VisitAudience } from './visible.ts'

type Facts = { provider: string | null; providers: string[]; home: string | null }

/** The audience of any event `e`, with what decides it now. */
export const anyAudienceNow = `(case when e.audience ? 'visit' then e.audience || coalesce((
    select jsonb_build_object('provider', k.provider_id, 'home', k.location_id,
      'providers', array(select p.staff_id from client_providers p
        where p.business_id = k.business_id and p.client_id = k.id))
    from clients k where k.business_id = e.business_id
      and k.id = (e.audience->'visit'->>'clientId')::uuid), '{}')
  else ${audienceNow} end)`

/** Whether somebody hears of an event, whatever it is about. */
export function hears(caller: StaffCaller, audience: unknown): boolean {
  const who = audience as VisitAudience & Partial<Facts>
  if (!('visit' in who)) return sees(caller, audience)
  if (!caller.may('appointments.view')) return false
  return who.visit.staffId === caller.id || reaches(caller, who)
}

function reaches({ id, rights }: StaffCaller, who: VisitAudience & Partial<Facts>): boolean {
  const isHers = who.provider === id
  switch (rights.clients) {
    case 'all':
      return true
    case 'location': {
      const places = [who.visit.locationId, who.home]
      return rights.locationIds.length === 0 || rights.locationIds.some(at => places.includes(at))
    }
    case 'appointments':
      return isHers || (who.providers ?? []).includes(id)
    default:
      return isHers
  }
}
