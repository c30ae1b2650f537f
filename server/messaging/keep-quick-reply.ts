import {
  type QuickReply,
  quickReplyLimits,
  whyNotChange,
  whyNotShare
} from '@parlor/contract/quick-replies.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal, refuseIf } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import {
  countQuickReplies,
  dropQuickReply,
  findQuickReply,
  putQuickReply
} from './quick-replies.ts'

/** A text is kept for later: for its owner, or for all. */
export async function keepQuickReply(
  tx: Tx,
  given: Omit<QuickReply, 'ownerId'>,
  caller: Caller
): Promise<QuickReply> {
  const earlier = await findVisible(tx, given.id, caller)
  const mayShare = caller.may('settings.change')
  if (earlier) refuseIf(whyNotChange(earlier, mayShare), 'no-permission')
  if (given.isShared) refuseIf(whyNotShare(mayShare), 'no-permission')
  if (!earlier && (await countQuickReplies(tx, caller.id)) >= quickReplyLimits.perPersonMax) {
    throw new Refusal(
      'too-many-quick-replies',
      `You keep ${quickReplyLimits.perPersonMax} quick replies. Delete one you no longer use.`
    )
  }
  const quickReply = { ...given, ownerId: earlier?.ownerId ?? caller.id }
  await putQuickReply(tx, quickReply)
  return quickReply
}

export async function forgetQuickReply(tx: Tx, id: string, caller: Caller): Promise<void> {
  const earlier = await findVisible(tx, id, caller)
  if (!earlier) throw notFound('quick reply')
  refuseIf(whyNotChange(earlier, caller.may('settings.change')), 'no-permission')
  await dropQuickReply(tx, id)
}

/** An id that belongs to somebody else's own is answered like one of nothing. */
async function findVisible(tx: Tx, id: string, caller: Caller) {
  const found = await findQuickReply(tx, id)
  if (found && !found.isShared && found.ownerId !== caller.id) throw notFound('quick reply')
  return found
}
