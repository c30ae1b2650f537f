import { momentsOf, readWall } from '@parlor/contract/wall-clock.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import type { Day } from './visit-days.ts'

/** A moment by the clock of a location, or the sentence that says why there is none. `isTwice`: autumn
 * repeats the hour, and `second` says which is meant. */
export type Written = { at: string; isTwice: boolean } | { why: string }

export function momentWritten(
  { day, time, second = false }: { day: Day; time: string; second?: boolean },
  timeZone: string
): Written {
  const wall = readWall(day, time)
  if (!wall) return { why: t.badTime }
  const moments = momentsOf(wall, timeZone)
  const chosen = moments[second ? moments.length - 1 : 0]
  if (chosen === undefined) return { why: t.noSuchTime(time) }
  return { at: new Date(chosen).toISOString(), isTwice: moments.length > 1 }
}
