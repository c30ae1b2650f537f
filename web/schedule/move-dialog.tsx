import { useState } from 'react'
import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { wallOf } from '../sync/visit-days.ts'
import { momentWritten } from '../sync/when-written.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { scheduleWords as t } from '../words/en-schedule.ts'
import css from './move-dialog.module.css'

type MoveDialogProps = {
  one: Appointment
  who: string
  timeZone: string
  staff: readonly Staff[]
  onMove: (change: { startsAt: string; staffId: string }) => void
  onClose: () => void
}

/** What dragging does, in words: day, time and with whom. */
export function MoveDialog({ one, who, timeZone, staff, onMove, onClose }: MoveDialogProps) {
  const start = wallOf(timeZone, one.startsAt)
  const [day, setDay] = useState(start.day)
  const [time, setTime] = useState(start.time)
  const [second, setSecond] = useState(false)
  const [staffId, setStaff] = useState(one.staffId)
  const [isTried, setTried] = useState(false)
  const written = momentWritten({ day, time, second }, timeZone)
  const why = 'why' in written ? written.why : null
  const save = () => {
    setTried(true)
    if ('at' in written) onMove({ startsAt: written.at, staffId })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t.move.title(who)}
      actions={
        <>
          <Button onPress={onClose}>{t.move.keep}</Button>
          <Button tone="primary" type="submit" onPress={save}>
            {t.move.save}
          </Button>
        </>
      }
    >
      <form
        className={css.fields}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <div className={css.pair}>
          <TextField label={t.move.day} type="date" value={day} onChange={setDay} />
          <TextField
            label={t.move.time}
            type="time"
            value={time}
            onChange={setTime}
            error={(isTried || time !== start.time) && why ? why : null}
          />
        </div>
        {'at' in written && written.isTwice && (
          <div className={css.twice}>
            <p>{t.twice}</p>
            <Segments
              label={t.twice}
              value={second ? 'second' : 'first'}
              options={[
                { value: 'first', label: t.first },
                { value: 'second', label: t.second }
              ]}
              onChange={value => setSecond(value === 'second')}
            />
          </div>
        )}
        <Select
          label={t.move.staff}
          value={staffId}
          options={staff.map(({ id, name }) => ({ id, label: name }))}
          placeholder={t.staff}
          onChange={setStaff}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
