import * as z from 'zod/mini'
import { Id } from './ids.ts'

export const Business = z.object({
  id: Id,
  name: z.string(),
  timeZone: z.string() // IANA, e.g. America/Vancouver
})
export type Business = z.infer<typeof Business>
