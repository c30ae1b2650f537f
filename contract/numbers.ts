import * as z from 'zod/mini'
import { Id } from './ids.ts'
import { Phone } from './phone.ts'

/** A number of the business: clients text it, and texts to them come from it. */
export const OurNumber = z.object({
  id: Id,
  phone: Phone,
  label: z.string() // the location that uses it: "Fort Street"
})
export type OurNumber = z.infer<typeof OurNumber>
