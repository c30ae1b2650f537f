import { newId } from '@parlor/contract/ids.ts'
import type { BuiltInRole } from '@parlor/contract/permissions.ts'
import { addBusiness } from '../businesses/businesses.ts'
import { addNumber } from '../numbers/numbers.ts'
import { hashPassword, randomToken } from '../platform/secrets.ts'
import type { Server } from '../server.ts'
import { addAccount, addMembership, findAccount } from '../staff/accounts.ts'
import { addLocation } from '../staff/locations.ts'
import { addStaff } from '../staff/staff.ts'

export const demoPassword = 'let-me-in-demo'

export type NewBusiness = {
  name: string
  timeZone: string
  staff: { name: string; email: string; role: BuiltInRole }[]
  numbers: { phone: string; label: string; textsPerSecond: number }[]
  carrier: { accountSid: string; authToken: string; apiUrl: string }
}
export type Made = {
  businessId: string
  staff: Record<string, string> // by first name, in small letters
  numbers: Record<string, string> // by phone
  locations: Record<string, string> // by name
  carrierAccountId: string
}

/** A business, ready to be texted: people, sign-ins, numbers, and the account that carries them. */
export async function makeBusiness(server: Server, business: NewBusiness): Promise<Made> {
  const { db } = server.platform
  const made: Made = {
    businessId: newId(),
    staff: {},
    numbers: {},
    locations: {},
    carrierAccountId: newId()
  }
  const { businessId, carrierAccountId } = made
  await server.accounts.add({
    id: carrierAccountId,
    businessId,
    token: randomToken(),
    carrier: 'twilio',
    carrierAccountName: business.carrier.accountSid,
    secret: business.carrier.authToken,
    previousSecret: null,
    apiUrl: business.carrier.apiUrl
  })
  await db.inBusiness(businessId, async tx => {
    await addBusiness(tx, business)
    for (const [index, { name, role }] of business.staff.entries()) {
      const id = newId()
      made.staff[name.split(' ')[0]!.toLowerCase()] = id
      await addStaff(tx, { id, name, role, colour: index + 1 })
    }
    for (const number of business.numbers) {
      const id = newId()
      made.numbers[number.phone] = id
      const locationId = made.locations[number.label] ?? newId()
      made.locations[number.label] = locationId
      const { timeZone } = business
      await addLocation(tx, { id: locationId, name: number.label, timeZone })
      await addNumber(tx, { ...number, id, carrierAccountId, locationId })
      tx.enqueue('register-number', { businessId, numberId: id }, `register ${id}`)
    }
  })
  const passwordHash = await hashPassword(demoPassword)
  for (const { name, email } of business.staff) {
    const staffId = made.staff[name.split(' ')[0]!.toLowerCase()]!
    const account = await findAccount(db, email)
    if (account) await addMembership(db, { accountId: account.id, businessId, staffId })
    else await addAccount(db, { email, passwordHash, businessId, staffId })
  }
  return made
}
