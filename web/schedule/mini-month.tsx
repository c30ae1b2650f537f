import { useState } from 'react'
import { type Day, laterMonth, monthOf } from '../sync/visit-days.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronLeft, ChevronRight } from '../ui/icons.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import css from './side.module.css'

type MiniMonthProps = { day: Day; today: Day; onDay: (day: Day) => void }

const utc = { timeZone: 'UTC' } as const
const monthName = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', ...utc })
const letter = new Intl.DateTimeFormat(undefined, { weekday: 'narrow', ...utc })
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', ...utc })
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`)

/** A month to jump in; the day that is shown is filled, today is bold. */
export function MiniMonth({ day, today, onDay }: MiniMonthProps) {
  const [looked, look] = useState({ day, month: day })
  const month = looked.day === day ? looked.month : day
  const weeks = monthOf(month)
  const turn = (months: number) => look({ day, month: laterMonth(month, months) })
  return (
    <section className={css.month} aria-label={t.month}>
      <header className={css.monthHead}>
        <h2 className={css.monthName}>{monthName.format(at(month))}</h2>
        <IconButton icon={ChevronLeft} size="s" label={t.monthBefore} onPress={() => turn(-1)} />
        <IconButton icon={ChevronRight} size="s" label={t.monthAfter} onPress={() => turn(1)} />
      </header>
      <div className={css.days}>
        {weeks[0]!.map(each => (
          <span key={each} className={css.letter} aria-hidden>
            {letter.format(at(each))}
          </span>
        ))}
        {weeks.flat().map(each => (
          <button
            key={each}
            type="button"
            className={css.day}
            data-other={each.slice(0, 7) === month.slice(0, 7) ? undefined : true}
            data-today={each === today || undefined}
            aria-label={whole.format(at(each))}
            aria-pressed={each === day}
            onClick={() => onDay(each)}
          >
            {Number(each.slice(8))}
          </button>
        ))}
      </div>
    </section>
  )
}
