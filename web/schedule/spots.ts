/** A place in the schedule where somebody may be booked. */
export type Spot = { day: string; time: string; staffId: string | null }

/** How far something was dragged, in minutes by the clock on the wall. */
export function addMinutes({ days, seconds }: { days: number; seconds: number }): number {
  return days * 24 * 60 + Math.round(seconds / 60)
}
