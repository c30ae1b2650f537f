import type { Message } from '@parlor/contract/messaging.ts'
import { CarrierTrouble, type ListedText } from '../carriers/carrier.ts'
import type { CarrierAccounts } from '../numbers/carrier-accounts.ts'
import { now } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { appendUpdate } from './append.ts'
import { knownCarrierIds } from './messages.ts'
import { handOverLimits } from './deliver-message.ts'
import {
  allowResend,
  type Claimed,
  climb,
  noteMissed,
  outboxLimits,
  takeOverdue
} from './outbox.ts'

const clockSlackMs = 5_000 // the carrier's clock is not ours, and its times are whole seconds

type Parts = { platform: Platform; accounts: CarrierAccounts }

/** Texts of which nobody can tell whether they left are looked up in the carrier's own list. */
export async function resolveUnknown(parts: Parts, businessId: string): Promise<void> {
  const overdue = await parts.platform.db.inBusiness(businessId, async tx => {
    const claimed = await takeOverdue(tx)
    for (const message of inOrder(claimed)) await appendUpdate(tx, message)
    return claimed
  })
  for (const each of overdue) await resolve(parts, businessId, each)
}

/** Conversations are locked in the order of their ids, as by all who lock several. */
function inOrder(claimed: Claimed[]): Message[] {
  const messages = claimed.map(each => each.message)
  return messages.sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1))
}

async function resolve({ platform, accounts }: Parts, businessId: string, claimed: Claimed) {
  const account = await accounts.byId(claimed.carrierAccountId)
  if (!account) return
  const { id } = claimed.message
  const since = new Date(Date.parse(claimed.triedAt) - clockSlackMs)
  const listed = await account.carrier
    .list(account, { from: claimed.from, to: claimed.to, since })
    .catch(error => {
      if (error instanceof CarrierTrouble) return null // it does not answer: later
      throw error
    })
  await platform.db.inBusiness(businessId, async tx => {
    if (!listed) return noteMissed(tx, id, null)
    const same = listed.filter(text => isThisText(text, claimed))
    const known = await knownCarrierIds(
      tx,
      account.id,
      same.map(text => text.carrierMessageId)
    )
    const unclaimed = same.filter(text => !known.has(text.carrierMessageId))
    if (unclaimed.length === 1) {
      const { receipt } = unclaimed[0]!
      const message = await climb(tx, { ...receipt, id, accountId: account.id })
      if (message) await appendUpdate(tx, message)
    } else if (isMissedLongEnough(claimed)) {
      const message = await allowResend(tx, id)
      if (message) await appendUpdate(tx, message)
    } else await noteMissed(tx, id, now())
  })
}

/** Handed over by this very attempt: a twin that was written later must not lend it its name. */
function isThisText(text: ListedText, claimed: Claimed): boolean {
  const latest = Date.parse(claimed.triedAt) + handOverLimits.timeoutMs + clockSlackMs
  const isInTime = text.createdAt.getTime() <= latest
  return isInTime && text.direction === 'outbound' && text.body === claimed.message.body
}

function isMissedLongEnough({ missedAt }: Claimed): boolean {
  if (!missedAt) return false
  return now().getTime() - Date.parse(missedAt) >= outboxLimits.mayResendAfterMissedMs
}
