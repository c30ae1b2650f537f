import { useState } from 'react'
import {
  type Appointment,
  bookAppointment,
  changeAppointment,
  type Confirmation,
  type ConfirmBy
} from '@parlor/contract/appointments.ts'
import { newId } from '@parlor/contract/ids.ts'
import { call, Refused } from '../call.ts'
import { type Fault, faultOf } from '../sync/fault.ts'
import { useVisits } from '../sync/use-visits.ts'
import type { VisitDraft, VisitFields } from './visit-draft.ts'

/** Why it is not saved, and what one can do about it. */
export type Clash = {
  kind: 'overlapping' | 'changed-meanwhile'
  words: string
  now: Appointment | null
}
export type Saved = { appointment: Appointment; confirmation: Confirmation | null }

/** Saves a form once at a time. What a colleague did meanwhile stays; a clash is said. */
export function useSave() {
  const [, visits] = useVisits()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const [clash, setClash] = useState<Clash | null>(null)
  const [newIds, renew] = useState(() => ({ appointmentId: newId(), messageId: newId() }))

  async function attempt(act: () => Promise<Saved>): Promise<Saved | null> {
    if (isBusy) return null
    setBusy(true)
    setFault(null)
    setClash(null)
    try {
      const saved = await act()
      visits.put(saved.appointment)
      renew({ appointmentId: newId(), messageId: newId() })
      return saved
    } catch (error) {
      const found = clashOf(error)
      if (found?.now) visits.put(found.now)
      if (found) setClash(found)
      else setFault(faultOf(error))
      return null
    } finally {
      setBusy(false)
    }
  }

  const change = (
    one: Appointment,
    draft: VisitDraft,
    startsAt: string,
    evenIfOverlapping: boolean
  ) =>
    attempt(async () => {
      const { client, day, time, second, ...rest } = draft.fields
      const isMoved = day !== undefined || time !== undefined || second !== undefined
      const given = {
        ...rest,
        ...(client !== undefined && { clientId: client?.id ?? null }),
        ...(isMoved && { startsAt })
      }
      const { appointment } = await call(changeAppointment, {
        ...{ id: one.id, version: draft.version, ...given, evenIfOverlapping }
      })
      return { appointment, confirmation: null }
    })

  const book = (
    fields: VisitFields,
    startsAt: string,
    how: { evenIfOverlapping: boolean; confirmBy: ConfirmBy }
  ) =>
    attempt(() =>
      call(bookAppointment, {
        ...newIds,
        ...how,
        ...{ clientId: fields.client?.id ?? null, serviceId: fields.serviceId, startsAt },
        ...{ staffId: fields.staffId, locationId: fields.locationId, minutes: fields.minutes },
        ...{ phone: fields.phone, note: fields.note }
      })
    )

  const clear = () => {
    setFault(null)
    setClash(null)
  }
  return { change, book, isBusy, fault, clash, clear }
}

function clashOf(error: unknown): Clash | null {
  if (!(error instanceof Refused)) return null
  const { code, details, detail } = error.problem
  if (code !== 'overlapping' && code !== 'changed-meanwhile') return null
  const now = (details?.['appointment'] as Appointment | undefined) ?? null
  return { kind: code, words: detail, now: code === 'changed-meanwhile' ? now : null }
}
