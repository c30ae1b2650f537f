import { type KeyboardEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { addDays, momentOf, wallClockAt } from '@parlor/contract/wall-clock.ts'
import { nowMs } from '../clock.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { threadActs as words } from '../words/en-thread-acts.ts'
import { timesIn } from '../words/times.ts'
import type { ThreadDialogProps } from './open-act.ts'
import css from './thread-dialogs.module.css'
import { submitting } from './use-try.tsx'

/** Opens the thread at a day, by the clock of the business. */
export function GoToDate({ onClose }: ThreadDialogProps) {
  const { timeZone } = useScreen().session.business
  const [path, go] = useLocation()
  const [day, setDay] = useState('')
  const [isAsked, ask] = useState(false)
  const today = timesIn(timeZone).dayKey(new Date(nowMs()).toISOString())
  const whyNot = day === '' ? words.dayFirst : day > today ? words.dayToCome : null

  function goTo(ms: number) {
    onClose()
    // Whoever asks for the same day once more goes there once more.
    flushSync(() => go(path, { replace: true }))
    go(`${path}?on=${new Date(ms).toISOString()}`)
  }
  const goBack = (days: number) => {
    const midnight = { ...wallClockAt(nowMs(), timeZone), hour: 0, minute: 0 }
    goTo(momentOf(addDays(midnight, -days), timeZone))
  }
  function goToDay() {
    if (whyNot) return ask(true)
    const [year, month, date] = day.split('-').map(Number)
    const midnight = { year: year!, month: month!, day: date!, hour: 0, minute: 0 }
    goTo(momentOf(midnight, timeZone))
  }

  /** Browsers would open their calendar; Space does that too. */
  function keyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    goToDay()
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.dateTitle}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button tone="primary" onPress={goToDay}>
            {words.goThere}
          </Button>
        </>
      }
    >
      <form className={css.form} noValidate onSubmit={submitting(goToDay)} onKeyDown={keyDown}>
        <TextField
          label={words.day}
          type="date"
          value={day}
          max={today}
          help={words.dateHelp}
          error={isAsked ? whyNot : null}
          onChange={setDay}
        />
        <div className={css.presets}>
          {words.days.map(each => (
            <Button key={each.days} size="s" onPress={() => goBack(each.days)}>
              {each.words}
            </Button>
          ))}
          <Button size="s" onPress={() => goTo(0)}>
            {words.firstText}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
