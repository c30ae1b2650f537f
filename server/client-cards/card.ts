import type { ClientRecord } from '@parlor/contract/client-cards.ts'
import type { HistoryItem } from '@parlor/contract/contact-history.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import { isClientSeen } from '../clients/client-care.ts'
import { findSurvivor } from '../clients/merged.ts'
import { whyNotTextable } from '../clients/read-phone.ts'
import { conversationsOfClient, listShared } from '../conversations/conversations.ts'
import { audienceOf } from '../conversations/visible.ts'
import type { Tx } from '../platform/db.ts'
import { notFound } from '../platform/errors.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { findRecord, listConversationsOf, listSharers } from './record-rows.ts'

/** Whom an id means to this person: somebody, or who they became. Hidden is like not there. */
export async function whoIs(tx: Tx, id: ClientId, me: StaffCaller): Promise<ClientId> {
  const by = { staffId: me.id, clients: me.rights.clients }
  if (await isClientSeen(tx, id, by)) return id
  const survivor = await findSurvivor(tx, id)
  if (survivor && (await isClientSeen(tx, survivor, by))) return survivor
  throw notFound('client')
}

export async function getRecord(tx: Tx, id: ClientId): Promise<ClientRecord> {
  const row = await findRecord(tx, id)
  if (!row) throw notFound('client')
  const phones = await Promise.all(
    row.phones.map(async each => ({ ...each, problem: await whyNotTextable(each.phone) }))
  )
  return { ...row, phones }
}

export async function getCard(tx: Tx, asked: ClientId, me: StaffCaller) {
  const id = await whoIs(tx, asked, me)
  const [client, shares, conversations] = await Promise.all([
    getRecord(tx, id),
    listSharers(tx, id, me),
    listConversationsOf(tx, id, me)
  ])
  return { client, shares, conversations }
}

/** The card as it now stands goes to every screen of those who may see the client. */
export async function tellClient(
  tx: Tx,
  id: ClientId,
  happened: HistoryItem | null = null
): Promise<ClientRecord> {
  const client = await getRecord(tx, id)
  const event: ParlorEvent = { type: 'client.updated', client, happened }
  tx.append({ audience: { ofClient: id }, event })
  return client
}

/** Their conversations show the name, and who looks after them. */
export async function tellFace(tx: Tx, id: ClientId): Promise<void> {
  for (const conversation of await listShared(tx, await conversationsOfClient(tx, id))) {
    const event: ParlorEvent = { type: 'conversation.updated', conversation }
    tx.append({ audience: audienceOf(conversation), event })
  }
}
