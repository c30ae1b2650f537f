import type { ConversationId, MessageId } from '@parlor/contract/ids.ts'
import type { Collision } from '@parlor/contract/messaging.ts'
import type { Tx } from '../platform/db.ts'

/** From here to the commit nobody else writes here. */
export async function lockConversation(tx: Tx, id: ConversationId): Promise<void> {
  await tx.rows('select from conversations where business_id = $1 and id = $2 for update', [
    tx.businessId,
    id
  ])
}

/** The newest text that a colleague wrote by hand after the one seen last. A text that still waits
 * for its time stands in the future: it has not been seen to happen. */
export function textOfColleagueAfter(
  tx: Tx,
  id: ConversationId,
  { authorId, lastSeenId }: { authorId: string; lastSeenId: MessageId | null }
): Promise<Collision | null> {
  return tx.first<Collision>(
    `select m.id as "messageId", m.author_id as "authorId", m.body, m.at,
       coalesce((select s.name from staff s where s.business_id = $1 and s.id = m.author_id), '')
         as "authorName"
     from messages m
     where m.business_id = $1 and m.conversation_id = $2 and m.direction = 'outbound'
       and m.kind = 'direct' and m.author_id <> $3 and m.deleted_at is null
       and m.status not in ('scheduled', 'cancelled')
       and m.at > coalesce((select seen.at from messages seen
         where seen.business_id = $1 and seen.conversation_id = $2 and seen.id = $4
           and seen.status <> 'scheduled'), '-infinity')
     order by m.at desc, m.id desc limit 1`,
    [tx.businessId, id, authorId, lastSeenId]
  )
}
