import type { Appointment } from '@parlor/contract/appointments.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useVisits } from '../sync/use-visits.ts'
import { scheduleWords } from '../words/en-schedule.ts'
import { usualLocale } from '../words/times.ts'

/** When a visit is, by the clock of its location, and what with whom. */
export function useVisitWords() {
  const { session } = useScreen()
  const [{ services }] = useVisits()
  const colleagues = useColleagues()
  return {
    zoneOf(locationId: string): string {
      const place = session.locations.find(({ id }) => id === locationId)
      return place?.timeZone ?? session.business.timeZone
    },
    what(one: Appointment): string {
      const service = services?.find(({ id }) => id === one.serviceId)?.name
      const staff = colleagues.get(one.staffId)?.name.split(' ')[0]
      const what = service ?? scheduleWords.anyService
      return staff ? `${what} ${scheduleWords.with(staff)}` : what
    }
  }
}

/** "4:30 – 6:45 PM". */
export function spanWords(timeZone: string, { startsAt, endsAt }: Appointment): string {
  return new Intl.DateTimeFormat(usualLocale(), {
    ...{ timeZone, hour: 'numeric', minute: '2-digit' }
  }).formatRange(Date.parse(startsAt), Date.parse(endsAt))
}
