import { memo } from 'react'
import type { AppointmentStatus } from '@parlor/contract/appointments.ts'
import css from './visit-card.module.css'

const round = 'M22 12a10 10 0 1 1-20 0a10 10 0 1 1 20 0'
const strokes: Record<AppointmentStatus, string> = {
  booked:
    'M10.1 2.182a10 10 0 0 1 3.8 0M13.9 21.818a10 10 0 0 1-3.8 0M17.609 3.721a10 10 0 0 1 2.69 2.7' +
    'M2.182 13.9a10 10 0 0 1 0-3.8M20.279 17.609a10 10 0 0 1-2.7 2.69M21.818 10.1a10 10 0 0 1 0 3.8' +
    'M3.721 6.391a10 10 0 0 1 2.7-2.69M6.391 20.279a10 10 0 0 1-2.69-2.7',
  confirmed: 'M20 6 9 17l-5-5',
  arrived:
    'M19 9V6a2 2 0 0 0-2-2H7a2 2 0 0 0-2 2v3M3 16a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-5a2 2 0 0 0-4 0' +
    'v1.5a.5.5 0 0 1-.5.5h-9a.5.5 0 0 1-.5-.5V11a2 2 0 0 0-4 0zM5 18v2M19 18v2',
  completed: `${round}m-13 0 2 2 4-4`,
  cancelled: 'M18 6 6 18M6 6l12 12',
  'no-show': `${round}M4.929 4.929 19.07 19.071`
}

/** The icons of `status-icons.ts`, 14 px, each in one stroke: there are hundreds of them in a day, and a
 * page draws one line sooner than eight. */
export const StatusMark = memo(({ of }: { of: AppointmentStatus }) => (
  <svg className={css.mark} viewBox="0 0 24 24" aria-hidden>
    <path d={strokes[of]} />
  </svg>
))
