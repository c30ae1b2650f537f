import type { Appointment } from '@parlor/contract/appointments.ts'
import { CouldNotLoad } from '../settings/section-frame.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { Calendar } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { clientWords } from '../words/en-clients.ts'
import { VisitCard } from './next-visit.tsx'
import type { ClientVisits } from './use-client-visits.ts'
import css from './visits.module.css'

const t = clientWords.card

/** What is to come, soonest first, and what was, latest first. */
export function VisitsTab({ visits }: { visits: ClientVisits }) {
  const nowMs = useMinute()
  const { page, trouble, isBusy } = visits
  if (!page) return trouble && <CouldNotLoad trouble={trouble} again={visits.again} />
  const isComing = (one: Appointment) => Date.parse(one.startsAt) > nowMs
  const coming = page.appointments.filter(isComing).toReversed()
  const been = page.appointments.filter(one => !isComing(one))
  if (page.appointments.length === 0) {
    return (
      <State icon={Calendar} title={t.noVisits}>
        {t.noVisitsHelp}
      </State>
    )
  }
  return (
    <>
      <Visits title={t.coming} visits={coming} none={t.noneComing} />
      {been.length > 0 && <Visits title={t.been} visits={been} none="" />}
      {page.next && (
        <div className={css.earlier}>
          <Button isBusy={isBusy} onPress={() => void visits.more()}>
            {t.earlierVisits}
          </Button>
        </div>
      )}
    </>
  )
}

function Visits(props: { title: string; visits: readonly Appointment[]; none: string }) {
  const { title, visits, none } = props
  return (
    <section aria-label={title} className={css.visits}>
      <h2 className={css.title}>{title}</h2>
      {visits.length === 0 && <p className={css.none}>{none}</p>}
      {visits.length > 0 && (
        <ul className={css.list}>
          {visits.map(one => (
            <li key={one.id}>
              <VisitCard one={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
