import { newId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'

export type Account = {
  id: string
  email: string
  passwordHash: string | null
  disabledAt: string | null
  provenAt: string | null // when a letter to its e-mail was opened
}
export type Membership = { businessId: string; staffId: string }

const columns = `id, email, password_hash as "passwordHash", disabled_at as "disabledAt",
  proven_at as "provenAt"`

/** The person behind an e-mail. */
export async function findAccount(db: Db | Tx, email: string): Promise<Account | null> {
  if (email.includes('\0')) return null // The database cannot even be asked for that.
  return db.first<Account>(`select ${columns} from accounts where email = $1`, [
    email.trim().toLowerCase()
  ])
}

export async function getAccount(db: Db | Tx, id: string): Promise<Account> {
  const account = await db.first<Account>(`select ${columns} from accounts where id = $1`, [id])
  if (!account) throw new Error('A session names an account that is not there.')
  return account
}

/** Where this person works: first where they were last. */
export function membershipsOf(db: Db | Tx, accountId: string): Promise<Membership[]> {
  return db.rows<Membership>(
    `select m.business_id as "businessId", m.staff_id as "staffId" from memberships m
     where m.account_id = $1 and m.disabled_at is null
     order by (select max(s.used_at) from sessions s where s.account_id = m.account_id
       and s.business_id = m.business_id) desc nulls last, m.business_id`,
    [accountId]
  )
}

export async function addAccount(
  db: Db | Tx,
  account: { email: string; passwordHash: string | null; businessId: string; staffId: string }
): Promise<string> {
  const id = newId()
  const { email, passwordHash, businessId, staffId } = account
  await db.rows(
    'insert into accounts (id, email, password_hash, created_at) values ($1, $2, $3, $4)',
    [id, email.toLowerCase(), passwordHash, now()]
  )
  await addMembership(db, { accountId: id, businessId, staffId })
  return id
}

export async function addMembership(
  db: Db | Tx,
  { accountId, businessId, staffId }: Membership & { accountId: string }
): Promise<void> {
  await db.rows('insert into memberships (account_id, business_id, staff_id) values ($1, $2, $3)', [
    accountId,
    businessId,
    staffId
  ])
}

export async function setPassword(db: Db | Tx, id: string, passwordHash: string): Promise<void> {
  await db.rows('update accounts set password_hash = $2 where id = $1', [id, passwordHash])
}

/** Whoever opened a letter has the address. */
export async function noteProven(db: Db | Tx, id: string): Promise<void> {
  await db.rows('update accounts set proven_at = coalesce(proven_at, $2) where id = $1', [
    id,
    now()
  ])
}

/** Every business that this person may go to. Their names are read in each of them by a function,
 * because only one business is entered at a time. */
export function listBusinessesOf(tx: Tx, staffId: string): Promise<{ id: string; name: string }[]> {
  return tx.rows(
    `select id, name from businesses_of_account((select account_id from memberships
       where business_id = $1 and staff_id = $2)) order by name, id`,
    [tx.businessId, staffId]
  )
}

/** All in which somebody works. */
export async function listBusinesses(db: Db): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(
    'select distinct business_id as id from memberships order by 1'
  )
  return rows.map(row => row.id)
}
