import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Filters, View } from '@parlor/contract/conversations.ts'
import { addDays, momentOf } from '@parlor/contract/wall-clock.ts'
import { paths, type Sought, soughtIn } from '../paths.ts'

/** What the address narrows the list to, and how to change that. */
export function useSought(view: View) {
  const search = useSearch()
  const [, go] = useLocation()
  const sought = useMemo(() => soughtIn(search), [search])
  // The back button leaves a search as a whole, not letter by letter.
  const put = (next: Sought) => {
    const replace = next.q !== sought.q && sought.q !== undefined && next.q !== undefined
    go(paths.inbox(view, next), { replace })
  }
  return { sought, put }
}

/** As the server asks for it: days begin and end by the clock of the business. */
export function filtersOf(sought: Sought, timeZone: string): Filters {
  const given = {
    q: sought.q,
    from: sought.from && dayStart(sought.from, 0, timeZone),
    to: sought.to && dayStart(sought.to, 1, timeZone),
    clientType: sought.type,
    groupId: sought.group,
    locationId: sought.place,
    assigneeId: sought.staff,
    labelId: sought.label,
    hasAttachment: sought.photos && 'yes'
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as Filters
}

/** What stands in an address may be anything; the server says what is wrong with it. */
function dayStart(day: string, later: number, timeZone: string): string {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return day
  const midnight = { year, month, day: date, hour: 0, minute: 0 }
  return new Date(momentOf(addDays(midnight, later), timeZone)).toISOString()
}

/** The other way round, for a view that was kept. */
export function soughtFrom(filters: Filters, dayKey: (instant: string) => string): Sought {
  const dayBefore = (instant: string) => dayKey(new Date(Date.parse(instant) - 1).toISOString())
  const given = {
    q: filters.q,
    from: filters.from && dayKey(filters.from),
    to: filters.to && dayBefore(filters.to),
    type: filters.clientType,
    group: filters.groupId,
    place: filters.locationId,
    staff: filters.assigneeId,
    label: filters.labelId,
    photos: filters.hasAttachment
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value))
}
