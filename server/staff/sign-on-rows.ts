import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'

export type Provider = {
  businessId: string
  issuer: string
  clientId: string
  clientSecretSealed: Buffer
  emailDomain: string
}

const columns = `s.business_id as "businessId", s.issuer, s.client_id as "clientId",
  s.client_secret_sealed as "clientSecretSealed", s.email_domain as "emailDomain"`

export function findProvider(db: Db | Tx, businessId: string): Promise<Provider | null> {
  return db.first<Provider>(`select ${columns} from single_sign_on s where s.business_id = $1`, [
    businessId
  ])
}

/** Several businesses may share a domain: first the one that this person works in. The answer does
 * not tell whether there is such a person. */
export function findProviderFor(db: Db, email: string): Promise<Provider | null> {
  return db.first<Provider>(
    `select ${columns} from single_sign_on s where s.email_domain = split_part($1, '@', 2)
     order by exists (select from memberships m join accounts a on a.id = m.account_id
       where a.email = $1 and m.business_id = s.business_id) desc, s.business_id limit 1`,
    [email]
  )
}

export async function putProvider(tx: Tx, provider: Omit<Provider, 'businessId'>): Promise<void> {
  await tx.rows(
    `insert into single_sign_on as s
       (business_id, issuer, client_id, client_secret_sealed, email_domain)
     values ($1, $2, $3, $4, $5)
     on conflict (business_id) do update set issuer = excluded.issuer,
       client_id = excluded.client_id, client_secret_sealed = excluded.client_secret_sealed,
       email_domain = excluded.email_domain`,
    [
      tx.businessId,
      provider.issuer,
      provider.clientId,
      provider.clientSecretSealed,
      provider.emailDomain
    ]
  )
}

export async function deleteProvider(tx: Tx): Promise<void> {
  await tx.rows('delete from single_sign_on where business_id = $1', [tx.businessId])
}

/** Ends every session that the provider vouched for. */
export async function endVouched(tx: Tx): Promise<void> {
  await tx.rows("delete from sessions where business_id = $1 and method = 'single-sign-on'", [
    tx.businessId
  ])
}

export type SignOnAttempt = { businessId: string; verifierSealed: Buffer; nonce: string }

export async function addAttempt(
  db: Db,
  attempt: SignOnAttempt & { stateHash: Buffer; browserHash: Buffer; expiresAt: Date }
): Promise<void> {
  await db.rows('delete from sign_on_attempts where expires_at < $1', [now()])
  await db.rows(
    `insert into sign_on_attempts
       (state_hash, business_id, browser_hash, verifier_sealed, nonce, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      attempt.stateHash,
      attempt.businessId,
      attempt.browserHash,
      attempt.verifierSealed,
      attempt.nonce,
      attempt.expiresAt
    ]
  )
}

/** Once, and in the browser that set out. */
export function takeAttempt(
  db: Db,
  { stateHash, browserHash }: { stateHash: Buffer; browserHash: Buffer }
): Promise<SignOnAttempt | null> {
  return db.first<SignOnAttempt>(
    `delete from sign_on_attempts
     where state_hash = $1 and browser_hash = $2 and expires_at > $3
     returning business_id as "businessId", verifier_sealed as "verifierSealed", nonce`,
    [stateHash, browserHash, now()]
  )
}
