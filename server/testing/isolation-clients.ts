import { ImportFields } from '@parlor/contract/client-imports.ts'
import { newId } from '@parlor/contract/ids.ts'
import { putEmails } from '../clients/client-fields.ts'
import { addClient } from '../clients/clients.ts'
import type { KeptRow } from '../client-imports/import-table.ts'
import { clientImports } from '../client-imports/imports.ts'
import type { Row } from './isolation-staff.ts'
import type { Salon } from './salon.ts'

const phone = '+16045550111'
const email = 'fay@nobody.test'

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
      await putEmails(tx, id, [{ email, type: 'home' }])
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
  const row = { line: 2, fields: ImportFields.parse({ name: 'Nia New' }) }
  const fileIn = ({ businessId }: { businessId: string }, state: string) =>
    db.inBusiness(businessId, async tx => {
      const id = newId()
      await clientImports.add(tx, { id, name: 'a.csv', byId: newId(), at: new Date() })
      await clientImports.putState(tx, id, state as 'done', new Date(Date.now() + 60_000))
      const kept = { ...row, fate: 'new', clientId: null, gains: [], field: null, why: null }
      await clientImports.putRows(tx, id, [kept as unknown as KeptRow<ImportFields>])
      return id
    })
  const filesAt = (state: string) => async () => ({
    own: await fileIn(shop.salon, state),
    foreign: await fileIn(shop.nextDoor, state)
  })
  const [file, done] = [filesAt('checking'), filesAt('done')]
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
    'POST /clients/{id}/emails': {
      right: 'messages.send',
      of,
      body: () => ({ emailId: newId(), email, subject: 'Hi', body: 'See you' }),
      done: 201
    },
    'POST /clients/{id}/merge': { ...manage, of, body: () => ({ intoId }) },
    'DELETE /clients/{id}': { right: 'messages.delete', of },
    'GET /client-imports': manage,
    'POST /client-imports': { ...manage, body: () => ({ id: newId(), name: 'a.csv' }), done: 201 },
    'GET /client-imports/{id}': { ...manage, of: file },
    'PUT /client-imports/{id}/rows': { ...manage, of: file, body: () => ({ rows: [row] }) },
    'GET /client-imports/{id}/rows': { ...manage, of: file },
    'PATCH /client-imports/{id}/rows/{line}': {
      ...manage,
      of: file,
      body: () => ({ fate: 'skip' })
    },
    'POST /client-imports/{id}/run': { ...manage, of: file, body: () => ({}) },
    'POST /client-imports/{id}/undo': { ...manage, of: done, body: () => ({}) },
    'GET /client-export': { right: 'data.export' },
    'POST /client-groups': {
      ...manage,
      body: () => ({ id: newId(), name: newId() }),
      done: 201
    }
  }
}
