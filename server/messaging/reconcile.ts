import type { ListedText } from '../carriers/carrier.ts'
import type { CarrierAccounts, KnownAccount } from '../numbers/carrier-accounts.ts'
import {
  findNumber,
  listAllNumbers,
  noteReconciled,
  type NumberRow,
  reconciledThrough
} from '../numbers/numbers.ts'
import { now } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { knownCarrierIds } from './messages.ts'
import { receiveMessage } from './receive-message.ts'
import { recordReceipt } from './record-receipt.ts'

/** Receipts may still come for texts of yesterday; lists are read again from that far back. */
const overlapMs = 24 * 3_600_000

type Parts = { platform: Platform; accounts: CarrierAccounts }

/** After an outage, and every few minutes: what the carrier holds and we do not is fetched. */
export async function reconcileAll(parts: Parts): Promise<void> {
  for (const { businessId, numberId } of await listAllNumbers(parts.platform.db)) {
    await reconcileNumber(parts, businessId, numberId).catch(error =>
      parts.platform.log.warn({ err: error, businessId }, 'reconciliation has to wait')
    )
  }
}

export async function reconcileNumber(parts: Parts, businessId: string, numberId: string) {
  const { db } = parts.platform
  const startedAt = now()
  const { number, through } = await db.inBusiness(businessId, async tx => ({
    number: (await findNumber(tx, numberId))!,
    through: await reconciledThrough(tx, numberId)
  }))
  const account = await parts.accounts.byId(number.carrierAccountId)
  if (!account) return
  const since = new Date(through.getTime() - overlapMs)
  const inbound = await account.carrier.list(account, { to: number.phone, since })
  await takeMissing(parts, number, account, inbound)
  const outbound = await account.carrier.list(account, { from: number.phone, since })
  await takeReceipts(parts, account, outbound)
  await db.inBusiness(businessId, tx => noteReconciled(tx, numberId, startedAt))
}

async function takeMissing(
  { platform }: Parts,
  number: NumberRow,
  account: KnownAccount,
  listed: ListedText[]
) {
  const inbound = listed.filter(text => text.direction === 'inbound')
  const known = await knownIn(platform, number.businessId, account.id, inbound)
  const missing = inbound.filter(text => !known.has(text.carrierMessageId)).reverse()
  for (const text of missing) {
    const { carrierMessageId, from, to, body, createdAt: sentAt } = text
    const media =
      text.pictures > 0 ? await account.carrier.listMedia(account, carrierMessageId) : []
    const late = { carrierMessageId, from, to, body, media, carrierAnswered: null, sentAt }
    await receiveMessage(platform.db, number, late)
  }
}

/** A receipt that was lost on the way is read from the list. */
async function takeReceipts({ platform }: Parts, account: KnownAccount, listed: ListedText[]) {
  const outbound = listed.filter(text => text.direction === 'outbound')
  const known = await knownIn(platform, account.businessId, account.id, outbound)
  for (const { carrierMessageId, receipt } of outbound) {
    const ours = known.get(carrierMessageId)
    if (ours?.status === 'sent' && receipt.status !== 'sent') {
      await recordReceipt(platform.db, account, receipt, ours.id)
    }
  }
}

function knownIn({ db }: Platform, businessId: string, accountId: string, texts: ListedText[]) {
  const ids = texts.map(text => text.carrierMessageId)
  return db.inBusiness(businessId, tx => knownCarrierIds(tx, accountId, ids))
}
