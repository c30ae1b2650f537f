import type { AppointmentStatus } from '@parlor/contract/appointments.ts'
import { newId } from '@parlor/contract/ids.ts'
import { putService } from '../appointments/services.ts'
import { nowMs } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { Server } from '../server.ts'
import { putHours } from '../staff/location-hours.ts'
import type { Made } from './add-business.ts'
import { dayOf } from './moments.ts'
import { addVisits, clientsByName } from './visit-rows.ts'

/** What a demo business does, what its conversations tell of, and who comes besides. */
export type Calendar = {
  desk: string // who books
  missedBy?: string // whose client stayed away three days ago
  hours: { opens: string; closes: string }
  services: [name: string, minutes: number, buffer: number, dollars: number][]
  told: string // a visit a line, as in the salon's
  usualClients: Record<string, string[]> // by staff
  usualHours: Record<string, [time: string, service: string][]>
}
type Visit = {
  day: number // seen from today
  time: string
  client: string
  service: string
  staff: string
  status: string
  note: string
}

const week = { from: -7, to: 13 } // from a week ago to the end of the next
const weekdays = [0, 1, 2, 3, 4, 5, 6]

/** Two weeks: what the conversations tell of, and everybody else's visits around it. */
export async function fillVisits(
  server: Server,
  made: Made,
  timeZone: string,
  calendar: Calendar
): Promise<void> {
  const { db } = server.platform
  const told = readVisits(calendar.told)
  await db.inBusiness(made.businessId, async tx => {
    const services = await addServices(tx, calendar.services)
    const locationId = Object.values(made.locations)[0]!
    const hours = weekdays.map(weekday => ({ weekday, ...calendar.hours }))
    await putHours(tx, locationId, { week: hours, closedDays: [] })
    const clients = await clientsByName(tx)
    const visits = [...told, ...usualVisits(told, calendar)].map(visit => {
      const client = clients.get(visit.client)!
      const { id: serviceId, minutes, bufferMinutes } = services.get(visit.service)!
      const startMs = momentOf(visit, timeZone)
      const [startsAt, endsAt, busyUntil] = [0, minutes, minutes + bufferMinutes].map(more =>
        new Date(startMs + more * 60_000).toISOString()
      )
      return {
        ...{ id: newId(nowMs()), locationId, clientId: client.id, phone: client.phone, serviceId },
        ...{ staffId: made.staff[visit.staff]!, startsAt: startsAt!, endsAt: endsAt! },
        ...{
          busyUntil: busyUntil!,
          status: asItStands(visit, startMs, minutes, calendar),
          note: visit.note
        },
        ...{
          by: made.staff[calendar.desk]!,
          at: new Date(Math.min(startMs, nowMs())).toISOString()
        }
      }
    })
    await addVisits(tx, visits)
  })
}

async function addServices(tx: Tx, all: Calendar['services']) {
  const known = new Map<string, { id: string; minutes: number; bufferMinutes: number }>()
  for (const [place, [name, minutes, bufferMinutes, dollars]] of all.entries()) {
    const id = newId(nowMs())
    known.set(name, { id, minutes, bufferMinutes })
    const looks = { colour: (place % 12) + 1, priceCents: dollars * 100, active: true }
    await putService(tx, { id, name, minutes, bufferMinutes, ...looks })
  }
  return known
}

function readVisits(text: string): Visit[] {
  return text
    .trim()
    .split('\n')
    .map(line => {
      const [when = '', service = '', staff = '', status = '', note = ''] = line
        .split('|')
        .map(part => part.trim())
      const [, day, time, client] = /^([+-]\d+) (\d\d:\d\d) (.+)$/.exec(when)!
      return { day: Number(day), time: time!, client: client!, service, staff, status, note }
    })
}

/** Each day the same hours, with the next in the row; where a conversation tells of a visit, no other. */
function usualVisits(told: Visit[], calendar: Calendar): Visit[] {
  const { usualClients, usualHours, services } = calendar
  const days = Array.from({ length: week.to - week.from + 1 }, (_, at) => week.from + at)
  return days.flatMap(day =>
    Object.entries(usualHours).flatMap(([staff, hours]) =>
      hours.flatMap(([time, service], place) => {
        const names = usualClients[staff]!
        const client = names[((day - week.from) * hours.length + place) % names.length]!
        const visit = { day, time, client, service, staff, status: 'booked', note: '' }
        return told.some(each => overlaps(each, visit, services)) ? [] : [visit]
      })
    )
  )
}

function overlaps(a: Visit, b: Visit, services: Calendar['services']): boolean {
  if (a.day !== b.day || a.staff !== b.staff) return false
  const [from, to] = [a, b].map(visit => {
    const [, minutes, buffer] = services.find(([name]) => name === visit.service)!
    const start = Number(visit.time.slice(0, 2)) * 60 + Number(visit.time.slice(3))
    return { start, end: start + minutes + buffer }
  })
  return from!.start < to!.end && to!.start < from!.end
}

function momentOf({ day, time }: Visit, timeZone: string): number {
  const plainTime = Temporal.PlainTime.from(time)
  return dayOf(nowMs(), timeZone).add({ days: day }).toZonedDateTime({ timeZone, plainTime })
    .epochMilliseconds
}

/** Who was to come and has been is done; who is here now is here. */
function asItStands(
  visit: Visit,
  startMs: number,
  minutes: number,
  { desk, missedBy }: Calendar
): AppointmentStatus {
  const status = visit.status as AppointmentStatus
  if (status === 'cancelled') return status
  const sinceMinutes = (nowMs() - startMs) / 60_000
  if (sinceMinutes > minutes)
    return visit.day === -3 && visit.staff === missedBy ? 'no-show' : 'completed'
  if (sinceMinutes > 0) return 'arrived'
  return visit.day <= 1 && status === 'booked' && visit.staff !== desk ? 'confirmed' : status
}
