import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Service } from '@parlor/contract/services.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import { timesIn } from '../words/times.ts'

export type VisitWords = {
  day: string
  who: string
  what: string
  whom: string
  from: string
  to: string
  span: string
  status: string
}

type With = {
  services: readonly Service[] | null
  staff: ReadonlyMap<string, Staff>
  timeZone: string
}

export function wordsOf(one: Appointment, { services, staff, timeZone }: With): VisitWords {
  const times = timesIn(timeZone)
  const [start, end] = [Date.parse(one.startsAt), Date.parse(one.endsAt)]
  return {
    day: times.date(one.startsAt, start),
    who: one.client?.name ?? t.walkIn,
    what: services?.find(each => each.id === one.serviceId)?.name ?? t.anyService,
    whom: t.with(staff.get(one.staffId)?.name ?? t.somebody),
    from: times.clock(one.startsAt),
    to: times.clock(one.endsAt),
    span: spanIn(timeZone).formatRange(start, end),
    status: t.statuses[one.status]
  }
}

const spans = new Map<string, Intl.DateTimeFormat>()

/** 11:00 – 11:45 AM. */
function spanIn(timeZone: string): Intl.DateTimeFormat {
  const how = { timeZone, hour: 'numeric', minute: '2-digit' } as const
  const known = spans.get(timeZone) ?? new Intl.DateTimeFormat(undefined, how)
  spans.set(timeZone, known)
  return known
}
