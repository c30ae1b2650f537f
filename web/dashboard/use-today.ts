import { useEffect, useMemo } from 'react'
import type { Appointment } from '@parlor/contract/appointments.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { useVisits } from '../sync/use-visits.ts'
import { dayIn, rangeOf } from '../sync/visit-days.ts'
import { dayKey } from '../sync/visits.ts'

export type Today = {
  visits: readonly Appointment[] // that take place, earliest first
  unconfirmed: readonly Appointment[] // of them those that are still to come
  timeZone: string
}

/** Who comes today, at every location; null until it is known, and without the right to see it. */
export function useToday(): Today | null {
  const { session } = useScreen()
  const [known, visits] = useVisits()
  const now = useMinute()
  const { locations, business } = session
  const maySee = session.permissions.includes('appointments.view')
  const days = useMemo(
    () => locations.map(({ id, timeZone }) => ({ id, timeZone, day: dayIn(timeZone, now) })),
    [locations, now]
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when what was read is forgotten
  useEffect(() => {
    if (!maySee) return
    for (const { id: locationId, timeZone, day } of days) {
      visits.openDays({ locationId, timeZone }, [day])
    }
  }, [visits, days, maySee, known.days])
  return useMemo(() => {
    const isHere = days.every(({ id, day }) => known.days[dayKey(id, day)])
    if (!maySee || !isHere) return null
    const within = days.flatMap(({ id, timeZone, day }) => {
      const { from, to } = rangeOf(day, timeZone)
      return [...known.all.values()].filter(
        one => one.locationId === id && one.endsAt > from && one.startsAt < to
      )
    })
    const taking = within
      .filter(one => one.status !== 'cancelled' && one.status !== 'no-show')
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    const moment = new Date(now).toISOString()
    return {
      visits: taking,
      unconfirmed: taking.filter(one => one.status === 'booked' && one.startsAt > moment),
      timeZone: locations[0]?.timeZone ?? business.timeZone
    }
  }, [known.all, known.days, days, maySee, now, locations, business.timeZone])
}
