import * as z from 'zod/mini'
import { Id } from './ids.ts'

/** A person the business serves, as far as a conversation needs to show them. */
export const ClientFace = z.object({
  id: Id,
  name: z.string(),
  providerId: z.nullable(Id), // the staff member whose client this is
  note: z.nullable(z.string()) // pinned: "Sensitive at the crown, go easy on heat."
})
export type ClientFace = z.infer<typeof ClientFace>
