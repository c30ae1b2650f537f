import { type FormEvent, useId, useState } from 'react'
import { type ClosedDay, hoursLimits } from '@parlor/contract/hours.ts'
import { showTime, TimeSelect } from '../hours/time-select.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Plus, X } from '../ui/icons.ts'
import { Tick } from '../ui/tick.tsx'
import { hoursWords as t } from '../words/en-hours.ts'
import { timesIn } from '../words/times.ts'
import css from './hours-section.module.css'

type ClosedDaysProps = {
  timeZone: string
  closedDays: readonly ClosedDay[]
  onChange: (closedDays: ClosedDay[]) => void
}

const longDay = new Intl.DateTimeFormat(undefined, {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }
})
const showDay = (day: string) => longDay.format(new Date(`${day}T00:00:00Z`))

/** Holidays and other days out of the ordinary. */
export function ClosedDays({ timeZone, closedDays, onChange }: ClosedDaysProps) {
  const nowMs = useMinute()
  const now = timesIn(timeZone).clock(new Date(nowMs).toISOString())
  return (
    <section className={css.side} aria-label={t.closedDays}>
      <p className={css.note}>{t.zone(timeZone.replaceAll('_', ' '), now)}</p>
      <h2 className={css.sideTitle}>{t.closedDays}</h2>
      {closedDays.length === 0 && <p className={css.note}>{t.noClosedDays}</p>}
      <ul className={css.closedDays}>
        {closedDays.map(each => (
          <li key={each.day} className={css.closedDay}>
            <div>
              <p>{each.name || showDay(each.day)}</p>
              <p className={css.note}>
                {[
                  ...(each.name ? [showDay(each.day)] : []),
                  each.from ? t.fromTime(showTime(each.from)) : t.allDay
                ].join(', ')}
              </p>
            </div>
            <IconButton
              icon={X}
              label={t.removeDay(each.name || showDay(each.day))}
              onPress={() => onChange(closedDays.filter(other => other !== each))}
            />
          </li>
        ))}
      </ul>
      <AddDay
        taken={closedDays.map(each => each.day)}
        onAdd={day => onChange([...closedDays, day].sort((a, b) => (a.day < b.day ? -1 : 1)))}
      />
    </section>
  )
}

type AddDayProps = { taken: string[]; onAdd: (day: ClosedDay) => void }

function AddDay({ taken, onAdd }: AddDayProps) {
  const id = useId()
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  function add(event: FormEvent) {
    event.preventDefault()
    const why = !day ? t.dayFirst : taken.includes(day) ? t.dayTwice : null
    setFault(why)
    if (why) return
    onAdd({ day, name: name.trim(), from })
    setDay('')
    setName('')
    setFrom(null)
  }

  return (
    <form className={css.addDay} noValidate onSubmit={add}>
      <label htmlFor={id} className={css.label}>
        {t.day}
      </label>
      <input
        id={id}
        type="date"
        className={css.date}
        value={day}
        aria-describedby={`${id}-fault`}
        onChange={event => setDay(event.target.value)}
      />
      <p id={`${id}-fault`} className={css.dayFault} role="alert">
        {fault}
      </p>
      <TextField
        label={t.name}
        value={name}
        maxLength={hoursLimits.nameCharactersMax}
        onChange={setName}
      />
      <div className={css.from}>
        <Tick isChecked={from === null} onChange={isAll => setFrom(isAll ? null : '14:00')}>
          {t.allDay}
        </Tick>
        {from !== null && <TimeSelect label={t.from} value={from} onChange={setFrom} />}
      </div>
      <Button type="submit" icon={Plus}>
        {t.addDay}
      </Button>
    </form>
  )
}
