import { signInLimits } from '@parlor/contract/sign-in.ts'
import { newId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

export type Passkey = { id: string; name: string; addedAt: string; lastUsedAt: string | null }
export type KnownPasskey = {
  id: string
  accountId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

const columns = 'id, name, created_at as "addedAt", used_at as "lastUsedAt"'

export function listPasskeys(db: Db, accountId: string): Promise<Passkey[]> {
  return db.rows<Passkey>(
    `select ${columns} from passkeys where account_id = $1 order by created_at, id`,
    [accountId]
  )
}

const known = `id, account_id as "accountId", credential_id as "credentialId",
  public_key as "publicKey", counter, transports`

export function passkeysOf(db: Db, accountId: string): Promise<KnownPasskey[]> {
  return db.rows<KnownPasskey>(`select ${known} from passkeys where account_id = $1`, [accountId])
}

export function findPasskey(db: Db, credentialId: string): Promise<KnownPasskey | null> {
  if (credentialId.includes('\0')) return Promise.resolve(null)
  return db.first<KnownPasskey>(`select ${known} from passkeys where credential_id = $1`, [
    credentialId
  ])
}

/** Null when this passkey is known already. */
export function addPasskey(
  db: Db,
  passkey: Omit<KnownPasskey, 'id'> & { name: string }
): Promise<Passkey | null> {
  const { accountId, credentialId, publicKey, counter, transports, name } = passkey
  return db.first<Passkey>(
    `insert into passkeys
       (id, account_id, credential_id, public_key, counter, transports, name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (credential_id) do nothing returning ${columns}`,
    [newId(), accountId, credentialId, publicKey, counter, transports, name, now()]
  )
}

/** False when a copy of it was used meanwhile: its counter only climbs. */
export async function noteUse(db: Db, id: string, counter: number): Promise<boolean> {
  const row = await db.first(
    `update passkeys set counter = $2, used_at = $3
     where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning id`,
    [id, counter, now()]
  )
  return row !== null
}

export async function deletePasskey(db: Db, accountId: string, id: string): Promise<boolean> {
  const row = await db.first(
    'delete from passkeys where account_id = $1 and id = $2 returning id',
    [accountId, id]
  )
  return row !== null
}

export async function deletePasskeysOf(db: Db, accountId: string): Promise<void> {
  await db.rows('delete from passkeys where account_id = $1', [accountId])
}

export async function addChallenge(
  db: Db,
  of: { accountId: string | null; challenge: string }
): Promise<string> {
  const id = newId()
  await db.rows('delete from challenges where expires_at < $1', [now()])
  await db.rows(
    'insert into challenges (id, account_id, challenge, expires_at) values ($1, $2, $3, $4)',
    [
      id,
      of.accountId,
      of.challenge,
      new Date(now().getTime() + signInLimits.challengeMinutes * 60_000)
    ]
  )
  return id
}

/** What this browser was asked; it can be answered once. */
export async function takeChallenge(
  db: Db,
  id: string,
  accountId: string | null
): Promise<string | null> {
  const row = await db.first<{ challenge: string }>(
    `delete from challenges where id = $1 and account_id is not distinct from $2
       and expires_at > $3 returning challenge`,
    [id, accountId, now()]
  )
  return row?.challenge ?? null
}
