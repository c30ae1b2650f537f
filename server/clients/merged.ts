import type { ClientId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

/** Whom somebody became; null for whoever was not merged. */
export async function findSurvivor(tx: Tx, id: ClientId): Promise<ClientId | null> {
  const row = await tx.first<{ id: string }>(
    'select into_id as id from merged_clients where business_id = $1 and id = $2',
    [tx.businessId, id]
  )
  return row?.id ?? null
}

/** Two merges or changes of the same people wait for each other. False: one of them is not there. */
export async function lockClients(tx: Tx, ids: ClientId[]): Promise<boolean> {
  const rows = await tx.rows(
    `select id from clients where business_id = $1 and id = any($2::uuid[]) order by id for update`,
    [tx.businessId, ids]
  )
  return rows.length === ids.length
}

const joined = [
  ['client_phones', 'phone, type, place + 100'],
  ['client_emails', 'email, type, place + 100'],
  ['client_group_members', 'group_id'],
  ['client_providers', 'staff_id']
] as const
const moved = ['patients', 'consents', 'client_entries'] as const

/** Everything that this module keeps of one client goes to another, who had it first keeps it. What
 * the other has not, it gets. The first one's row is gone then, and its id leads on. */
export async function moveClientRows(tx: Tx, from: ClientId, into: ClientId): Promise<void> {
  const given = [tx.businessId, from, into]
  for (const [table, columns] of joined) {
    const names = columns.replace(' + 100', '')
    await tx.rows(
      `insert into ${table} (business_id, client_id, ${names})
       select business_id, $3, ${columns} from ${table} where business_id = $1 and client_id = $2
       on conflict do nothing`,
      given
    )
    await deleteOf(tx, table, from)
  }
  for (const table of moved) {
    await tx.rows(
      `update ${table} set client_id = $3 where business_id = $1 and client_id = $2`,
      given
    )
  }
  await tx.rows(
    'update merged_clients set into_id = $3 where business_id = $1 and into_id = $2',
    given
  )
  const facts = await tx.first<Facts>(
    `update clients k set uid = null, external_id = null
     from clients was where was.business_id = $1 and was.id = $2 and k.business_id = $1 and k.id = $2
     returning ${factColumns('was')}`,
    given.slice(0, 2)
  )
  await tx.rows(fillGaps, [tx.businessId, into, ...Object.values(facts!)])
  await deleteClientRow(tx, from)
  await tx.rows(
    'insert into merged_clients (business_id, id, into_id, at) values ($1, $2, $3, $4)',
    [...given, now()]
  )
}

type Facts = Record<string, string | null>
const facts = [
  ...['uid', 'external_id', 'type', 'language', 'birthday'],
  ...['preferred_channel', 'note', 'provider_id', 'location_id']
]
const factColumns = (of: string) => facts.map(each => `${of}.${each}`).join(', ')
const fillGaps = `update clients set
  ${facts.map((each, place) => `${each} = coalesce(${each}, $${place + 3})`).join(', ')}
  where business_id = $1 and id = $2`

/** Erased: nothing of the client is left here but a STOP, which belongs to the phone. */
export async function deleteClientRows(tx: Tx, id: ClientId): Promise<void> {
  for (const [table] of joined) await deleteOf(tx, table, id)
  for (const table of moved) await deleteOf(tx, table, id)
  await tx.rows('delete from merged_clients where business_id = $1 and into_id = $2', [
    tx.businessId,
    id
  ])
  await deleteClientRow(tx, id)
}

async function deleteClientRow(tx: Tx, id: ClientId): Promise<void> {
  await deleteOf(tx, 'client_words', id)
  await tx.rows('delete from clients where business_id = $1 and id = $2', [tx.businessId, id])
}

async function deleteOf(tx: Tx, table: string, id: ClientId): Promise<void> {
  await tx.rows(`delete from ${table} where business_id = $1 and client_id = $2`, [
    tx.businessId,
    id
  ])
}
