import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { oneLine } from './words.ts'

export const serviceLimits = {
  nameCharactersMax: 80,
  perBusinessMax: 1_000,
  minutesMax: 720,
  bufferMinutesMax: 240,
  coloursMax: 12,
  priceCentsMax: 10_000_000
}

/** Something the business does for its clients. */
export const Service = z.object({
  id: Id,
  name: z.string(),
  minutes: z.number(), // how long it takes
  bufferMinutes: z.number(), // to clear up after it
  colour: z.number(),
  priceCents: z.number(), // in the currency of the business
  active: z.boolean() // false: it is booked no more
})
export type Service = z.infer<typeof Service>

const count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

export const listServices = endpoint('GET', '/services', {
  may: 'appointments.view',
  summary: 'What the business does, by name, with what it does no more',
  input: z.object({}),
  reply: z.object({ services: z.array(Service) })
})

export const saveService = endpoint('PUT', '/services/:id', {
  may: 'settings.change',
  summary: 'A service; the same id again changes it. What is booked stays as it was booked',
  input: z.object({
    id: Id,
    name: oneLine(serviceLimits.nameCharactersMax),
    minutes: count(1, serviceLimits.minutesMax),
    bufferMinutes: z._default(count(0, serviceLimits.bufferMinutesMax), 0),
    colour: count(1, serviceLimits.coloursMax),
    priceCents: z._default(count(0, serviceLimits.priceCentsMax), 0),
    active: z._default(z.boolean(), true)
  }),
  reply: z.object({ service: Service })
})
