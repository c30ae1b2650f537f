import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Service } from '@parlor/contract/services.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { remembered } from '../remembered.ts'
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

/** Each visit's words, made once: a visit that changes is another one. */
export function wordsWith(known: With): (one: Appointment) => VisitWords {
  const made = new WeakMap<Appointment, VisitWords>()
  return one => {
    const words = made.get(one) ?? wordsOf(one, known)
    made.set(one, words)
    return words
  }
}

function wordsOf(one: Appointment, { services, staff, timeZone }: With): VisitWords {
  return {
    ...timesOf(timeZone)(`${one.startsAt} ${one.endsAt}`),
    who: one.client?.name ?? t.walkIn,
    what: services?.find(each => each.id === one.serviceId)?.name ?? titleOf(one) ?? t.anyService,
    whom: t.with(staff.get(one.staffId)?.name ?? t.somebody),
    status: t.statuses[one.status]
  }
}

/** What another calendar called it, where we know no service for it. */
function titleOf({ source, note }: Appointment): string | null {
  return (source === 'import' && note.split('\n')[0]) || null
}

type Told = Pick<VisitWords, 'day' | 'from' | 'to' | 'span'>
const told = new Map<string, (fromTo: string) => Told>()

/** Many begin and end at the same time. */
function timesOf(timeZone: string): (fromTo: string) => Told {
  const known = told.get(timeZone) ?? timesBy(timeZone)
  told.set(timeZone, known)
  return known
}

function timesBy(timeZone: string): (fromTo: string) => Told {
  const times = timesIn(timeZone)
  const how = { timeZone, hour: 'numeric', minute: '2-digit' } as const
  const span = new Intl.DateTimeFormat(undefined, how) // 11:00 – 11:45 AM
  return remembered(fromTo => {
    const [from, to] = fromTo.split(' ') as [string, string]
    const [start, end] = [Date.parse(from), Date.parse(to)]
    return {
      ...{ day: times.date(from, start), from: times.clock(from), to: times.clock(to) },
      span: span.formatRange(start, end)
    }
  })
}

/** A visit as it is said to those who listen: what is to be seen first, as whoever says it to the computer
 * reads it there, and then the rest. */
export function saidOf(words: VisitWords, seen: readonly string[], talk?: number): string {
  const { who, what, day, span, whom, status } = words
  const chat = talk === undefined ? [] : [t.chat(talk)]
  return [...new Set([...seen, who, ...chat, what, whom, day, span, status])].join(', ')
}
