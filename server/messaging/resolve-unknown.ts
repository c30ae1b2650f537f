import { CarrierTrouble, type ListedText } from '../carriers/carrier.ts'
import type { CarrierAccounts } from '../numbers/carrier-accounts.ts'
import { now } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { appendUpdate } from './append.ts'
import { knownCarrierIds } from './messages.ts'
import { allowResend, type Claimed, climb, outboxLimits, takeOverdue } from './outbox.ts'

const clockSlackMs = 5_000 // the carrier's clock is not ours, and its times are whole seconds

type Parts = { platform: Platform; accounts: CarrierAccounts }

/** Texts of which nobody can tell whether they left are looked up in the carrier's own list. */
export async function resolveUnknown(parts: Parts, businessId: string): Promise<void> {
  const overdue = await parts.platform.db.inBusiness(businessId, async tx => {
    const claimed = await takeOverdue(tx)
    for (const each of claimed) await appendUpdate(tx, each.message)
    return claimed
  })
  for (const each of overdue) await resolve(parts, businessId, each)
}

async function resolve({ platform, accounts }: Parts, businessId: string, claimed: Claimed) {
  const account = await accounts.byId(claimed.carrierAccountId)
  if (!account) return
  const since = new Date(Date.parse(claimed.firstTriedAt) - clockSlackMs)
  const listed = await account.carrier
    .list(account, { from: claimed.from, to: claimed.to, since })
    .catch(error => {
      if (error instanceof CarrierTrouble) return null // it does not answer: later
      throw error
    })
  if (!listed) return
  await platform.db.inBusiness(businessId, async tx => {
    const same = listed.filter(text => isThisText(text, claimed))
    const known = await knownCarrierIds(
      tx,
      account.id,
      same.map(text => text.carrierMessageId)
    )
    const unclaimed = same.filter(text => !known.has(text.carrierMessageId))
    const message =
      unclaimed.length === 1
        ? await climb(tx, {
            ...unclaimed[0]!.receipt,
            id: claimed.message.id,
            accountId: account.id
          })
        : waitedLongEnough(claimed)
          ? await allowResend(tx, claimed.message.id)
          : null
    if (message) await appendUpdate(tx, message)
  })
}

function isThisText(text: ListedText, claimed: Claimed): boolean {
  return text.direction === 'outbound' && text.body === claimed.message.body
}

function waitedLongEnough(claimed: Claimed): boolean {
  return now().getTime() - Date.parse(claimed.firstTriedAt) >= outboxLimits.mayResendAfterMs
}
