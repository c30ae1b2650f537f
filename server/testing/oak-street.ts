import { newId } from '@parlor/contract/ids.ts'
import { addNumber } from '../numbers/numbers.ts'
import { registerNumber } from '../numbers/register-number.ts'
import type { Salon } from './salon.ts'

/** The salon's second branch, with a number of its own at the same carrier. */
export async function openOakStreet({ server, salon }: Salon): Promise<string> {
  const { businessId, carrierAccountId } = salon
  const number = { id: newId(), phone: '+12505550130', label: 'Oak Street', locationId: null }
  await server.platform.db.inBusiness(businessId, tx =>
    addNumber(tx, { ...number, textsPerSecond: 1000, carrierAccountId })
  )
  await registerNumber(server.platform, server.accounts, { businessId, numberId: number.id })
  return number.phone
}
