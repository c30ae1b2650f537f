import type { NumberId } from '@parlor/contract/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { Trouble } from '../platform/errors.ts'
import type { CarrierAccounts, KnownAccount } from './carrier-accounts.ts'
import { findNumber, noteRegistration } from './numbers.ts'

export function webhookUrl(platform: Platform, account: KnownAccount, what: string): string {
  return `${platform.publicUrl}/webhooks/${account.carrier.name}/${account.token}/${what}`
}

/** Tells the carrier where to call when somebody texts this number. Once for each address of ours. */
export async function registerNumber(
  platform: Platform,
  accounts: CarrierAccounts,
  of: { businessId: string; numberId: NumberId }
): Promise<void> {
  const number = await platform.db.inBusiness(of.businessId, tx => findNumber(tx, of.numberId))
  const account = number && (await accounts.byId(number.carrierAccountId))
  if (!account) return
  const textUrl = webhookUrl(platform, account, 'text')
  if (number.registeredUrl === textUrl) return
  const listed = await account.carrier.listNumbers(account)
  const theirs = listed.find(each => each.phone === number.phone)
  if (!theirs)
    throw new Trouble('number-not-listed', 'The carrier does not list this number as ours.')
  await account.carrier.setNumberUrls(account, theirs.carrierNumberId, {
    textUrl,
    fallbackUrl: webhookUrl(platform, account, 'text-again'),
    statusUrl: webhookUrl(platform, account, 'status')
  })
  await platform.db.inBusiness(of.businessId, tx => noteRegistration(tx, number.id, textUrl))
}
