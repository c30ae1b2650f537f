import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Service } from '@parlor/contract/services.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import { timesIn } from '../words/times.ts'

export type VisitWords = {
  who: string
  what: string
  from: string
  to: string
  span: string
  status: string
  all: string // for those who listen: the day, too
}

type With = {
  services: readonly Service[] | null
  staff: ReadonlyMap<string, Staff>
  timeZone: string
  talk: number | undefined
}

export function wordsOf(one: Appointment, { services, staff, timeZone, talk }: With): VisitWords {
  const times = timesIn(timeZone)
  const service = services?.find(each => each.id === one.serviceId)
  const who = one.client?.name ?? t.walkIn
  const what = service?.name ?? t.anyService
  const [from, to] = [times.clock(one.startsAt), times.clock(one.endsAt)]
  const span = spanIn(timeZone).formatRange(Date.parse(one.startsAt), Date.parse(one.endsAt))
  const status = t.statuses[one.status]
  const whom = t.with(staff.get(one.staffId)?.name ?? t.somebody)
  const day = times.moment(one.startsAt)
  const chat = talk === undefined ? [] : [t.chat(talk)]
  const all = [`${day} – ${to}`, who, what, whom, status, ...chat].join(', ')
  return { who, what, from, to, span, status, all }
}

const spans = new Map<string, Intl.DateTimeFormat>()

/** 11:00 – 11:45 AM. */
function spanIn(timeZone: string): Intl.DateTimeFormat {
  const how = { timeZone, hour: 'numeric', minute: '2-digit' } as const
  const known = spans.get(timeZone) ?? new Intl.DateTimeFormat(undefined, how)
  spans.set(timeZone, known)
  return known
}
