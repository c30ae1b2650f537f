import { useEffect, useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Location } from '@parlor/contract/locations.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { afterPaint } from '../after-paint.ts'
import { nowMs } from '../clock.ts'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { useVisits } from '../sync/use-visits.ts'
import { type Day, dayIn, isDay, laterDay, rangeOf, weekOf } from '../sync/visit-days.ts'
import { dayKey } from '../sync/visits.ts'
import type { Spot } from './spots.ts'

export const scheduleViews = ['day', 'week', 'list'] as const
export type ScheduleView = (typeof scheduleViews)[number]

const filterKeys = ['staff', 'service', 'at'] as const

/** What the address says is shown, and how to show something else. */
export function useShown() {
  const { session } = useScreen()
  const search = useSearch()
  const [, go] = useLocation()
  const layout = useLayout()
  const query = useMemo(() => new URLSearchParams(search), [search])
  const { locations, business } = session
  const at = query.get('at')
  const place = useMemo(
    () => placeOf(locations, at, business.timeZone),
    [locations, at, business.timeZone]
  )
  const today = dayIn(place.timeZone, nowMs())
  const [day, asked] = [query.get('day'), query.get('view')]
  const usual: ScheduleView = layout === 'phone' ? 'list' : 'day'
  const shown = {
    place,
    today,
    day: isDay(day) ? day : today,
    view: scheduleViews.find(each => each === asked) ?? usual,
    staffIds: query.get('staff')?.split(',') ?? null,
    serviceId: query.get('service')
  }
  const show = (change: Record<string, string | null | undefined>) => {
    const kept = Object.fromEntries(query)
    const next = Object.entries({ ...kept, ...change }).filter(([, value]) => value)
    go(paths.schedule(Object.fromEntries(next) as Record<string, string>))
  }
  const isNarrowed = filterKeys.some(key => query.has(key))
  return { ...shown, show, isNarrowed }
}
export type Shown = ReturnType<typeof useShown>

/** Whoever books from here books where and when one looks. */
export function newAppointmentAt(
  { place, day }: Pick<Shown, 'place' | 'day'>,
  spot: Partial<Spot> = {}
): string {
  const { time, staffId } = spot
  const at = place.locationId || undefined
  return paths.newAppointment({ day: spot.day ?? day, time, staff: staffId ?? undefined, at })
}

/** A business that has no location yet goes by its own clock. */
function placeOf(locations: readonly Location[], id: string | null, timeZone: string) {
  const found = locations.find(each => each.id === id) ?? locations[0]
  return {
    locationId: found?.id ?? '',
    name: found?.name ?? '',
    timeZone: found?.timeZone ?? timeZone
  }
}

export function daysShown({ view, day }: Pick<Shown, 'view' | 'day'>): Day[] {
  return view === 'week' ? weekOf(day) : [day]
}

/** The visits that are shown, earliest first; null until all their days are here. */
export function useShownVisits(shown: Shown) {
  const [known, visits] = useVisits()
  const { place, day, view, staffIds, serviceId } = shown
  const days = useMemo(() => daysShown({ view, day }), [view, day])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when what was read is forgotten
  useEffect(() => {
    if (!place.locationId) return
    visits.openHouse(place.locationId)
    visits.openDays(place, days)
    return afterPaint(() => visits.openDays(place, around(days)))
  }, [visits, place, days, known.days])
  const loads = days.map(each => known.days[dayKey(place.locationId, each)])
  const within = useSame(
    useMemo(() => visitsWithin([...known.all.values()], place, days), [known.all, place, days])
  )
  const chosen = staffIds?.join() ?? null
  const list = useMemo(() => {
    const staff = chosen?.split(',')
    return within.filter(
      one => (!staff || staff.includes(one.staffId)) && (!serviceId || one.serviceId === serviceId)
    )
  }, [within, chosen, serviceId])
  return {
    list,
    within,
    isHere: loads.every(load => load && !load.isBusy && !load.trouble) || within.length > 0,
    trouble: loads.find(load => load?.trouble)?.trouble ?? null,
    known,
    visits
  }
}

/** What whoever turns on or back needs next, nearest first; most turn on. */
const around = (days: readonly Day[]): Day[] => [
  ...[laterDay(days.at(-1)!, 1), laterDay(days[0]!, -1)],
  ...[laterDay(days.at(-1)!, 2), laterDay(days.at(-1)!, 3)]
]

/** What holds the same as before is the same: another day that was read is no reason to draw anew. */
function useSame<One>(list: readonly One[]): readonly One[] {
  const kept = useRef(list)
  const isSame =
    kept.current.length === list.length && list.every((one, at) => one === kept.current[at])
  if (!isSame) kept.current = list
  return kept.current
}

function visitsWithin(
  all: readonly Appointment[],
  { locationId, timeZone }: { locationId: string; timeZone: string },
  days: readonly Day[]
): Appointment[] {
  const { from } = rangeOf(days[0]!, timeZone)
  const { to } = rangeOf(days.at(-1)!, timeZone)
  return all
    .filter(one => one.locationId === locationId && one.endsAt > from && one.startsAt < to)
    .sort((a, b) =>
      a.startsAt === b.startsAt ? (a.id < b.id ? -1 : 1) : a.startsAt < b.startsAt ? -1 : 1
    )
}

/** Whose columns stand side by side: who works now, and who has a visit that day. */
export function useColumns(within: readonly Appointment[], { staffIds }: Shown): Staff[] {
  const { colleagues } = useScreen().session
  const busy = new Set(within.map(one => one.staffId))
  const ids = colleagues
    .filter(each => (each.active || busy.has(each.id)) && (!staffIds || staffIds.includes(each.id)))
    .map(each => each.id)
    .join()
  return useMemo(
    () => colleagues.filter(each => ids.split(',').includes(each.id)),
    [colleagues, ids]
  )
}

/** What nobody has answered in the open conversation of each visit's phone, in their order. */
export function useTalks(visits: readonly Appointment[]): readonly (number | undefined)[] {
  const { known } = useScreen()
  const { conversations } = known.state
  const byPhone = useMemo(() => {
    const talks = new Map<string | null, number>()
    for (const row of Object.values(conversations)) {
      if (row.closedAt || row.blockedAt) continue
      talks.set(row.phone, (talks.get(row.phone) ?? 0) + row.unanswered)
    }
    return talks
  }, [conversations])
  return useSame(visits.map(({ phone }) => byPhone.get(phone)))
}
