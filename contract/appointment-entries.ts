import * as z from 'zod/mini'
import { Id } from './ids.ts'
import { Instant } from './time.ts'

/** What happened to a visit, as its client's history tells it. */
export const AppointmentEntry = z.object({
  id: Id,
  appointmentId: Id,
  clientId: Id, // who had the visit then
  kind: z.enum(['booked', 'moved', 'confirmed', 'cancelled', 'kept', 'missed']),
  what: z.string(), // "Balayage with Zoe"
  startsAt: Instant, // when it was to be from then on
  byId: z.nullable(Id),
  at: Instant
})
export type AppointmentEntry = z.infer<typeof AppointmentEntry>
