import type { Calendar } from '@event-calendar/core'
import type { EventInput } from './grid-events.ts'

const manyChanges = 40 // then all anew is quicker

/** The library draws anew whatever it is given as a new thing: it is told what changed and nothing else,
 * so that the card in which somebody stands stays where it is. */
export function putEvents(
  calendar: Calendar,
  before: readonly EventInput[],
  next: readonly EventInput[]
): void {
  const was = new Map(before.map(each => [String(each.id), JSON.stringify(each)]))
  const is = new Map(next.map(each => [String(each.id), each]))
  const gone = [...was.keys()].filter(id => !is.has(id))
  const changed = [...is].filter(([id, each]) => was.get(id) !== JSON.stringify(each))
  if (gone.length + changed.length > manyChanges) {
    calendar.setOption('events', [...next])
    return
  }
  const stand = standing()
  for (const id of gone) calendar.removeEventById(id)
  for (const [id, each] of changed) {
    if (was.has(id)) calendar.updateEvent(each)
    else calendar.addEvent(each)
  }
  if (stand && changed.some(([id]) => id === stand)) void afterDrawn().then(() => standAgain(stand))
}

const standing = () =>
  document.activeElement?.closest<HTMLElement>('[data-visit]')?.dataset['visit'] ?? null

const afterDrawn = () => new Promise(resolve => requestAnimationFrame(resolve))

/** Whoever stood in a card that moved stands in it where it is now. */
function standAgain(id: string): void {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(id)}"]`)?.focus()
}
