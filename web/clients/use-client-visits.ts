import { useEffect, useRef, useState } from 'react'
import { type Appointment, listClientAppointments } from '@parlor/contract/appointments.ts'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import { call } from '../call.ts'
import { type Trouble, troubleOf } from '../sync/store.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'

type Page = Pick<
  ReplyOf<typeof listClientAppointments>,
  'coming' | 'counts' | 'appointments' | 'next'
>
type Known = { of: string; page: Page | null; isBusy: boolean; trouble: Trouble | null }

/** The visits of one client: the next, how many were kept, and all, latest first. Read anew when one of
 * them changes: which comes next then, the server knows. Null: one may not see them. */
export function useClientVisits(clientId: string) {
  const app = useApp()
  const { session, live } = useScreen()
  const maySee = session.permissions.includes('appointments.view')
  const [known, put] = useState<Known>(nothing(clientId))
  const [tries, setTries] = useState(0)
  const current = useRef(clientId)
  current.current = clientId
  const { page } = known.of === clientId ? known : nothing(clientId)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after a change, or a gap
  useEffect(() => {
    if (!maySee) return
    const leaving = new AbortController()
    call(listClientAppointments, { id: clientId }, leaving.signal).then(
      page => put({ of: clientId, page, isBusy: false, trouble: null }),
      error => {
        if (leaving.signal.aborted) return
        put(was => ({ ...was, of: clientId, isBusy: false, trouble: troubleOf(error) }))
      }
    )
    return () => leaving.abort()
  }, [clientId, tries, live === 'live', maySee])

  useEffect(
    () =>
      app.hear(events => {
        const isShown = (id: string) => page?.appointments.some(each => each.id === id) ?? false
        const isOurs = events.some(({ event }) =>
          event.type === 'appointment.changed'
            ? event.appointment.client?.id === clientId || isShown(event.appointment.id)
            : event.type === 'appointment.removed' && isShown(event.appointmentId)
        )
        if (isOurs) setTries(before => before + 1)
      }),
    [app, clientId, page]
  )

  async function more() {
    if (!page?.next || known.isBusy) return
    put(was => ({ ...was, isBusy: true }))
    try {
      const earlier = await call(listClientAppointments, { id: clientId, before: page.next })
      if (current.current !== clientId) return
      put(was => ({ ...was, isBusy: false, page: was.page && joined(was.page, earlier) }))
    } catch (error) {
      put(was => ({ ...was, isBusy: false, trouble: troubleOf(error) }))
    }
  }

  if (!maySee) return null
  return { ...known, page, more, again: () => setTries(before => before + 1) }
}
export type ClientVisits = NonNullable<ReturnType<typeof useClientVisits>>

const nothing = (of: string): Known => ({ of, page: null, isBusy: false, trouble: null })

function joined(page: Page, earlier: { appointments: Appointment[]; next: string | null }): Page {
  return {
    ...page,
    appointments: [...page.appointments, ...earlier.appointments],
    next: earlier.next
  }
}
