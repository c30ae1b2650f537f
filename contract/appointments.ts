import * as z from 'zod/mini'
import { ConversationRow, Cursor } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Message } from './messaging.ts'
import { Phone } from './phone.ts'
import { serviceLimits } from './services.ts'
import { Instant } from './time.ts'

export const appointmentLimits = {
  minutesMin: 5,
  minutesMax: serviceLimits.minutesMax,
  noteCharactersMax: 5_000,
  rangeDaysMax: 42, // a month with the weeks around it
  pageRows: 500,
  clientPageRows: 20,
  pageRowsMax: 1_000,
  daysAheadMax: 1_100, // three years
  daysBackMax: 7_400 // twenty
}

/** How a visit stands. */
export const appointmentStatuses = [
  'booked',
  'confirmed',
  'arrived',
  'completed',
  'cancelled',
  'no-show'
] as const
export const AppointmentStatus = z.enum(appointmentStatuses)
export type AppointmentStatus = z.infer<typeof AppointmentStatus>

export const Appointment = z.object({
  id: Id,
  locationId: Id,
  client: z.nullable(z.object({ id: Id, name: z.string() })), // null: nobody who is known here
  serviceId: z.nullable(Id),
  staffId: Id,
  startsAt: Instant,
  endsAt: Instant,
  status: AppointmentStatus,
  phone: z.nullable(Phone), // its own: may be another than the client's, or none
  note: z.string(),
  source: z.enum(['parlor', 'import', 'external']),
  version: z.number(), // each change makes it one more
  changedById: z.nullable(Id),
  changedAt: Instant
})
export type Appointment = z.infer<typeof Appointment>

const when = {
  startsAt: Instant,
  minutes: z
    .int()
    .check(z.minimum(appointmentLimits.minutesMin), z.maximum(appointmentLimits.minutesMax))
}
const what = {
  clientId: z.nullable(Id),
  serviceId: z.nullable(Id),
  staffId: Id,
  locationId: Id,
  phone: z.nullable(z.string().check(z.maxLength(64))), // in any format
  note: z.string().check(z.maxLength(appointmentLimits.noteCharactersMax))
}
const evenIfOverlapping = z.optional(z.boolean()) // else 409 `overlapping` says what is in the way

export const ConfirmBy = z.enum(['text', 'email', 'none'])
export type ConfirmBy = z.infer<typeof ConfirmBy>

/** What became of what confirms: it is on its way, or why it is not. An e-mail is no message; it
 * stands in the client's history. */
export const Confirmation = z.object({
  message: z.nullable(Message),
  problem: z.nullable(z.string())
})
export type Confirmation = z.infer<typeof Confirmation>

const PageLimit = z.coerce
  .number()
  .check(z.int(), z.minimum(1), z.maximum(appointmentLimits.pageRowsMax))

export const listAppointments = endpoint('GET', '/appointments', {
  may: 'appointments.view',
  summary:
    'The visits of a stretch of time, earliest first, with the open conversations of their phones',
  input: z.object({
    from: z.optional(Instant), // else now
    to: z.optional(Instant), // at most `rangeDaysMax` days later; else one day
    locationId: z.optional(Id),
    staffId: z.optional(Id),
    serviceId: z.optional(Id),
    cursor: z.optional(Cursor), // `next` of the page before
    limit: z.optional(PageLimit)
  }),
  reply: z.object({
    seq: z.number(),
    appointments: z.array(Appointment),
    conversations: z.array(ConversationRow), // open, and in my sight
    next: z.nullable(z.string())
  })
})

export const getAppointment = endpoint('GET', '/appointments/:id', {
  may: 'appointments.view',
  summary: 'One visit, the conversation with its phone, and why that cannot be texted',
  input: z.object({ id: Id }),
  reply: z.object({
    seq: z.number(),
    appointment: Appointment,
    conversation: z.nullable(ConversationRow), // the latest with the phone of this visit
    problem: z.nullable(z.string()) // why its phone cannot be texted
  })
})

export const bookAppointment = endpoint('POST', '/appointments', {
  may: 'appointments.manage',
  summary: 'Book a visit. Who books names it: the same id again is the same visit',
  input: z.object({
    appointmentId: Id,
    ...what,
    ...when,
    minutes: z.optional(when.minutes), // else as long as the service takes
    phone: z.optional(what.phone), // else the client's own
    note: z._default(what.note, ''),
    evenIfOverlapping,
    confirmBy: z._default(ConfirmBy, 'none'),
    messageId: z.optional(Id) // of the text or e-mail that confirms
  }),
  reply: z.object({ appointment: Appointment, confirmation: z.nullable(Confirmation) }),
  status: 201
})

export const previewConfirmation = endpoint('POST', '/confirmation-preview', {
  may: 'appointments.manage',
  summary:
    'What would confirm a visit that is not booked yet, by which way, and why not by another',
  input: z.object({
    ...what,
    startsAt: when.startsAt,
    phone: what.phone
  }),
  reply: z.object({
    usual: ConfirmBy, // as the client prefers, where it can be
    subject: z.string(), // of the e-mail
    body: z.string(),
    email: z.nullable(z.string()), // where the e-mail would go
    problems: z.object({ text: z.nullable(z.string()), email: z.nullable(z.string()) })
  })
})

export const changeAppointment = endpoint('PATCH', '/appointments/:id', {
  may: 'appointments.manage',
  summary:
    'Move or change a visit. What somebody else changed since `version` is kept; the same field twice is 409 `changed-meanwhile`',
  input: z.object({
    id: Id,
    version: z.int().check(z.minimum(1)),
    ...{ startsAt: z.optional(when.startsAt), minutes: z.optional(when.minutes) },
    ...{ clientId: z.optional(what.clientId), serviceId: z.optional(what.serviceId) },
    ...{ staffId: z.optional(what.staffId), locationId: z.optional(what.locationId) },
    ...{ phone: z.optional(what.phone), note: z.optional(what.note) },
    evenIfOverlapping
  }),
  reply: z.object({ appointment: Appointment })
})

export const setAppointmentStatus = endpoint('PUT', '/appointments/:id/status', {
  may: 'appointments.manage',
  summary: 'Confirm, cancel or take up a visit, or say how it ended',
  input: z.object({ id: Id, status: AppointmentStatus, evenIfOverlapping }),
  reply: z.object({ appointment: Appointment })
})

export const textConfirmation = endpoint('POST', '/appointments/:id/confirmation-text', {
  may: 'messages.send',
  summary: 'Text the phone of a visit what is booked, at once',
  input: z.object({ id: Id, messageId: Id }),
  reply: z.object({ message: Message, conversation: ConversationRow }),
  status: 201
})

export const listClientAppointments = endpoint('GET', '/clients/:id/appointments', {
  may: 'appointments.view',
  summary:
    'The visits of a client, latest first; the coming one, the last and the counts with the first page',
  input: z.object({ id: Id, before: z.optional(Cursor), limit: z.optional(PageLimit) }),
  reply: z.object({
    seq: z.number(),
    coming: z.nullable(Appointment),
    last: z.nullable(Appointment),
    counts: z.nullable(z.object({ kept: z.number(), moved: z.number(), missed: z.number() })),
    appointments: z.array(Appointment),
    next: z.nullable(z.string())
  })
})

export const confirmationText = {
  charactersMax: 600,
  usual:
    'Hi {{client_first_name}}, your {{service}} with {{staff_first_name}} is booked for {{day}} at {{time}}. {{business_name}}'
}

export const getConfirmationText = endpoint('GET', '/confirmation-text', {
  may: 'appointments.view',
  summary: 'The words that confirm a visit, with merge fields',
  input: z.object({}),
  reply: z.object({ body: z.string() })
})

export const setConfirmationText = endpoint('PUT', '/confirmation-text', {
  may: 'settings.change',
  summary: 'Other words for the text that confirms a visit',
  input: z.object({
    body: z.string().check(z.minLength(1), z.maxLength(confirmationText.charactersMax))
  }),
  reply: z.object({ body: z.string() })
})

/** Whoever was cancelled or did not come takes no time of anybody. */
export function takesTime({ status }: Pick<Appointment, 'status'>): boolean {
  return status !== 'cancelled' && status !== 'no-show'
}

export const isOver = ({ endsAt }: Pick<Appointment, 'endsAt'>, now: Instant) => endsAt <= now

/** Why nothing of a visit can be changed here, or null. */
export function whyNotChangeAppointment({ source }: Pick<Appointment, 'source'>): string | null {
  if (source !== 'external') return null
  return 'Another calendar keeps this appointment. Change it there.'
}

/** Why a visit cannot come to stand so, or null. */
export function whyNotStatus(
  appointment: Pick<Appointment, 'startsAt' | 'source'>,
  status: AppointmentStatus,
  now: Instant
): string | null {
  const isEnd = status === 'completed' || status === 'no-show'
  if (isEnd && Date.parse(appointment.startsAt) > Date.parse(now)) {
    return 'This appointment has not begun yet.'
  }
  return whyNotChangeAppointment(appointment)
}
