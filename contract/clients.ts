import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'

/** A person the business serves, as far as a conversation needs to show them. */
export const ClientFace = z.object({
  id: Id,
  name: z.string(),
  providerId: z.nullable(Id), // the staff member whose client this is
  note: z.nullable(z.string()) // pinned: "Sensitive at the crown, go easy on heat."
})
export type ClientFace = z.infer<typeof ClientFace>

/** Who looks after a client, and where: what decides who sees them. */
export const ClientCare = z.object({
  providerId: z.nullable(Id), // whose client this is
  providerIds: z.array(Id), // who has or had an appointment with them
  locationId: z.nullable(Id) // their home location
})
export type ClientCare = z.infer<typeof ClientCare>

export const moveClient = endpoint('PUT', '/clients/:id/care', {
  may: 'clients.manage',
  summary:
    'Move a client to another staff member or location; who may no longer see them loses sight',
  input: z.object({ id: Id, providerId: z.nullable(Id), locationId: z.nullable(Id) }),
  reply: z.object({ care: ClientCare })
})
