import type { Appointment, AppointmentStatus } from '@parlor/contract/appointments.ts'
import { useFollow } from '../inbox/nav.tsx'
import { toneOf } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import { useColleagues } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Chip, type ChipTone } from '../ui/chip.tsx'
import type { IconShape } from '../ui/icon.tsx'
import { Ban, Check, X } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { clientWords } from '../words/en-clients.ts'
import { scheduleWords } from '../words/en-schedule.ts'
import { timesIn } from '../words/times.ts'
import { spanWords, useVisitWords } from './visit-words.ts'
import css from './visits.module.css'

const t = clientWords.card

/** A visit as a card: when, what with whom, and how it stands. The whole card opens it. */
export function VisitCard({ one }: { one: Appointment }) {
  const words = useVisitWords()
  const staff = useColleagues().get(one.staffId)
  const follow = useFollow()
  const nowMs = useMinute()
  const timeZone = words.zoneOf(one.locationId)
  const times = timesIn(timeZone)
  const isToday = times.dayKey(one.startsAt) === times.dayKey(new Date(nowMs).toISOString())
  const day = isToday ? t.today : times.date(one.startsAt, nowMs)
  const href = paths.appointment(one.id)
  return (
    <div className={css.visit} data-off={one.status === 'cancelled' || undefined}>
      <div className={css.visitWords}>
        <a href={href} className={css.visitWhen} onClick={follow(href)}>
          {t.visitWhen(day, spanWords(timeZone, one))}
        </a>
        <span className={css.visitWhat}>{words.what(one)}</span>
        <span>
          <StatusChip of={one.status} />
        </span>
      </div>
      {staff && <Avatar initials={initialsOf(staff.name)} tone={toneOf(staff.colour)} size={20} />}
    </div>
  )
}

const looks: Record<AppointmentStatus, [ChipTone, IconShape?]> = {
  booked: ['outline'],
  confirmed: ['good', Check],
  arrived: ['good', Check],
  completed: ['neutral', Check],
  cancelled: ['outline', X],
  'no-show': ['stop', Ban]
}

function StatusChip({ of }: { of: AppointmentStatus }) {
  const [tone, icon] = looks[of]
  return (
    <Chip tone={tone} {...(icon && { icon })}>
      {scheduleWords.statuses[of]}
    </Chip>
  )
}
