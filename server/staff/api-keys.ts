import type { ApiKey, Scope } from '@parlor/contract/api-keys.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'

const columns = `k.id, (select s.name from staff s
    where s.business_id = k.business_id and s.id = k.id) as name,
  k.scopes, k.ending, jsonb_build_object('id', k.made_by, 'name', (select s.name from staff s
    where s.business_id = k.business_id and s.id = k.made_by)) as "madeBy",
  k.made_at as "madeAt", k.expires_at as "expiresAt", k.used_at as "lastUsedAt"`

export function listKeyRows(tx: Tx): Promise<ApiKey[]> {
  return tx.rows<ApiKey>(
    `select ${columns} from api_keys k where k.business_id = $1 order by k.made_at desc, k.id`,
    [tx.businessId]
  )
}

export function findKeyRow(tx: Tx, id: string): Promise<ApiKey | null> {
  return tx.first<ApiKey>(
    `select ${columns} from api_keys k where k.business_id = $1 and k.id = $2`,
    [tx.businessId, id]
  )
}

export type NewKey = {
  id: string
  name: string
  scopes: Scope[]
  ending: string
  madeBy: string
  expiresAt: Date | null
  tokenHash: Buffer
}

/** False when the id is somebody’s already. */
export async function addKeyRow(tx: Tx, key: NewKey): Promise<boolean> {
  const author = await tx.first(
    `insert into staff (business_id, id, name, role, colour, created_at, removed_at)
     values ($1, $2, $3, 'provider', 1, $4, $4) on conflict do nothing returning id`,
    [tx.businessId, key.id, key.name, now()]
  )
  if (!author) return false
  await tx.rows(
    `insert into api_keys (business_id, id, scopes, ending, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.businessId, key.id, key.scopes, key.ending, key.madeBy, now(), key.expiresAt]
  )
  await tx.rows(
    'insert into api_key_tokens (token_hash, business_id, key_id) values ($1, $2, $3)',
    [key.tokenHash, tx.businessId, key.id]
  )
  return true
}

/** False when there is no such key. Its author stays. */
export async function deleteKeyRow(tx: Tx, id: string): Promise<boolean> {
  await tx.rows('delete from api_key_tokens where business_id = $1 and key_id = $2', [
    tx.businessId,
    id
  ])
  const row = await tx.first(
    'delete from api_keys where business_id = $1 and id = $2 returning id',
    [tx.businessId, id]
  )
  return row !== null
}

export function findTokenRow(
  db: Db,
  tokenHash: Buffer
): Promise<{ businessId: string; id: string } | null> {
  return db.first(
    `select business_id as "businessId", key_id as id from api_key_tokens where token_hash = $1`,
    [tokenHash]
  )
}

export async function noteKeyUse(tx: Tx, id: string): Promise<void> {
  await tx.rows('update api_keys set used_at = $3 where business_id = $1 and id = $2', [
    tx.businessId,
    id,
    now()
  ])
}
