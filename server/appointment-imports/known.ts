import { listServiceRows } from '../appointments/services.ts'
import { whatIsKnown } from '../client-imports/known.ts'
import type { Tx } from '../platform/db.ts'
import { listLocations } from '../staff/locations.ts'
import { listMemberRows } from '../staff/members.ts'
import type { Known } from './read-visit.ts'

/** What an event is read against. */
export async function whatVisitsKnow(tx: Tx): Promise<Known> {
  const [known, services, members, locations] = await Promise.all([
    whatIsKnown(tx),
    listServiceRows(tx),
    listMemberRows(tx),
    listLocations(tx)
  ])
  const here = members.filter(each => !each.removedAt && !each.disabledAt)
  return {
    ...{ ...known, services },
    staffIds: new Set(here.map(each => each.id)),
    locationIds: new Set(locations.map(each => each.id))
  }
}
