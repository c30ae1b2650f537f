import type { Channel } from '@parlor/contract/client-cards.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import type { Phone } from '@parlor/contract/phone.ts'
import type { Tx } from '../platform/db.ts'

/** What one field holds; a field that is not given stays as it is. */
export type PlainFields = {
  name?: string | undefined
  uid?: string | null | undefined
  externalId?: string | null | undefined
  type?: string | null | undefined
  language?: string | null | undefined
  birthday?: string | null | undefined
  preferredChannel?: Channel | null | undefined
  note?: string | null | undefined
}

const columns: Record<keyof PlainFields, string> = {
  name: 'name',
  uid: 'uid',
  externalId: 'external_id',
  type: 'type',
  language: 'language',
  birthday: 'birthday',
  preferredChannel: 'preferred_channel',
  note: 'note'
}

export async function putFields(tx: Tx, id: ClientId, fields: PlainFields): Promise<void> {
  const given = Object.entries(columns).flatMap(([name, column]) => {
    const value = fields[name as keyof PlainFields]
    return value === undefined ? [] : [{ column, value }]
  })
  if (given.length === 0) return
  const sets = given.map(({ column }, place) => `${column} = $${place + 3}`)
  await tx.rows(`update clients set ${sets.join(', ')} where business_id = $1 and id = $2`, [
    ...[tx.businessId, id],
    ...given.map(({ value }) => value)
  ])
}

/** All of them, the main one first. */
export function putPhones(tx: Tx, id: ClientId, phones: { phone: Phone; type: string }[]) {
  const given = phones.map(({ phone, type }) => ({ contact: phone, type }))
  return putContacts(tx, id, ['client_phones', 'phone'], given)
}

export function putEmails(tx: Tx, id: ClientId, emails: { email: string; type: string }[]) {
  const given = emails.map(({ email, type }) => ({ contact: email, type }))
  return putContacts(tx, id, ['client_emails', 'email'], given)
}

async function putContacts(
  tx: Tx,
  id: ClientId,
  [table, column]: ['client_phones', 'phone'] | ['client_emails', 'email'],
  given: { contact: string; type: string }[]
): Promise<void> {
  await tx.rows(`delete from ${table} where business_id = $1 and client_id = $2`, [
    tx.businessId,
    id
  ])
  await tx.rows(
    `insert into ${table} (business_id, client_id, ${column}, type, place)
     select $1, $2, contact, type, place - 1
     from unnest($3::text[], $4::text[]) with ordinality as given (contact, type, place)
     on conflict do nothing`,
    [tx.businessId, id, given.map(each => each.contact), given.map(each => each.type)]
  )
}

/** Groups that are gone meanwhile are left out. */
export async function putGroups(tx: Tx, id: ClientId, groupIds: string[]): Promise<void> {
  await tx.rows('delete from client_group_members where business_id = $1 and client_id = $2', [
    tx.businessId,
    id
  ])
  await tx.rows(
    `insert into client_group_members (business_id, group_id, client_id)
     select $1, g.id, $2 from client_groups g where g.business_id = $1 and g.id = any($3::uuid[])`,
    [tx.businessId, id, groupIds]
  )
}

/** Whoever has this UID, or this id of another system. */
export function findHolder(
  tx: Tx,
  of: 'uid' | 'externalId',
  value: string
): Promise<{ id: string; name: string } | null> {
  return tx.first(`select id, name from clients where business_id = $1 and ${columns[of]} = $2`, [
    tx.businessId,
    value
  ])
}

export async function putGroup(tx: Tx, group: { id: string; name: string }, at: Date) {
  await tx.rows(
    `insert into client_groups (business_id, id, name, created_at) values ($1, $2, $3, $4)
     on conflict (business_id, id) do nothing`,
    [tx.businessId, group.id, group.name, at]
  )
}

export function findGroupCalled(
  tx: Tx,
  name: string
): Promise<{ id: string; name: string } | null> {
  return tx.first(
    'select id, name from client_groups where business_id = $1 and lower(name) = lower($2)',
    [tx.businessId, name]
  )
}
