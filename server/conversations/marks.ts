import type { Marks } from '@parlor/contract/conversations.ts'
import type { ConversationId, StaffId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { marksAsRow } from './conversations.ts'

const columns = { unread: 'unread_at', muted: 'muted_at', pinned: 'pinned_at' }
export type MarkName = keyof typeof columns

/** One of my marks, set or taken away; those that did not stand so already. */
export function putMarks(
  tx: Tx,
  { ids, staffId }: { ids: ConversationId[]; staffId: StaffId },
  name: MarkName,
  isOn: boolean
): Promise<(Marks & { id: string })[]> {
  const column = columns[name]
  return tx.rows(
    `insert into conversation_marks as r (business_id, conversation_id, staff_id, ${column})
     select $1, id, $3, $4 from unnest($2::uuid[]) id order by id
     on conflict (business_id, conversation_id, staff_id) do update
       set ${column} = excluded.${column}
       where (r.${column} is null) <> (excluded.${column} is null)
     returning r.conversation_id as id, ${marksAsRow}`,
    [tx.businessId, ids, staffId, isOn ? now() : null]
  )
}

export async function countPins(tx: Tx, staffId: StaffId): Promise<number> {
  const row = await tx.first<{ pins: number }>(
    `select count(*)::int as pins from conversation_marks
     where business_id = $1 and staff_id = $2 and pinned_at is not null`,
    [tx.businessId, staffId]
  )
  return row!.pins
}
