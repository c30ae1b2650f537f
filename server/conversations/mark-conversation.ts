import {
  type ConversationRow,
  conversationLimits,
  type Marks
} from '@parlor/contract/conversations.ts'
import type { StaffId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { countPins, type MarkName, putMarks } from './marks.ts'

/** What somebody marks for herself; only her own screens hear of it. Those it made a difference to. */
export async function markForMe(
  tx: Tx,
  rows: ConversationRow[],
  { staffId, mark, isOn }: { staffId: StaffId; mark: MarkName; isOn: boolean }
): Promise<ConversationRow[]> {
  if (mark === 'pinned' && isOn) {
    await refuseTooManyPins(tx, staffId, rows.filter(row => !row.pinnedAt).length)
  }
  const ids = rows.map(row => row.id)
  return tellMarks(tx, rows, staffId, await putMarks(tx, { ids, staffId }, mark, isOn))
}

async function refuseTooManyPins(tx: Tx, staffId: StaffId, more: number): Promise<void> {
  const most = conversationLimits.pinsMax
  if (more === 0 || (await countPins(tx, staffId)) + more <= most) return
  throw new Refusal('too-many-pins', `One can pin ${most} conversations. Unpin one first.`)
}

/** Her own screens hear how her marks stand; the rows with them. */
export function tellMarks(
  tx: Tx,
  rows: ConversationRow[],
  staffId: StaffId,
  moved: (Marks & { id: string })[]
): ConversationRow[] {
  const byId = new Map(moved.map(({ id, ...marks }) => [id, marks]))
  return rows.flatMap((row): ConversationRow[] => {
    const marks = byId.get(row.id)
    if (!marks) return []
    tx.append({
      audience: { only: [staffId] },
      event: { type: 'conversation.marked', conversationId: row.id, staffId, marks }
    })
    return [{ ...row, ...marks }]
  })
}
