import type { InputOf } from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import type { setUp } from '@parlor/contract/set-up.ts'
import type { Carrier } from '../carriers/carrier.ts'
import { carriers } from '../carriers/carriers.ts'
import type { CarrierAccounts } from '../numbers/carrier-accounts.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { hashPassword, randomToken, sha256 } from '../platform/secrets.ts'
import { refuseWeakPassword } from '../staff/passwords.ts'
import { createBusiness, giveNumber, openAccount, type OwnCarrier } from './create-business.ts'
import { isEmpty, isLink, phonesTaken, putLink, takeLink } from './set-up-rows.ts'

export type SetUpParts = {
  db: Db
  accounts: CarrierAccounts
  virtualCarrier: OwnCarrier | null
}

/** The one-time link of an installation where nobody works yet; null as soon as somebody does. */
export async function newSetUpLink(db: Db, publicUrl: string): Promise<string | null> {
  if (!(await isEmpty(db))) return null
  const token = randomToken()
  await putLink(db, sha256(token))
  return `${publicUrl}/set-up#${token}`
}

export async function isGoodLink(db: Db, token: string): Promise<boolean> {
  return (await isLink(db, sha256(token))) && (await isEmpty(db))
}

/** The first owner sets up the first business. Whatever is wrong is said before the link is used. */
export async function setUpBusiness(parts: SetUpParts, input: InputOf<typeof setUp>) {
  if (!(await isGoodLink(parts.db, input.token))) throw ended()
  const { name, email, password } = input.owner
  await refuseWeakPassword(password, email)
  const number = input.number === 'virtual' ? await freeNumber(parts) : null
  const passwordHash = await hashPassword(password)
  const owner = { name, email, passwordHash }
  return createBusiness(parts, { ...input.business, owner, number, setUp: false }, async tx => {
    if (!(await takeLink(tx, sha256(input.token)))) throw ended()
    if (number && (await phonesTaken(tx, [number.phone])).size > 0) throw noNumber()
  })
}

type Free = { phone: string; carrier: OwnCarrier }

/** A number of the virtual carrier that nobody has yet. */
export async function freeNumber({ db, virtualCarrier }: SetUpParts): Promise<Free> {
  if (!virtualCarrier) {
    throw new Refusal(
      'no-virtual-carrier',
      'The virtual carrier is not running here. Add a number of your own in Settings.'
    )
  }
  const { carrier, accountName: carrierAccountName, secret, apiUrl } = virtualCarrier
  const listed = await (carriers as Record<string, Carrier>)[carrier]!.listNumbers({
    carrierAccountName,
    secret,
    previousSecret: null,
    apiUrl
  })
  const taken = await db.inBusiness(newId(), tx =>
    phonesTaken(
      tx,
      listed.map(each => each.phone)
    )
  )
  const free = listed.find(each => !taken.has(each.phone))
  if (!free) throw noNumber()
  return { phone: free.phone, carrier: virtualCarrier }
}

/** Step 3, later: the business gets a number of the virtual carrier. */
export async function addVirtualNumber(
  parts: SetUpParts,
  of: { businessId: string; label: (tx: Tx) => Promise<{ id: string; name: string } | null> }
): Promise<void> {
  const number = await freeNumber(parts)
  const carrierAccountId = newId()
  const { businessId } = of
  await openAccount(parts.accounts, { id: carrierAccountId, businessId, ...number.carrier })
  await parts.db.inBusiness(businessId, async tx => {
    if ((await phonesTaken(tx, [number.phone])).size > 0) throw noNumber()
    const location = await of.label(tx)
    await giveNumber(tx, {
      phone: number.phone,
      label: location?.name ?? 'Virtual number',
      locationId: location?.id ?? null,
      carrierAccountId
    })
  })
}

function ended(): Refusal {
  return new Refusal(
    'link-ended',
    'This set-up link has ended or was used. The newest one stands in the log of the last start.',
    { status: 410 }
  )
}

function noNumber(): Refusal {
  return new Refusal('no-number-left', 'The virtual carrier has no number left.')
}
