import { newId } from '@parlor/contract/ids.ts'
import type { Permission } from '@parlor/contract/permissions.ts'
import { demoPassword } from '../demo/add-business.ts'
import { addClient } from '../clients/clients.ts'
import { sha256 } from '../platform/secrets.ts'
import { addKeyRow } from '../staff/api-keys.ts'
import { putInvitation } from '../staff/invitations.ts'
import { addLocation } from '../staff/locations.ts'
import { putRole } from '../staff/roles.ts'
import { addStaff } from '../staff/staff.ts'
import type { Tx } from '../platform/db.ts'
import type { Salon } from './salon.ts'

/** `right`: who lacks it is refused before anything is looked up. A conversation that one may not see
 * answers like one that is not there; so does a thing of another business. */
export type Row = {
  right: Permission | 'staff' | 'anyone'
  of?: 'conversation' | Things // whose id is in the path
  inIt?: (conversationId: string) => Promise<string> // of something in that conversation
  id?: string | (() => string) // in the path, of nothing that is there
  body?: (id?: string) => object
  done?: number // the status when all is well
}
/** A fresh one of the salon’s and one of the neighbour’s. */
type Things = () => Promise<Record<'own' | 'foreign', string>>

/** Staff, roles, clients’ care and the audit log. */
export function staffRows(shop: Salon): Record<string, Row> {
  const fresh = makerIn(shop)
  const member = fresh((tx, id) =>
    addStaff(tx, { id, name: 'Una New', role: 'provider', colour: 9 })
  )
  const role = fresh((tx, id) =>
    putRole(tx, { id, name: `Role ${id}`, permissions: [], visibility: 'assigned' })
  )
  const none = { note: null, providerId: null, phones: [] }
  const client = fresh((tx, id) => addClient(tx, { ...none, id, name: 'Cora Client' }))
  const invitation = fresh((tx, id) =>
    putInvitation(tx, {
      ...{ id, email: `${id}@salon.test`, name: 'Iris', role: 'provider', locationIds: [] },
      invitedBy: newId()
    })
  )
  const manage = 'staff.manage' as const
  return {
    'GET /staff': { right: manage },
    'GET /staff/{id}': { right: manage, of: member },
    'PATCH /staff/{id}': { right: manage, of: member, body: () => ({ name: 'Una Newer' }) },
    'PUT /staff/{id}/disablement': { right: manage, of: member, body: () => ({}) },
    'DELETE /staff/{id}/disablement': { right: manage, of: member },
    'DELETE /staff/{id}': { right: manage, of: member },
    'DELETE /staff/{id}/sessions': { right: manage, of: member },
    'GET /staff/{id}/rights': { right: manage, of: member },
    'GET /staff/{id}/conversations': { right: manage, of: member },
    'GET /roles': { right: manage },
    'POST /roles': {
      right: manage,
      body: () => {
        const roleId = newId()
        return { roleId, name: `Role ${roleId}`.slice(0, 40), permissions: [], visibility: 'all' }
      },
      done: 201
    },
    'PATCH /roles/{id}': { right: manage, of: role, body: () => ({ visibility: 'location' }) },
    'DELETE /roles/{id}': { right: manage, of: role },
    'PUT /clients/{id}/care': {
      right: 'clients.manage',
      of: client,
      body: () => ({ providerId: null, locationId: null })
    },
    'POST /invitations': {
      right: manage,
      body: () => {
        const invitationId = newId()
        return { invitationId, email: `${invitationId}@salon.test`, name: 'Iris', role: 'provider' }
      },
      done: 201
    },
    'POST /invitations/{id}/renewal': { right: manage, of: invitation, body: () => ({}) },
    'DELETE /invitations/{id}': { right: manage, of: invitation },
    'GET /audit': { right: manage }
  }
}

/** Locations with their hours, and the keys of programs. */
export function placeRows(shop: Salon): Record<string, Row> {
  const fresh = makerIn(shop)
  const place = fresh((tx, id) =>
    addLocation(tx, { id, name: `Branch ${id}`, timeZone: 'America/Vancouver' })
  )
  const key = fresh(async (tx, id) => {
    const made = {
      ...{ id, name: 'Booking system', ending: 'abcd', expiresAt: null },
      tokenHash: sha256(id)
    }
    const madeBy = newId()
    await addStaff(tx, { id: madeBy, name: 'Mo Maker', role: 'provider', colour: 9 })
    await addKeyRow(tx, { ...made, scopes: ['read'], madeBy })
  })
  return {
    'GET /locations': { right: 'staff' },
    'POST /locations': {
      right: 'settings.change',
      body: () => {
        const locationId = newId()
        return { locationId, name: `Branch ${locationId}`, timeZone: 'America/Vancouver' }
      },
      done: 201
    },
    'PATCH /locations/{id}': {
      right: 'settings.change',
      of: place,
      body: () => ({ timeZone: 'America/Toronto' })
    },
    'DELETE /locations/{id}': { right: 'settings.change', of: place },
    'GET /locations/{id}/hours': { right: 'staff', of: place },
    'PUT /locations/{id}/hours': {
      right: 'settings.change',
      of: place,
      body: () => ({ week: [{ weekday: 1, opens: '09:00', closes: '17:00' }], closedDays: [] })
    },
    'GET /api-keys': { right: 'developer.access' },
    'POST /api-keys': {
      right: 'developer.access',
      body: () => ({ keyId: newId(), name: 'Booking system', scopes: ['read'] }),
      done: 201
    },
    'DELETE /api-keys/{id}': { right: 'developer.access', of: key }
  }
}

/** Makes a thing in both businesses. */
export function makerIn(shop: Salon) {
  const { db } = shop.server.platform
  return (make: (tx: Tx, id: string) => Promise<unknown>): Things => {
    const one = async (businessId: string) => {
      const id = newId()
      await db.inBusiness(businessId, tx => make(tx, id))
      return id
    }
    return async () => ({
      own: await one(shop.salon.businessId),
      foreign: await one(shop.nextDoor.businessId)
    })
  }
}

/** How people come in, and what each does with their own sign-in. */
export function signInRows(): Record<string, Row> {
  const token = 'x'.repeat(43)
  const password = 'a long and quiet river'
  const proof = { password: 'wrong', code: '000000' }
  return {
    'POST /invitation-check': { right: 'anyone', body: () => ({ token }), done: 410 },
    'POST /invitation': {
      right: 'anyone',
      body: () => ({ token, name: 'Nobody', password }),
      done: 410
    },
    'POST /password-reset-request': {
      right: 'anyone',
      body: () => ({ email: `${newId()}@salon.test` })
    },
    'POST /password-reset': { right: 'anyone', body: () => ({ token, password }), done: 410 },
    'PUT /session/business': {
      right: 'staff',
      body: () => ({ businessId: newId() }),
      done: 404
    },
    'GET /me/sign-in': { right: 'staff' },
    'GET /me/sessions': { right: 'staff' },
    'DELETE /me/sessions/{id}': { right: 'staff', id: '0'.repeat(16), done: 404 },
    'DELETE /me/sessions': { right: 'staff' },
    'POST /session/passkey-challenge': { right: 'anyone', body: () => ({}) },
    'POST /session/passkey': {
      right: 'anyone',
      body: () => ({ challengeId: newId(), answer: { id: 'unknown' } }),
      done: 401
    },
    'POST /me/passkey-challenge': { right: 'staff', body: () => ({ password: demoPassword }) },
    'POST /me/passkeys': {
      right: 'staff',
      body: () => ({ challengeId: newId(), name: 'Phone', answer: { id: 'unknown' } }),
      done: 400
    },
    'DELETE /me/passkeys/{id}': { right: 'staff', id: newId(), done: 404 },
    'POST /session/single-sign-on-start': {
      right: 'anyone',
      body: () => ({ email: 'nobody@nowhere.test' })
    },
    'POST /session/single-sign-on': {
      right: 'anyone',
      body: () => ({ query: '?code=x&state=y' }),
      done: 401
    },
    'GET /single-sign-on': { right: 'settings.change' },
    'PUT /single-sign-on': {
      right: 'settings.change',
      body: () => ({
        ...{ issuer: 'https://login.elsewhere.test', clientId: 'parlor', clientSecret: 'secret' },
        emailDomain: 'elsewhere.test'
      }),
      done: 409
    },
    'DELETE /single-sign-on': { right: 'settings.change' },
    'PUT /me/password': {
      right: 'staff',
      body: () => ({ current: 'wrong', next: password }),
      done: 403
    },
    'POST /me/codes': { right: 'staff', body: () => ({ password: demoPassword }) },
    'PUT /me/codes': { right: 'staff', body: () => ({ code: 'no code' }), done: 401 },
    'POST /me/codes-end': { right: 'staff', body: () => proof, done: 403 },
    'POST /me/recovery-codes': { right: 'staff', body: () => proof, done: 403 }
  }
}

/** The wizard of an installation where nobody works yet; here somebody does. */
export function setUpRows(): Record<string, Row> {
  const token = 'x'.repeat(43)
  const password = 'a long and quiet river'
  return {
    'POST /set-up-check': { right: 'anyone', body: () => ({ token }) },
    'POST /set-up': {
      right: 'anyone',
      body: () => ({
        token,
        owner: { name: 'Nobody', email: 'nobody@salon.test', password },
        business: {
          ...{ name: 'Nowhere', kind: 'salon', timeZone: 'America/Vancouver', country: 'CA' },
          locationName: 'Here'
        },
        number: 'later'
      }),
      done: 410
    },
    'GET /set-up': { right: 'settings.change' },
    'PUT /set-up/number': { right: 'numbers.manage', body: () => ({ number: 'virtual' }) },
    'POST /set-up/first-text': {
      right: 'settings.change',
      body: () => ({ messageId: newId(), body: 'Hello' }),
      done: 201
    },
    'POST /set-up/answer': {
      right: 'settings.change',
      body: () => ({ body: 'Yes please' }),
      done: 409
    },
    'PUT /set-up/end': { right: 'settings.change', body: () => ({}) }
  }
}
