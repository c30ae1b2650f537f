import { type ReactNode, useState } from 'react'
import { type Appointment, changeAppointment } from '@parlor/contract/appointments.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { call, Refused } from '../call.ts'
import { faultOf } from '../sync/fault.ts'
import { useVisits } from '../sync/use-visits.ts'
import { momentWritten } from '../sync/when-written.ts'
import { wallOf } from '../sync/visit-days.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toasts.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import { timesIn } from '../words/times.ts'

type Change = Omit<InputOf<typeof changeAppointment>, 'id' | 'version'>
type Asked = { one: Appointment; change: Change; words: string; revert: () => void }

/** A visit goes elsewhere. Whom it would push aside is said, and whoever moves it decides. */
export function useMove(timeZone: string) {
  const [, visits] = useVisits()
  const [asked, ask] = useState<Asked | null>(null)

  async function move(one: Appointment, change: Change, revert = () => {}): Promise<boolean> {
    try {
      const { appointment } = await call(changeAppointment, {
        ...{ id: one.id, version: one.version, ...change }
      })
      visits.put(appointment)
      say(appointment, one)
      return true
    } catch (error) {
      const isOverlap = error instanceof Refused && error.problem.code === 'overlapping'
      const { words } = faultOf(error)
      if (isOverlap) ask({ one, change, words, revert })
      else {
        revert()
        takeNewer(error)
        showToast({ words })
      }
      return false
    }
  }

  function takeNewer(error: unknown) {
    const details = error instanceof Refused ? error.problem.details : null
    if (details && 'appointment' in details) visits.put(details.appointment as Appointment)
  }

  function say(now: Appointment, before: Appointment) {
    const times = timesIn(timeZone)
    const isMoved = now.startsAt !== before.startsAt || now.staffId !== before.staffId
    const back = {
      ...{ startsAt: before.startsAt, staffId: before.staffId, evenIfOverlapping: true },
      minutes: (Date.parse(before.endsAt) - Date.parse(before.startsAt)) / 60_000
    }
    showToast({
      words: isMoved ? t.move.moved : t.move.longer,
      whom: isMoved ? times.moment(now.startsAt) : times.clock(now.endsAt),
      undoLabel: t.move.undo,
      onUndo: () => {
        call(changeAppointment, { id: now.id, version: now.version, ...back }).then(
          ({ appointment }) => visits.put(appointment),
          error => showToast({ words: faultOf(error).words })
        )
      }
    })
  }

  /** By so many minutes of the clock on the wall; where it says no such time, that is said. */
  function moveBy(
    one: Appointment,
    { minutes, staffId }: { minutes: number; staffId: string | null },
    revert: () => void
  ) {
    const change: Change = staffId && staffId !== one.staffId ? { staffId } : {}
    if (minutes !== 0) {
      const written = momentWritten(later(one.startsAt, minutes, timeZone), timeZone)
      if ('why' in written) {
        revert()
        showToast({ words: written.why })
        return
      }
      change.startsAt = written.at
    }
    if (Object.keys(change).length > 0) void move(one, change, revert)
  }

  function stretchBy(one: Appointment, minutes: number, revert: () => void) {
    const written = momentWritten(later(one.endsAt, minutes, timeZone), timeZone)
    const end = 'at' in written ? Date.parse(written.at) : Number.NaN
    const lasts = Math.round((end - Date.parse(one.startsAt)) / 60_000)
    if (lasts > 0) void move(one, { minutes: lasts }, revert)
    else revert()
  }

  const close = () => {
    asked?.revert()
    ask(null)
  }
  const dialog: ReactNode = (
    <Dialog
      isOpen={asked !== null}
      onClose={close}
      title={t.overlap.title}
      actions={
        <>
          <Button onPress={close}>{t.overlap.again}</Button>
          <Button
            tone="primary"
            onPress={() => {
              if (!asked) return
              ask(null)
              void move(asked.one, { ...asked.change, evenIfOverlapping: true }, asked.revert)
            }}
          >
            {t.overlap.anyway}
          </Button>
        </>
      }
    >
      <p>{asked?.words}</p>
    </Dialog>
  )
  return { move, moveBy, stretchBy, dialog }
}

function later(instant: string, minutes: number, timeZone: string) {
  const { day, time } = wallOf(timeZone, instant)
  const wall = new Date(Date.parse(`${day}T${time}:00Z`) + minutes * 60_000).toISOString()
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) }
}
