import type { Receipt } from '../carriers/carrier.ts'
import type { KnownAccount } from '../numbers/carrier-accounts.ts'
import type { Db } from '../platform/db.ts'
import { appendUpdate } from './append.ts'
import { climb } from './outbox.ts'

/** A carrier says how far a text has got. Late, twice and out of order end in the same state. One
 * that we cannot place changes nothing. */
export async function recordReceipt(
  db: Db,
  account: KnownAccount,
  receipt: Receipt,
  messageId: string | null
): Promise<boolean> {
  return db.inBusiness(
    account.businessId,
    async tx => {
      const message = await climb(tx, { ...receipt, id: messageId, accountId: account.id })
      if (message) await appendUpdate(tx, message)
      return message !== null
    },
    'intake'
  )
}
