import { newId } from '@parlor/contract/ids.ts'
import { addClient } from '../clients/clients.ts'
import type { Row } from './isolation-staff.ts'
import type { Salon } from './salon.ts'

const phone = '+16045550111'

/** Clients and their cards. Whom one may not see stands in client-cards/client-cards.test.ts; here all
 * who see any client see these. */
export async function clientRows(shop: Salon): Promise<Record<string, Row>> {
  const { db } = shop.server.platform
  const addIn = ({ businessId }: { businessId: string }, id: string) =>
    db.inBusiness(businessId, async tx => {
      await addClient(tx, { id, name: 'Fay New', providerId: null, note: null, phones: [phone] })
      await tx.rows(
        `insert into client_providers (business_id, client_id, staff_id)
         select $1, $2, s.id from staff s where s.business_id = $1`,
        [tx.businessId, id]
      )
      return id
    })
  const of = async () => ({
    own: await addIn(shop.salon, newId()),
    foreign: await addIn(shop.nextDoor, newId())
  })
  // Both businesses have a client with this id: ids belong to a business.
  const intoId = newId()
  await addIn(shop.salon, intoId)
  await addIn(shop.nextDoor, intoId)
  const look = { right: 'conversations.view-own' } as const
  const manage = { right: 'clients.manage' } as const
  return {
    'GET /clients': look,
    'GET /clients/{id}': { ...look, of },
    'GET /clients/{id}/history': { ...look, of },
    'POST /clients': { ...manage, body: () => ({ id: newId(), name: 'Nia New' }), done: 201 },
    'PATCH /clients/{id}': { ...manage, of, body: () => ({ type: 'member' }) },
    'POST /clients/{id}/consents': {
      ...manage,
      of,
      body: () => ({ contact: phone, purpose: 'marketing', given: true })
    },
    'PUT /clients/{id}/patients/{patientId}': { ...manage, of, body: () => ({ name: 'Rex' }) },
    'DELETE /clients/{id}/patients/{patientId}': { ...manage, of },
    'POST /clients/{id}/notes': {
      right: 'messages.send',
      of,
      body: () => ({ noteId: newId(), body: 'Parks behind us' }),
      done: 201
    },
    'POST /clients/{id}/merge': { ...manage, of, body: () => ({ intoId }) },
    'DELETE /clients/{id}': { right: 'messages.delete', of },
    'POST /client-groups': {
      ...manage,
      body: () => ({ id: newId(), name: newId() }),
      done: 201
    }
  }
}
