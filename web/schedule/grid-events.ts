import {
  type Appointment,
  takesTime,
  whyNotChangeAppointment
} from '@parlor/contract/appointments.ts'
import { type Hours, rangesOn } from '@parlor/contract/hours.ts'
import { readWall } from '@parlor/contract/wall-clock.ts'
import type { Calendar } from '@event-calendar/core'
import { type Day, laterDay, wallOf } from '../sync/visit-days.ts'

/** The calendar knows no zones: it is given what the clock on the wall says, and gives that back. */
export type EventInput = Calendar.EventInput

const wallText = (timeZone: string, instant: string) => {
  const { day, time } = wallOf(timeZone, instant)
  return `${day} ${time}:00`
}

type Looks = { tone: 1 | 2 | 3; isOver: boolean; mayMove: boolean }

export function eventOf(one: Appointment, timeZone: string, looks: Looks): EventInput {
  const start = wallText(timeZone, one.startsAt)
  const end = wallText(timeZone, one.endsAt)
  const isFixed = !looks.mayMove || !takesTime(one) || whyNotChangeAppointment(one) !== null
  return {
    id: one.id,
    start,
    // In the hour that autumn repeats it may seem to end before it begins.
    end: end > start ? end : `${start.slice(0, 11)}23:59:00`,
    resourceId: one.staffId,
    editable: !isFixed,
    title: '',
    classNames: ['visit', `tone-${looks.tone}`, `is-${one.status}`, looks.isOver ? 'is-over' : '']
  }
}

/** Hatched: when the location is closed. Without hours nobody has said so yet. */
export function closedOn(day: Day, hours: Hours | undefined, staffIds: string[]): EventInput[] {
  if (!hours || hours.week.length === 0) return []
  const edges = rangesOn(hours, readWall(day, '00:00')!).flatMap(each => [each.opens, each.closes])
  const times = ['00:00', ...edges, '24:00']
  const gaps: EventInput[] = []
  for (let at = 0; at < times.length; at += 2) {
    const [from, to] = [times[at]!, times[at + 1]!]
    if (from < to)
      gaps.push({ ...ground(day, from, to, staffIds, 'closed'), id: `closed ${day} ${from}` })
  }
  return gaps
}

/** A line across all columns. */
export function nowLine(timeZone: string, instant: string, staffIds: string[]): EventInput {
  const { day, time } = wallOf(timeZone, instant)
  return { ...ground(day, time, time, staffIds, 'now'), id: 'now' }
}

function ground(day: Day, from: string, to: string, staffIds: string[], looks: string): EventInput {
  const end = to === '24:00' ? `${laterDay(day, 1)} 00:00:00` : `${day} ${to}:00`
  return {
    start: `${day} ${from}:00`,
    end: from === to ? `${day} ${to}:59` : end,
    display: 'background',
    resourceIds: staffIds,
    classNames: [looks]
  }
}

/** From when to when the grid goes: the open hours and all visits, with an hour around. */
export function slotRange(
  visits: readonly Appointment[],
  days: readonly Day[],
  { timeZone, hours }: { timeZone: string; hours: Hours | undefined }
): { from: string; to: string } {
  const open = hours?.week.flatMap(each => [hourOf(each.opens), hourOf(each.closes)]) ?? []
  const busy = visits.flatMap(one => {
    const [start, end] = [wallOf(timeZone, one.startsAt), wallOf(timeZone, one.endsAt)]
    return [
      days.includes(start.day) ? hourOf(start.time) : 0,
      end.day === start.day ? hourOf(end.time) + 1 : 24
    ]
  })
  const all = [...(open.length > 0 ? open : [9, 18]), ...busy]
  const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return {
    from: two(Math.max(0, Math.min(...all) - 1)),
    to: two(Math.min(24, Math.max(...all) + 1))
  }
}

const hourOf = (time: string) => Number(time.slice(0, 2))
