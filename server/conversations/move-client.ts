import type { ClientCare, moveClient } from '@parlor/contract/clients.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { findCare, isClientSeen, putCare } from '../clients/client-care.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { findLocation } from '../staff/locations.ts'
import { findMemberRow, listMemberRows } from '../staff/members.ts'
import { changeRights, rightsOf, type StaffCaller } from '../staff/rights.ts'
import { conversationsOfClient, getSharedConversation } from './conversations.ts'
import { audienceOf } from './visible.ts'

/** A client goes to another staff member or location. Who may no longer see them loses sight of the
 * thread at once; who may from now on finds it. */
export async function moveToCare(
  tx: Tx,
  input: InputOf<typeof moveClient>,
  me: StaffCaller
): Promise<ClientCare> {
  const { id, providerId, locationId } = input
  const before = await findCare(tx, id)
  const seen = before && (await isClientSeen(tx, id, { staffId: me.id, ...me.rights }))
  if (!seen) throw notFound('client')
  await refuseUnknown(tx, input)
  await putCare(tx, id, { providerId, locationId })
  await changeRights(tx, await whoseSightChanges(tx, before, input))
  for (const conversationId of await conversationsOfClient(tx, id)) {
    const conversation = await getSharedConversation(tx, conversationId)
    const event: ParlorEvent = { type: 'conversation.updated', conversation }
    tx.append({ audience: audienceOf(conversation), event })
  }
  await noteInAudit(tx, {
    act: 'client.moved',
    by: me.id,
    subject: { kind: 'client', id },
    details: { providerFrom: before.providerId, providerTo: providerId, location: locationId }
  })
  return { ...before, providerId, locationId }
}

async function refuseUnknown(tx: Tx, input: InputOf<typeof moveClient>): Promise<void> {
  const { providerId, locationId } = input
  const provider = providerId === null ? null : await findMemberRow(tx, providerId)
  if (providerId !== null && (!provider || provider.removedAt)) {
    throw new Refusal('no-such-staff', 'This staff member works here no more.', {
      field: 'providerId'
    })
  }
  if (locationId !== null && !(await findLocation(tx, locationId))) {
    throw new Refusal('no-such-location', 'This location is not there any more.', {
      field: 'locationId'
    })
  }
}

async function whoseSightChanges(
  tx: Tx,
  before: ClientCare,
  after: { providerId: string | null; locationId: string | null }
): Promise<string[]> {
  const moved = before.locationId !== after.locationId
  const providers =
    before.providerId === after.providerId ? [] : [before.providerId, after.providerId]
  const members = await listMemberRows(tx)
  return members
    .filter(row => {
      const { reach } = rightsOf(row)
      if (reach === 'location') return moved
      return (reach === 'appointments' || reach === 'assigned') && providers.includes(row.id)
    })
    .map(row => row.id)
}
