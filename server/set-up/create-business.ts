import { newId } from '@parlor/contract/ids.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { addBusiness } from '../businesses/businesses.ts'
import type { CarrierAccounts } from '../numbers/carrier-accounts.ts'
import { addNumber } from '../numbers/numbers.ts'
import type { Db, Tx } from '../platform/db.ts'
import { randomToken } from '../platform/secrets.ts'
import { addAccount } from '../staff/accounts.ts'
import { refuseUnknownTimeZone } from '../staff/change-locations.ts'
import { addLocation } from '../staff/locations.ts'
import { addStaff } from '../staff/staff.ts'
import { putFacts } from './set-up-rows.ts'

/** An account with a carrier, as our settings name it. */
export type OwnCarrier = { carrier: string; accountName: string; secret: string; apiUrl: string }

export type NewBusiness = {
  name: string
  kind: string
  timeZone: string
  country: string
  locationName: string
  owner: { name: string; email: string; passwordHash: string }
  number: { phone: string; carrier: OwnCarrier } | null
  setUp: boolean // false: the wizard goes on
}
export type Created = { businessId: string; staffId: string; accountId: string }

const textsPerSecond = 1 // what a new long code may do

/** A business in one call and one transaction: location, number, owner and what comes by itself. */
export async function createBusiness(
  { db, accounts }: { db: Db; accounts: CarrierAccounts },
  business: NewBusiness,
  first: (tx: Tx) => Promise<void> = async () => undefined
): Promise<Created> {
  refuseUnknownTimeZone(business.timeZone)
  const [businessId, staffId, locationId] = [newId(), newId(), newId()]
  const carrierAccountId = business.number && newId()
  const accountId = await db.inBusiness(businessId, async tx => {
    await first(tx)
    await addBusiness(tx, business)
    await putFacts(tx, business)
    const { timeZone, locationName } = business
    await addLocation(tx, { id: locationId, name: locationName, timeZone })
    const { name, email, passwordHash } = business.owner
    await addStaff(tx, { id: staffId, name, role: 'owner', colour: 1 })
    const account = await addAccount(tx, { email, passwordHash, businessId, staffId })
    if (business.number && carrierAccountId) {
      const { phone } = business.number
      await giveNumber(tx, { phone, label: locationName, locationId, carrierAccountId })
    }
    await noteInAudit(tx, {
      act: 'business.made',
      by: staffId,
      subject: { kind: 'business', id: businessId },
      details: { kind: business.kind }
    })
    return account
  })
  if (business.number && carrierAccountId) {
    await openAccount(accounts, { id: carrierAccountId, businessId, ...business.number.carrier })
  }
  return { businessId, staffId, accountId }
}

type Giving = { phone: string; label: string; locationId: string | null; carrierAccountId: string }

/** The carrier is told where to call by a job: it may be away right now. */
export async function giveNumber(tx: Tx, number: Giving): Promise<void> {
  const id = newId()
  await addNumber(tx, { ...number, id, textsPerSecond })
  tx.enqueue('register-number', { businessId: tx.businessId, numberId: id }, `register ${id}`)
}

export async function openAccount(
  accounts: CarrierAccounts,
  account: OwnCarrier & { id: string; businessId: string }
): Promise<void> {
  await accounts.add({
    id: account.id,
    businessId: account.businessId,
    token: randomToken(),
    carrier: account.carrier,
    carrierAccountName: account.accountName,
    secret: account.secret,
    previousSecret: null,
    apiUrl: account.apiUrl
  })
}
