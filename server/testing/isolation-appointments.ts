import { newId } from '@parlor/contract/ids.ts'
import { visitImports } from '../appointment-imports/imports.ts'
import { addAppointment } from '../appointments/appointments.ts'
import { addProvider } from '../clients/client-care.ts'
import { addClient } from '../clients/clients.ts'
import { nowMs } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { listLocations } from '../staff/locations.ts'
import { listMemberRows } from '../staff/members.ts'
import { makerIn, type Row } from './isolation-staff.ts'
import { visitFields } from './right-values.ts'
import type { Salon } from './salon.ts'

const dayMs = 86_400_000
/** Far from the words that a neighbour must not read, like “Friday”. */
const monday = (Math.floor(nowMs() / dayMs / 7) + 2) * 7 * dayMs - 3 * dayMs + 18 * 3_600_000
const phone = '+12505550166'

/** Visits of a client whom everybody has had, so that each sees them who may see any. */
export function appointmentRows(shop: Salon): Record<string, Row> {
  const fresh = makerIn(shop)
  const client = fresh(freshClient)
  const visit = fresh(freshVisit)
  const to = new Date(Date.now() + 7 * dayMs).toISOString()
  const manage = { right: 'appointments.manage' as const, of: visit }
  const view = { right: 'appointments.view' as const }
  return {
    'GET /appointments': view,
    'GET /appointments/{id}': { ...view, of: visit },
    'GET /clients/{id}/appointments': { ...view, of: client },
    'POST /confirmation-preview': {
      right: 'appointments.manage',
      body: () => ({
        ...{ clientId: newId(), serviceId: null, staffId: newId(), locationId: newId() },
        ...{ phone: null, note: '', startsAt: to }
      }),
      done: 404
    },
    'POST /appointments': {
      right: 'appointments.manage',
      body: () => ({
        ...{ appointmentId: newId(), clientId: newId(), serviceId: null, staffId: newId() },
        ...{ locationId: newId(), startsAt: to }
      }),
      done: 404
    },
    'PATCH /appointments/{id}': { ...manage, body: () => ({ version: 1, note: 'Fringe' }) },
    'PUT /appointments/{id}/status': { ...manage, body: () => ({ status: 'confirmed' }) },
    'POST /appointments/{id}/confirmation-text': {
      ...{ right: 'messages.send', of: visit, done: 201 },
      body: () => ({ messageId: newId() })
    },
    ...fileRows(shop),
    'GET /calendar-feed': { right: 'staff' },
    'POST /calendar-feed': { right: 'staff', done: 201 },
    'DELETE /calendar-feed': { right: 'staff' },
    'GET /services': view,
    'PUT /services/{id}': {
      ...{ right: 'settings.change', id: newId },
      body: () => ({ name: `Colour ${newId()}`, minutes: 90, colour: 2 })
    },
    'GET /confirmation-text': view,
    'PUT /confirmation-text': {
      right: 'settings.change',
      body: () => ({ body: 'See you {{day}}' })
    }
  }

  async function freshClient(tx: Tx, id: string) {
    await addClient(tx, { id, name: 'Vera Visitor', note: null, providerId: null, phones: [phone] })
    for (const member of await listMemberRows(tx)) await addProvider(tx, id, member.id)
  }

  async function freshVisit(tx: Tx, id: string) {
    const clientId = newId()
    await freshClient(tx, clientId)
    const [[location], members] = [await listLocations(tx), await listMemberRows(tx)]
    const startsAt = new Date(monday).toISOString()
    await addAppointment(tx, {
      ...{ id, client: { id: clientId, name: 'Vera Visitor' }, serviceId: null },
      ...{ locationId: location!.id, staffId: members.at(-1)!.id, startsAt },
      endsAt: new Date(monday + 3_600_000).toISOString(),
      ...{ status: 'booked', phone, note: '', source: 'parlor', externalId: null, version: 1 },
      ...{ createdById: null, changedById: null, changedAt: startsAt },
      ...{ bufferMinutes: 0, changedIn: {} }
    })
  }
}

/** The files of a calendar. */
function fileRows(shop: Salon): Record<string, Row> {
  const { db } = shop.server.platform
  const row = { line: 2, fields: visitFields() }
  const fileIn = ({ businessId }: { businessId: string }, state: string) =>
    db.inBusiness(businessId, async tx => {
      const id = newId()
      await visitImports.add(tx, { id, name: 'a.ics', byId: newId(), at: new Date() })
      await visitImports.putState(tx, id, state as 'done', new Date(Date.now() + 60_000))
      const kept = { fate: 'new' as const, clientId: null, gains: [], field: null, why: null }
      await visitImports.putRows(tx, id, [{ ...row, ...kept }])
      return id
    })
  const filesAt = (state: string) => async () => ({
    own: await fileIn(shop.salon, state),
    foreign: await fileIn(shop.nextDoor, state)
  })
  const [file, done] = [filesAt('checking'), filesAt('done')]
  const manage = { right: 'clients.manage' } as const
  const all = '/appointment-imports'
  const one = `${all}/{id}`
  return {
    [`GET ${all}`]: manage,
    [`POST ${all}`]: { ...manage, body: () => ({ id: newId(), name: 'a.ics' }), done: 201 },
    [`GET ${one}`]: { ...manage, of: file },
    [`PUT ${one}/rows`]: { ...manage, of: file, body: () => ({ rows: [row] }) },
    [`GET ${one}/rows`]: { ...manage, of: file },
    [`PATCH ${one}/rows/{line}`]: { ...manage, of: file, body: () => ({ fate: 'skip' }) },
    [`POST ${one}/run`]: { ...manage, of: file, body: () => ({}) },
    [`POST ${one}/undo`]: { ...manage, of: done, body: () => ({}) }
  }
}
