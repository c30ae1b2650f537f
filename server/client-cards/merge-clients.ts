import type { ClientRecord } from '@parlor/contract/client-cards.ts'
import { noEmail } from '@parlor/contract/contact-history.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import { newId } from '@parlor/contract/ids.ts'
import { giveVisits, leaveVisits } from '../appointments/client-gone.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { addClientEntry } from '../clients/client-entries.ts'
import { findClientName, putWords } from '../clients/clients.ts'
import { deleteClientRows, lockClients, moveClientRows } from '../clients/merged.ts'
import { giveConversations, leaveConversations } from '../conversations/client-links.ts'
import { conversationsOfClient } from '../conversations/conversations.ts'
import { whoseSightChanges } from '../conversations/link-client.ts'
import { deleteWhole } from '../messaging/delete-message.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { changeRights, type StaffCaller } from '../staff/rights.ts'
import { tellClient, tellFace, whoIs } from './card.ts'
import { forgetClientInEvents } from './record-rows.ts'

/** Two cards of one person become one: what the first has goes to the second, which keeps what it had. */
export async function mergeInto(
  tx: Tx,
  given: { id: ClientId; intoId: ClientId },
  me: StaffCaller
): Promise<ClientRecord> {
  const [id, intoId] = [await whoIs(tx, given.id, me), await whoIs(tx, given.intoId, me)]
  if (id === intoId) {
    throw new Refusal('same-client', 'This is the same client.', { field: 'intoId' })
  }
  if (!(await lockClients(tx, [id, intoId]))) throw notFound('client')
  const name = await findClientName(tx, id)
  await changeRights(tx, await whoseSightChanges(tx, id, intoId))
  await giveConversations(tx, id, intoId)
  await giveVisits(tx, id, intoId)
  await moveClientRows(tx, id, intoId)
  await putWords(tx, [intoId])
  const entry = { kind: 'merged' as const, body: null, name, ...noEmail, byId: me.id }
  const placed = { id: newId(now().getTime()), at: now().toISOString(), entry }
  await addClientEntry(tx, intoId, placed)
  await noteInAudit(tx, {
    act: 'client.merged',
    by: me.id,
    subject: { kind: 'client', id: intoId },
    details: { merged: id }
  })
  tellGone(tx, id)
  await tellFace(tx, intoId)
  return tellClient(tx, intoId, { of: 'card', ...placed })
}

/** Gone for good, with every conversation. What is left is a line in the audit log without a name,
 * and a STOP: the phone asked for it, whoever it belongs to. */
export async function erase(tx: Tx, asked: ClientId, me: StaffCaller): Promise<void> {
  const id = await whoIs(tx, asked, me)
  if (!(await lockClients(tx, [id]))) throw notFound('client')
  for (const conversationId of await conversationsOfClient(tx, id)) {
    await deleteWhole(tx, conversationId, me.id)
  }
  await leaveConversations(tx, id)
  await leaveVisits(tx, id)
  await forgetClientInEvents(tx, id)
  await deleteClientRows(tx, id)
  await noteInAudit(tx, { act: 'client.deleted', by: me.id, subject: { kind: 'client', id } })
  tellGone(tx, id)
}

function tellGone(tx: Tx, clientId: ClientId): void {
  tx.append({ audience: { everybody: true }, event: { type: 'client.removed', clientId } })
}
