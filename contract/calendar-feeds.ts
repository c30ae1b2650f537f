import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Instant } from './time.ts'

export const calendarFeedLimits = { daysBack: 60, daysAhead: 400, visitsMax: 5_000 }

/** Whoever has the address can read it: it is one person's, and can be made another at any time. */
export const CalendarFeed = z.object({ address: z.string(), madeAt: Instant })
export type CalendarFeed = z.infer<typeof CalendarFeed>

export const getCalendarFeed = endpoint('GET', '/calendar-feed', {
  may: 'staff',
  summary: 'The secret address at which a calendar reads my appointments, when I have one',
  input: z.object({}),
  reply: z.object({ feed: z.nullable(CalendarFeed) })
})

export const renewCalendarFeed = endpoint('POST', '/calendar-feed', {
  may: 'staff',
  summary:
    'Make the address of my calendar, or another one: the old one opens nothing from then on',
  input: z.object({}),
  reply: z.object({ feed: CalendarFeed }),
  status: 201
})

export const stopCalendarFeed = endpoint('DELETE', '/calendar-feed', {
  may: 'staff',
  summary: 'My calendar is read by nobody any more',
  input: z.object({}),
  reply: z.object({})
})
