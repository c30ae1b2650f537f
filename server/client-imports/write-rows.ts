import { newId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { ReadRow } from './read-row.ts'

export type ToWrite = { clientId: string; isNew: boolean; row: ReadRow; fill: Partial<ReadRow> }

const plain = `uid text, "externalId" text, type text, language text, birthday text, note text`

/** Cards for those who are new. */
export async function insertClients(tx: Tx, rows: ToWrite[]): Promise<void> {
  const given = rows.map(({ clientId, row }) => ({ id: clientId, ...row }))
  await tx.rows(
    `insert into clients (business_id, id, name, uid, external_id, type, language, birthday, note,
       created_at)
     select $1, c.id, c.name, c.uid, c."externalId", c.type, c.language, c.birthday, c.note, $3
     from jsonb_to_recordset($2::jsonb) as c(id uuid, name text, ${plain})`,
    [tx.businessId, JSON.stringify(given), now()]
  )
}

/** What is empty on a card is filled. */
export async function fillClients(tx: Tx, rows: ToWrite[]): Promise<void> {
  const given = rows.map(({ clientId, fill }) => ({ id: clientId, ...fill }))
  await tx.rows(
    `update clients k set uid = coalesce(k.uid, c.uid),
       external_id = coalesce(k.external_id, c."externalId"), type = coalesce(k.type, c.type),
       language = coalesce(k.language, c.language), birthday = coalesce(k.birthday, c.birthday),
       note = coalesce(k.note, c.note)
     from jsonb_to_recordset($2::jsonb) as c(id uuid, ${plain})
     where k.business_id = $1 and k.id = c.id`,
    [tx.businessId, JSON.stringify(given)]
  )
}

/** Numbers, addresses, groups and consent of new and old cards alike; a group without its like is made.
 * A STOP stands above what a file says. */
export async function insertContacts(
  tx: Tx,
  rows: ToWrite[],
  from: { name: string; byId: string }
): Promise<void> {
  const given = rows.map(({ clientId, isNew, row, fill }) => {
    const { phones = [], emails = [], groups = [], marketing = null } = isNew ? row : fill
    return { clientId, base: isNew ? 0 : 100, phones, emails, groups, marketing }
  })
  const all = [tx.businessId, JSON.stringify(given)]
  const record = (columns: string) => `jsonb_to_recordset($2::jsonb) as c(${columns})`
  const names = [...new Set(given.flatMap(each => each.groups))]
  await tx.rows(
    `insert into client_groups (business_id, id, name, created_at)
     select $1, id, name, $4 from unnest($2::uuid[], $3::text[]) as g(id, name)
     on conflict do nothing`,
    [tx.businessId, names.map(() => newId()), names, now()]
  )
  await Promise.all([
    tx.rows(
      `insert into client_phones (business_id, client_id, phone, place)
       select $1, c."clientId", p.phone, c.base + p.place - 1
       from ${record('"clientId" uuid, base int, phones jsonb')}
         cross join lateral jsonb_array_elements_text(c.phones) with ordinality as p(phone, place)
       on conflict do nothing`,
      all
    ),
    tx.rows(
      `insert into client_emails (business_id, client_id, email, place)
       select $1, c."clientId", e.email, c.base + e.place - 1
       from ${record('"clientId" uuid, base int, emails jsonb')}
         cross join lateral jsonb_array_elements_text(c.emails) with ordinality as e(email, place)
       on conflict do nothing`,
      all
    ),
    tx.rows(
      `insert into client_group_members (business_id, group_id, client_id)
       select $1, g.id, c."clientId" from ${record('"clientId" uuid, groups jsonb')}
         cross join lateral jsonb_array_elements_text(c.groups) as named
         join client_groups g on g.business_id = $1 and lower(g.name) = lower(named)
       on conflict do nothing`,
      all
    )
  ])
  await insertConsents(tx, given, from)
}

async function insertConsents(
  tx: Tx,
  given: { clientId: string; phones: string[]; marketing: boolean | null }[],
  from: { name: string; byId: string }
): Promise<void> {
  const asked = given.flatMap(({ clientId, phones: [phone], marketing }) =>
    marketing === null || phone === undefined ? [] : [{ id: newId(), clientId, phone, marketing }]
  )
  if (asked.length === 0) return
  await tx.rows(
    `insert into consents (business_id, id, client_id, contact, purpose, given, source, by_id, at)
     select $1, c.id, c."clientId", c.phone, 'marketing', c.marketing, $3, $4, $5
     from jsonb_to_recordset($2::jsonb) as c(id uuid, "clientId" uuid, phone text, marketing boolean)`,
    [tx.businessId, JSON.stringify(asked), from.name, from.byId, now()]
  )
}

/** The card's history says where it came from. */
export async function insertEntries(
  tx: Tx,
  clientIds: string[],
  from: { name: string; byId: string }
): Promise<void> {
  await tx.rows(
    `insert into client_entries (business_id, id, client_id, kind, name, by_id, at)
     select $1, id, client_id, 'imported', $4, $5, $6
     from unnest($2::uuid[], $3::uuid[]) as e(id, client_id)`,
    [tx.businessId, clientIds.map(() => newId()), clientIds, from.name, from.byId, now()]
  )
}

/** Of these new ones, those with whom nobody has done anything since. */
export async function unused(tx: Tx, clientIds: string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select k.id from clients k where k.business_id = $1 and k.id = any($2::uuid[])
       and not exists (select from conversations c where c.business_id = $1 and c.client_id = k.id)
       and not exists (select from appointments a where a.business_id = $1 and a.client_id = k.id)
       and not exists (select from patients p where p.business_id = $1 and p.client_id = k.id)
       and not exists (select from merged_clients m where m.business_id = $1 and m.into_id = k.id)
       and not exists (select from client_entries e
         where e.business_id = $1 and e.client_id = k.id and e.kind <> 'imported')`,
    [tx.businessId, clientIds]
  )
  return rows.map(row => row.id)
}

/** What a file had filled goes again, unless somebody has written something else there since. */
export async function takeBack(tx: Tx, clientId: string, added: Partial<ReadRow>): Promise<void> {
  const given = [tx.businessId, clientId]
  await tx.rows(
    `update clients set uid = nullif(uid, $3), external_id = nullif(external_id, $4),
       type = nullif(type, $5), language = nullif(language, $6), birthday = nullif(birthday, $7),
       note = nullif(note, $8)
     where business_id = $1 and id = $2`,
    [
      ...given,
      ...[added.uid, added.externalId, added.type, added.language, added.birthday, added.note].map(
        each => each ?? null
      )
    ]
  )
  await tx.rows(
    'delete from client_phones where business_id = $1 and client_id = $2 and phone = any($3)',
    [...given, added.phones ?? []]
  )
  await tx.rows(
    'delete from client_emails where business_id = $1 and client_id = $2 and email = any($3)',
    [...given, added.emails ?? []]
  )
  await tx.rows(
    `delete from client_group_members m using client_groups g
     where m.business_id = $1 and m.client_id = $2 and g.business_id = $1 and g.id = m.group_id
       and lower(g.name) = any($3)`,
    [...given, (added.groups ?? []).map(each => each.toLowerCase())]
  )
}
