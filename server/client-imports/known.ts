import { countryOf } from '../clients/read-phone.ts'
import { listNumbers } from '../numbers/numbers.ts'
import { Refusal } from '../platform/errors.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'
import type { Bad } from './read-row.ts'

/** How this business writes numbers, and which are its own. */
export async function whatIsKnown(tx: Tx) {
  const numbers = await listNumbers(tx)
  return {
    country: await countryOf(numbers[0]?.phone),
    ours: new Set(numbers.map(each => each.phone as string))
  }
}

export function asBad({ field, why }: Bad) {
  return { fate: 'bad' as const, clientId: null, gains: [], field, why }
}

/** Who does not see every client cannot tell who is here already. */
export function refuseUnlessSeesAll(me: StaffCaller): void {
  if (me.rights.clients === 'all') return
  throw new Refusal(
    'no-permission',
    'You need the permission to see all clients: the file is compared with every card.',
    { status: 403 }
  )
}
