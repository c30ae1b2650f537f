import type { TimeOfDay } from '@parlor/contract/hours.ts'
import { hoursWords as t } from '../words/en-hours.ts'
import css from './hours.module.css'
import { minutesOf, timeOf } from './week-draft.ts'

const stepMinutes = 30
const starts = Array.from({ length: 48 }, (_, at) => timeOf(at * stepMinutes))
const ends = [...starts.slice(1), '24:00']
const clock = new Intl.DateTimeFormat(undefined, {
  ...{ hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }
})

/** 9:00 AM, in the reader's own way; the end of the day is midnight. */
export function showTime(time: TimeOfDay): string {
  return time === '24:00' ? t.midnight : clock.format(minutesOf(time) * 60_000)
}

type TimeSelectProps = {
  label: string
  value: TimeOfDay
  isEnd?: boolean
  onChange: (time: TimeOfDay) => void
}

/** By half hours; another time that was set stays among them. */
export function TimeSelect({ label, value, isEnd = false, onChange }: TimeSelectProps) {
  const usual = isEnd ? ends : starts
  const times = usual.includes(value) ? usual : [...usual, value].sort()
  return (
    <select
      className={css.time}
      aria-label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
    >
      {times.map(each => (
        <option key={each} value={each}>
          {showTime(each)}
        </option>
      ))}
    </select>
  )
}
