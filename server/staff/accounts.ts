import { newId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'

export type Account = {
  id: string
  passwordHash: string
  disabledAt: string | null
  businessId: string
  staffId: string
}

/** The person behind an e-mail, and the business they work in. */
export async function findAccount(db: Db, email: string): Promise<Account | null> {
  if (email.includes('\0')) return null // The database cannot even be asked for that.
  return db.first<Account>(
    `select a.id, a.password_hash as "passwordHash", a.disabled_at as "disabledAt",
       m.business_id as "businessId", m.staff_id as "staffId"
     from accounts a
     join memberships m on m.account_id = a.id and m.disabled_at is null
     where a.email = $1 order by m.business_id limit 1`,
    [email.trim().toLowerCase()]
  )
}

export async function addAccount(
  db: Db,
  account: { email: string; passwordHash: string; businessId: string; staffId: string }
): Promise<void> {
  const id = newId()
  const { email, passwordHash, businessId, staffId } = account
  await db.rows(
    'insert into accounts (id, email, password_hash, created_at) values ($1, $2, $3, $4)',
    [id, email.toLowerCase(), passwordHash, now()]
  )
  await db.rows('insert into memberships (account_id, business_id, staff_id) values ($1, $2, $3)', [
    id,
    businessId,
    staffId
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
