import {
  type Appointment,
  appointmentStatuses,
  setAppointmentStatus,
  whyNotStatus
} from '@parlor/contract/appointments.ts'
import { call } from '../call.ts'
import { nowInstant } from '../clock.ts'
import { faultOf } from '../sync/fault.ts'
import { statusIcons } from '../schedule/status-icons.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { useVisits } from '../sync/use-visits.ts'
import { Button } from '../ui/button.tsx'
import { Count } from '../ui/count.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { CalendarCheck, ChevronLeft } from '../ui/icons.ts'
import { MenuButton } from '../ui/menu.tsx'
import { PaneHeader } from '../ui/pane.tsx'
import { showToast } from '../ui/toasts.ts'
import { scheduleWords } from '../words/en-schedule.ts'
import { visitWords as t } from '../words/en-visit.ts'
import { timesIn } from '../words/times.ts'
import css from './visit.module.css'

type VisitHeadProps = {
  one: Appointment | null
  timeZone: string
  whyNot: string | null // nothing may be changed here
  onText: (() => void) | null
  textWhyNot: string | null
  unanswered: number
  shown: 'details' | 'chat'
  show: (part: 'details' | 'chat') => void
  back: () => void
}

/** Who and when, how it stands, and on the phone which half is shown. */
export function VisitHead(props: VisitHeadProps) {
  const { one, timeZone, whyNot, onText, textWhyNot, unanswered, shown, show, back } = props
  const { session } = useScreen()
  const isPhone = useLayout() === 'phone'
  const times = timesIn(timeZone)
  const place = session.locations.find(each => each.id === one?.locationId)?.name ?? ''
  const who = one?.client?.name ?? scheduleWords.walkIn
  return (
    <>
      <PaneHeader
        size="name"
        title={one ? <bdi>{t.at(who, times.clock(one.startsAt))}</bdi> : t.newTitle}
        under={one && t.under(times.date(one.startsAt, Date.parse(one.startsAt)), place)}
        before={<IconButton icon={ChevronLeft} label={t.back} onPress={back} />}
        actions={
          <>
            {one && onText && !isPhone && (
              <Button icon={CalendarCheck} onPress={onText} disabledBecause={textWhyNot}>
                {t.textConfirmation}
              </Button>
            )}
            {one && onText && isPhone && (
              <IconButton
                icon={CalendarCheck}
                label={t.textConfirmation}
                onPress={onText}
                disabledBecause={textWhyNot}
              />
            )}
            {one && <StatusMenu one={one} why={whyNot} />}
          </>
        }
      />
      <div className={css.halves}>
        {(['details', 'chat'] as const).map(part => (
          <button
            key={part}
            type="button"
            className={css.half}
            aria-pressed={part === shown}
            onClick={() => show(part)}
          >
            {t[part]}
            {part === 'chat' && unanswered > 0 && (
              <>
                {' '}
                <Count value={unanswered} />
              </>
            )}
          </button>
        ))}
      </div>
    </>
  )
}

/** Confirmed, arrived, cancelled: at once, without saving. */
function StatusMenu({ one, why }: { one: Appointment; why: string | null }) {
  const [, visits] = useVisits()
  async function put(status: Appointment['status'], evenIfOverlapping = false) {
    try {
      const asked = { id: one.id, status, evenIfOverlapping }
      visits.put((await call(setAppointmentStatus, asked)).appointment)
    } catch (error) {
      const { words, code } = faultOf(error)
      const isOverlap = code === 'overlapping'
      showToast({
        words,
        ...(isOverlap && { undoLabel: t.anyway, onUndo: () => void put(status, true) })
      })
    }
  }
  return (
    <MenuButton
      menuLabel={t.status}
      icon={statusIcons[one.status]}
      disabledBecause={why}
      entries={appointmentStatuses.map(status => ({
        id: status,
        label: scheduleWords.statuses[status],
        isChecked: status === one.status,
        disabledBecause: whyNotStatus(one, status, nowInstant()),
        tone: status === 'cancelled' ? ('danger' as const) : ('plain' as const),
        onAction: () => void put(status)
      }))}
    >
      {scheduleWords.statuses[one.status]}
    </MenuButton>
  )
}
