import type { ClientId, ConversationId } from '@parlor/contract/ids.ts'
import type { Phone } from '@parlor/contract/phone.ts'
import type { Tx } from '../platform/db.ts'

/** This conversation, and others of its phone that had the same client or none. Who changed. */
export async function putClient(
  tx: Tx,
  from: { id: ConversationId; phone: Phone; clientId: ClientId | null },
  clientId: ClientId
): Promise<ConversationId[]> {
  const rows = await tx.rows<{ id: string }>(
    `update conversations set client_id = $5
     where business_id = $1 and client_id is distinct from $5::uuid and deleted_at is null
       and (id = $2 or phone = $3 and (client_id is null or client_id = $4::uuid))
     returning id`,
    [tx.businessId, from.id, from.phone, from.clientId, clientId]
  )
  return rows.map(row => row.id)
}

/** All that were one client's are another's: both were one person. */
export async function giveConversations(tx: Tx, from: ClientId, into: ClientId): Promise<void> {
  await tx.rows(
    'update conversations set client_id = $3 where business_id = $1 and client_id = $2',
    [tx.businessId, from, into]
  )
}

/** Nothing points to a client who is erased, not even what was deleted before. */
export async function leaveConversations(tx: Tx, from: ClientId): Promise<void> {
  await tx.rows(
    'update conversations set client_id = null where business_id = $1 and client_id = $2',
    [tx.businessId, from]
  )
}
