import { inOrder, type OpenRange, type TimeOfDay } from '@parlor/contract/hours.ts'

const usualDay = { opens: '09:00', closes: '18:00' }
const breakMinutes = 30

/** From Monday on, as the week is worked. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const

export function usualWeek(): OpenRange[] {
  return [1, 2, 3, 4, 5].map(weekday => ({ weekday, ...usualDay }))
}

export function rangesOf(week: readonly OpenRange[], weekday: number): OpenRange[] {
  return inOrder(week).filter(each => each.weekday === weekday)
}

export function withDay(
  week: readonly OpenRange[],
  weekday: number,
  ranges: readonly Omit<OpenRange, 'weekday'>[]
): OpenRange[] {
  const others = week.filter(each => each.weekday !== weekday)
  return inOrder([...others, ...ranges.map(({ opens, closes }) => ({ weekday, opens, closes }))])
}

export function openDay(week: readonly OpenRange[], weekday: number, isOpen: boolean) {
  const like = weekdays.flatMap(each => rangesOf(week, each).slice(0, 1))[0] ?? usualDay
  return withDay(week, weekday, isOpen ? [like] : [])
}

/** Half an hour out of the longest time without a break: at noon where that lies in it. Null when there
 * is no room. */
export function withBreak(week: readonly OpenRange[], weekday: number): OpenRange[] | null {
  const ranges = rangesOf(week, weekday)
  const longest = ranges.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  if (!longest || lengthOf(longest) < 3 * breakMinutes) return null
  const [opens, closes] = [minutesOf(longest.opens), minutesOf(longest.closes)]
  const noon = 12 * 60
  const middle = Math.floor((opens + closes) / 2 / breakMinutes) * breakMinutes
  const start = opens < noon && noon + breakMinutes < closes ? noon : middle
  const parts = [
    { weekday, opens: longest.opens, closes: timeOf(start) },
    { weekday, opens: timeOf(start + breakMinutes), closes: longest.closes }
  ]
  return withDay(
    week,
    weekday,
    ranges.flatMap(each => (each === longest ? parts : [each]))
  )
}

/** The times before and after it become one. */
export function withoutBreak(week: readonly OpenRange[], weekday: number, after: number) {
  const ranges = rangesOf(week, weekday)
  const [before, behind] = [ranges[after], ranges[after + 1]]
  if (!before || !behind) return [...week]
  const one = { weekday, opens: before.opens, closes: behind.closes }
  return withDay(week, weekday, [...ranges.slice(0, after), one, ...ranges.slice(after + 2)])
}

export function copyDay(week: readonly OpenRange[], weekday: number, to: readonly number[]) {
  const ranges = rangesOf(week, weekday)
  return to.reduce((next: OpenRange[], each) => withDay(next, each, ranges), [...week])
}

export function minutesOf(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

export function timeOf(minutes: number): TimeOfDay {
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function lengthOf({ opens, closes }: OpenRange): number {
  return minutesOf(closes) - minutesOf(opens)
}
