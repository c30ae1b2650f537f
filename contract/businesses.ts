import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'

/** What putting a conversation away is called here; it is one and the same act. */
export const CloseWord = z.enum(['close', 'archive'])
export type CloseWord = z.infer<typeof CloseWord>

export const autoCloseDaysMax = 365

export const Business = z.object({
  id: Id,
  name: z.string(),
  timeZone: z.string(), // IANA, e.g. America/Vancouver
  closeWord: CloseWord,
  autoCloseDays: z.nullable(z.number()) // without activity; null: never
})
export type Business = z.infer<typeof Business>

export const changeInboxSettings = endpoint('PATCH', '/inbox-settings', {
  may: 'settings.change',
  summary: 'The word for closing, and after how many quiet days it happens by itself',
  input: z.object({
    closeWord: z.optional(CloseWord),
    autoCloseDays: z.optional(
      z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(autoCloseDaysMax)))
    )
  }),
  reply: z.object({ business: Business })
})
