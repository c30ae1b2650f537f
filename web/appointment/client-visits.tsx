import { useEffect, useState } from 'react'
import { type Appointment, listClientAppointments } from '@parlor/contract/appointments.ts'
import { useFollow } from '../inbox/nav.tsx'
import { call } from '../call.ts'
import { paths } from '../paths.ts'
import { useApp, useColleagues, useScreen } from '../sync/use-app.tsx'
import { useVisits } from '../sync/use-visits.ts'
import { scheduleWords } from '../words/en-schedule.ts'
import { visitWords as t } from '../words/en-visit.ts'
import { timesIn } from '../words/times.ts'
import css from './client-visits.module.css'

export type ClientVisitsProps = { clientId: string }
type Ends = { coming: Appointment | null; last: Appointment | null }

/** When somebody comes next, and when they were last here; beside their conversation, live. */
export function ClientVisits({ clientId }: ClientVisitsProps) {
  const { session } = useScreen()
  const [, visits] = useVisits()
  const maySee = session.permissions.includes('appointments.view')
  const ends = useEnds(maySee ? clientId : null)
  useEffect(() => {
    if (maySee) visits.openHouse(null)
  }, [visits, maySee])
  if (!ends) return null
  return (
    <dl className={css.visits}>
      <End word={t.coming} one={ends.coming} />
      <End word={t.last} one={ends.last} />
    </dl>
  )
}

function End({ word, one }: { word: string; one: Appointment | null }) {
  const { session } = useScreen()
  const [{ services }] = useVisits()
  const staff = useColleagues().get(one?.staffId ?? '')
  const follow = useFollow()
  if (!one) return null
  const place = session.locations.find(({ id }) => id === one.locationId)
  const when = timesIn(place?.timeZone ?? session.business.timeZone).moment(one.startsAt)
  const what = services?.find(({ id }) => id === one.serviceId)?.name ?? scheduleWords.anyService
  const href = paths.appointment(one.id)
  return (
    <div className={css.visit}>
      <dt>{word}</dt>
      <dd>
        <a href={href} className={css.when} onClick={follow(href)}>
          {when}
        </a>
        <span>{staff ? `${what} ${scheduleWords.with(staff.name)}` : what}</span>
        <span className={css.status}>{scheduleWords.statuses[one.status]}</span>
      </dd>
    </div>
  )
}

/** Read anew whenever a visit of this client changes. */
function useEnds(clientId: string | null): Ends | null {
  const app = useApp()
  const [ends, put] = useState<(Ends & { of: string }) | null>(null)
  const [changes, count] = useState(0)
  const live = useScreen().live === 'live'
  const shownIds = [ends?.coming?.id, ends?.last?.id].join()
  useEffect(
    () =>
      app.hear(events => {
        const isOurs = events.some(({ event }) =>
          event.type === 'appointment.changed'
            ? event.appointment.client?.id === clientId || shownIds.includes(event.appointment.id)
            : event.type === 'appointment.removed' && shownIds.includes(event.appointmentId)
        )
        if (isOurs) count(before => before + 1)
      }),
    [app, clientId, shownIds]
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after a change, or a gap
  useEffect(() => {
    if (!clientId) return
    const leaving = new AbortController()
    call(listClientAppointments, { id: clientId, limit: 1 }, leaving.signal).then(
      ({ coming, last }) => put({ coming, last, of: clientId }),
      () => {} // The panel says all else.
    )
    return () => leaving.abort()
  }, [clientId, changes, live])
  return ends?.of === clientId ? ends : null
}
