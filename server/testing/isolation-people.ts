import { newId } from '@parlor/contract/ids.ts'
import { addClient } from '../clients/clients.ts'
import { asOwner } from './database.ts'
import type { Row } from './isolation-staff.ts'
import type { Salon } from './salon.ts'

/** Whom one can text, and whose a number is. A conversation is given to the client whom it has. */
export async function peopleRows(shop: Salon): Promise<Record<string, Row>> {
  const nextDoors = newId()
  const none = { note: null, providerId: null, phones: [] }
  const { businessId } = shop.nextDoor
  await shop.server.platform.db.inBusiness(businessId, tx =>
    addClient(tx, { ...none, id: nextDoors, name: 'Nils Next' })
  )
  const rows = await asOwner<{ id: string; client_id: string }>(
    shop.databaseUrl,
    'select id, client_id from conversations where client_id is not null'
  )
  const clients = new Map(rows.map(row => [row.id, row.client_id]))
  const text = () => ({ phone: '+12505550199', messageId: newId(), body: 'Hello' })
  return {
    'GET /recipients': { right: 'messages.send' },
    'POST /conversations': {
      right: 'messages.send',
      body: () => ({ numberId: newId(), ...text() }),
      done: 409
    },
    'PUT /conversations/{id}/client': {
      right: 'clients.manage',
      of: 'conversation',
      body: (id = '') => ({ clientId: clients.get(id) ?? nextDoors })
    },
    'POST /conversations/{id}/client': {
      right: 'clients.manage',
      of: 'conversation',
      body: () => ({ clientId: newId(), name: 'Fay Family' }),
      done: 201
    }
  }
}
