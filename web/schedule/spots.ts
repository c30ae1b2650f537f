/** A place in the schedule where somebody may be booked. */
export type Spot = { day: string; time: string; staffId: string | null }
