import { useEffect, useState } from 'react'
import { type Appointment, getAppointment } from '@parlor/contract/appointments.ts'
import { call } from '../call.ts'
import { putRows } from '../sync/known.ts'
import { type Trouble, troubleOf } from '../sync/store.ts'
import { useApp } from '../sync/use-app.tsx'
import { useVisits } from '../sync/use-visits.ts'

type Opened = { id: string; phone: string | null; problem: string | null }

/** One visit, live; why its phone cannot be texted is asked again when it is another phone. */
export function useVisit(id: string | null) {
  const app = useApp()
  const [known, visits] = useVisits()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [tries, setTries] = useState(0)
  const one: Appointment | null = (id && known.all.get(id)) || null
  const isRead = opened?.id === id && one !== null && opened.phone === one.phone
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    if (!id || isRead) return
    const leaving = new AbortController()
    call(getAppointment, { id }, leaving.signal).then(
      ({ appointment, conversation, problem, seq }) => {
        if (conversation) {
          app.store.change(all => ({ known: putRows(all.known, [conversation], seq) }))
        }
        visits.put(appointment)
        setOpened({ id, phone: appointment.phone, problem })
        setTrouble(null)
      },
      error => {
        if (!leaving.signal.aborted) setTrouble(troubleOf(error))
      }
    )
    return () => leaving.abort()
  }, [id, isRead, app, visits, tries])
  const problem = opened?.id === id ? opened.problem : null
  return { one, problem, trouble, again: () => setTries(before => before + 1) }
}
