import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { ConversationId } from '@parlor/contract/ids.ts'
import type { Phone } from '@parlor/contract/phone.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import { conversationColumns, marksColumn, type Mine, toRow } from './conversations.ts'
import { viewer, visible } from './visible.ts'

const openMax = 1_000 // of the phones of one page of visits

/** The open conversations with these phones, of those that may be seen. */
export async function openWithPhones(
  tx: Tx,
  caller: Caller,
  phones: Phone[]
): Promise<ConversationRow[]> {
  if (phones.length === 0) return []
  const rows = await tx.rows<Mine>(
    `select ${conversationColumns}, ${marksColumn} from conversations c
     where c.business_id = $1 and ${visible} and c.phone = any($4::text[])
       and c.closed_at is null and c.blocked_at is null limit ${openMax}`,
    [tx.businessId, ...viewer(caller), phones]
  )
  return rows.map(toRow)
}

/** All that there are with this phone, whoever may see them. */
export async function conversationsWithPhone(tx: Tx, phone: Phone): Promise<ConversationId[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from conversations
     where business_id = $1 and phone = $2 and deleted_at is null order by id`,
    [tx.businessId, phone]
  )
  return rows.map(row => row.id)
}
