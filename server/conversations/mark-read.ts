import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { StaffId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { putReadMarks } from './conversations.ts'
import { tellMarks } from './mark-conversation.ts'

const earliest = '2000-01-01T00:00:00.000Z' // no database need know the year 0

/** Somebody has read up to a moment. Only their own screens hear of it. */
export async function markRowsRead(
  tx: Tx,
  rows: ConversationRow[],
  { staffId, through }: { staffId: StaffId; through: string }
): Promise<ConversationRow[]> {
  // A clock that runs ahead must not hide texts that are still to come.
  const latest = now().toISOString()
  const asked = new Date(through).toISOString()
  const moment = asked > latest ? latest : asked < earliest ? earliest : asked
  const ids = rows.map(row => row.id)
  return tellMarks(tx, rows, staffId, await putReadMarks(tx, ids, staffId, moment))
}
