import type { Carrier, CarrierAccount } from '../carriers/carrier.ts'
import { carriers } from '../carriers/carriers.ts'
import { monotonicMs } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Secrets } from '../platform/secrets.ts'

/** Our account with a carrier, found by the unguessable part of a webhook's URL or by its id. */
export type KnownAccount = CarrierAccount & {
  id: string
  businessId: string
  token: string
  carrier: Carrier
}

type Row = {
  id: string
  businessId: string
  carrier: string
  token: string
  carrierAccountName: string
  secretSealed: Buffer
  previousSecretSealed: Buffer | null
  apiUrl: string
}

const sealPurpose = 'carrier-secret'
const limits = { cachedMs: 10_000, cachedMax: 50_000 }

const columns = `id, business_id as "businessId", carrier, token,
  carrier_account_name as "carrierAccountName", secret_sealed as "secretSealed",
  previous_secret_sealed as "previousSecretSealed", api_url as "apiUrl"`

export function openCarrierAccounts(db: Db, secrets: Secrets) {
  const known = new Map<string, { account: KnownAccount; untilMs: number }>()

  function toAccount(row: Row): KnownAccount | null {
    const carrier = (carriers as Record<string, Carrier>)[row.carrier]
    if (!carrier) return null
    const { secretSealed, previousSecretSealed, ...rest } = row
    return {
      ...rest,
      carrier,
      secret: secrets.unseal(sealPurpose, secretSealed),
      previousSecret: previousSecretSealed && secrets.unseal(sealPurpose, previousSecretSealed)
    }
  }

  /** Asked for at every webhook and changed once a year: kept for some seconds. */
  async function cached(key: string, find: () => Promise<Row | null>) {
    const found = known.get(key)
    if (found && found.untilMs > monotonicMs()) return found.account
    let row: Row | null
    try {
      row = await find()
    } catch (error) {
      // Without the database what was known still tells the carrier's calls from a stranger's.
      if (found) return found.account
      throw error
    }
    const account = row && toAccount(row)
    if (!account) return null
    if (known.size >= limits.cachedMax) known.clear()
    known.set(key, { account, untilMs: monotonicMs() + limits.cachedMs })
    return account
  }

  return {
    byToken: (token: string) =>
      cached(`token ${token}`, () =>
        db.first<Row>(`select ${columns} from carrier_accounts where token = $1`, [token])
      ),
    byId: (id: string) =>
      cached(`id ${id}`, () =>
        db.first<Row>(`select ${columns} from carrier_accounts where id = $1`, [id])
      ),
    async add(
      account: CarrierAccount & { id: string; businessId: string; token: string; carrier: string }
    ) {
      await db.rows(
        `insert into carrier_accounts
           (id, business_id, carrier, token, carrier_account_name, secret_sealed, api_url)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          account.id,
          account.businessId,
          account.carrier,
          account.token,
          account.carrierAccountName,
          secrets.seal(sealPurpose, account.secret),
          account.apiUrl
        ]
      )
    },
    /** The settings may name another secret or address than last time. */
    async update(name: string, secret: string, apiUrl: string) {
      known.clear()
      await db.rows(
        `update carrier_accounts set secret_sealed = $2, api_url = $3
         where carrier_account_name = $1`,
        [name, secrets.seal(sealPurpose, secret), apiUrl]
      )
    }
  }
}

export type CarrierAccounts = ReturnType<typeof openCarrierAccounts>
