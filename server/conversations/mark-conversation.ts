import { type ConversationRow, conversationLimits } from '@parlor/contract/conversations.ts'
import type { StaffId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { countPins, type MarkName, putMark } from './marks.ts'

/** What somebody marks for herself; only her own screens hear of it. Twice changes nothing. */
export async function markForMe(
  tx: Tx,
  row: ConversationRow,
  { staffId, mark, isOn }: { staffId: StaffId; mark: MarkName; isOn: boolean }
): Promise<ConversationRow> {
  if (mark === 'pinned' && isOn && !row.pinnedAt) await refuseTooManyPins(tx, staffId)
  const marks = await putMark(tx, { id: row.id, staffId }, mark, isOn)
  if (!marks) return row
  tx.append({
    audience: { only: [staffId] },
    event: { type: 'conversation.marked', conversationId: row.id, staffId, marks }
  })
  return { ...row, ...marks }
}

async function refuseTooManyPins(tx: Tx, staffId: StaffId): Promise<void> {
  const most = conversationLimits.pinsMax
  if ((await countPins(tx, staffId)) < most) return
  throw new Refusal('too-many-pins', `You have pinned ${most} conversations. Unpin one first.`)
}
