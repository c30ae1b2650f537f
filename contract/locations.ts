import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { oneLine } from './words.ts'

export const locationLimits = { nameCharactersMax: 80, perBusinessMax: 500 }

/** A branch of the business, with its own time zone. */
export const Location = z.object({
  id: Id,
  name: z.string(),
  timeZone: z.string()
})
export type Location = z.infer<typeof Location>

const Name = oneLine(locationLimits.nameCharactersMax)
const TimeZone = z.string().check(z.minLength(1), z.maxLength(64)) // IANA, e.g. America/Vancouver

export const listLocations = endpoint('GET', '/locations', {
  may: 'staff',
  summary: 'The branches of the business',
  input: z.object({}),
  reply: z.object({ locations: z.array(Location) })
})

export const addLocation = endpoint('POST', '/locations', {
  may: 'settings.change',
  summary: 'A new branch. Who asks names it: the same id again is the same location',
  input: z.object({ locationId: Id, name: Name, timeZone: TimeZone }),
  reply: z.object({ location: Location }),
  status: 201
})

export const changeLocation = endpoint('PATCH', '/locations/:id', {
  may: 'settings.change',
  summary: 'Change the name or time zone of a branch',
  input: z.object({ id: Id, name: z.optional(Name), timeZone: z.optional(TimeZone) }),
  reply: z.object({ location: Location })
})

export const removeLocation = endpoint('DELETE', '/locations/:id', {
  may: 'settings.change',
  summary: 'Remove a branch that no number, client or staff member belongs to',
  input: z.object({ id: Id }),
  reply: z.object({})
})
