import {
  bookAppointment,
  changeAppointment,
  getAppointment,
  getConfirmationText,
  listAppointments,
  listClientAppointments,
  previewConfirmation,
  setAppointmentStatus,
  setConfirmationText,
  textConfirmation
} from '@parlor/contract/appointments.ts'
import { newId } from '@parlor/contract/ids.ts'
import { listServices, saveService } from '@parlor/contract/services.ts'
import { eventCounter } from '../platform/events.ts'
import { notFound } from '../platform/errors.ts'
import { type Route, route } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { findVisible } from './appointments.ts'
import { asStored, bookAppointment as book } from './book-appointment.ts'
import { changeAppointment as change, setStatus } from './change-appointment.ts'
import { findConfirmationText } from './confirmation-texts.ts'
import { keepService } from './keep-service.ts'
import { listVisits, listVisitsOf, openVisit } from './look.ts'
import { previewFor } from './preview-confirmation.ts'
import { listServiceRows } from './services.ts'
import { asSent } from './tell-visit.ts'
import { confirmByText, keepConfirmationText } from './text-confirmation.ts'

/** Every reply that live updates go on from carries the number read before its rows. */
export function appointmentRoutes(wake: (businessId: string) => void, platform: Platform): Route[] {
  return [
    route(listAppointments, async (tx, asked, caller) => {
      const [{ last: seq }, list] = await Promise.all([
        eventCounter(tx),
        listVisits(tx, asked, caller as StaffCaller)
      ])
      return { seq, ...list }
    }),
    route(getAppointment, async (tx, { id }, caller) => {
      const [{ last: seq }, one] = await Promise.all([
        eventCounter(tx),
        openVisit(tx, id, caller as StaffCaller)
      ])
      return { seq, ...one }
    }),
    route(bookAppointment, async (tx, input, caller) => {
      const booked = await book(tx, input, { me: caller as StaffCaller, mail: platform.mail })
      if (booked.confirmation?.message) tx.afterCommit(() => wake(tx.businessId))
      return booked
    }),
    route(previewConfirmation, async (tx, given, caller) => {
      const me = caller as StaffCaller
      const one = await asStored(tx, { ...given, appointmentId: newId() }, me)
      return previewFor(tx, asSent(one), { me, mail: platform.mail })
    }),
    route(changeAppointment, async (tx, input, caller) => ({
      appointment: await change(tx, input, caller as StaffCaller)
    })),
    route(setAppointmentStatus, async (tx, input, caller) => ({
      appointment: await setStatus(tx, input, caller as StaffCaller)
    })),
    route(textConfirmation, async (tx, { id, messageId }, caller) => {
      const appointment = await findVisible(tx, caller, id)
      if (!appointment) throw notFound('appointment')
      const sent = await confirmByText(tx, appointment, messageId, caller as StaffCaller)
      tx.afterCommit(() => wake(tx.businessId))
      return sent
    }),
    route(listClientAppointments, async (tx, asked, caller) => {
      const [{ last: seq }, list] = await Promise.all([
        eventCounter(tx),
        listVisitsOf(tx, asked, caller as StaffCaller)
      ])
      return { seq, ...list }
    }),
    route(listServices, async tx => ({ services: await listServiceRows(tx) })),
    route(saveService, async (tx, service) => ({ service: await keepService(tx, service) })),
    route(getConfirmationText, async tx => ({ body: await findConfirmationText(tx) })),
    route(setConfirmationText, async (tx, { body }) => {
      await keepConfirmationText(tx, body)
      return { body }
    })
  ]
}
