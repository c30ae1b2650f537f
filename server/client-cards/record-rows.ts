import type { ClientRecord, Consent, Patient } from '@parlor/contract/client-cards.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import { clientSeen } from '../clients/client-care.ts'
import { viewer, visible } from '../conversations/visible.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'

type Plain = Omit<
  ClientRecord,
  'phones' | 'emails' | 'groups' | 'consents' | 'patients' | 'providerIds'
>
type PhoneRow = Omit<ClientRecord['phones'][number], 'problem'>
/** As the tables have it: whether a number can get texts at all is no fact of theirs. */
export type RecordRow = Omit<ClientRecord, 'phones'> & { phones: PhoneRow[] }

/** Everything on one card; null when there is no such client. */
export async function findRecord(tx: Tx, id: ClientId): Promise<RecordRow | null> {
  const given = [tx.businessId, id]
  const [client, phones, emails, groups, providers, consents, patients] = await Promise.all([
    tx.first<Plain>(
      `select k.id, k.name, k.uid, k.external_id as "externalId", k.type,
         k.provider_id as "providerId", k.location_id as "locationId", k.language, k.birthday,
         k.preferred_channel as "preferredChannel", k.note, k.created_at as "createdAt"
       from clients k where k.business_id = $1 and k.id = $2`,
      given
    ),
    tx.rows<PhoneRow>(phonesQuery, given),
    tx.rows<ClientRecord['emails'][number]>(
      `select email, type from client_emails where business_id = $1 and client_id = $2
       order by place, email`,
      given
    ),
    tx.rows<ClientRecord['groups'][number]>(
      `select g.id, g.name from client_group_members m
       join client_groups g on g.business_id = $1 and g.id = m.group_id
       where m.business_id = $1 and m.client_id = $2 order by lower(g.name), g.id`,
      given
    ),
    tx.rows<{ id: string }>(
      `select staff_id as id from client_providers where business_id = $1 and client_id = $2
       order by staff_id`,
      given
    ),
    tx.rows<Consent>(
      `select distinct on (contact, purpose) contact, purpose, given, source, by_id as "byId", at
       from consents where business_id = $1 and client_id = $2
       order by contact, purpose, at desc, id desc`,
      given
    ),
    tx.rows<Patient>(
      `select id, name, kind, note from patients where business_id = $1 and client_id = $2
       order by created_at, id`,
      given
    )
  ])
  if (!client) return null
  const providerIds = providers.map(row => row.id)
  return { ...client, phones, emails, groups, providerIds, consents, patients }
}

const phonesQuery = `
  select p.phone, p.type, o.at as "optedOutAt", b.blocked_at as "blockedAt"
  from client_phones p
  left join opt_outs o on o.business_id = $1 and o.phone = p.phone
  left join blocked_phones b on b.business_id = $1 and b.phone = p.phone
  where p.business_id = $1 and p.client_id = $2 order by p.place, p.phone`

/** Who else has one of these numbers, of those that this person sees. */
export function listSharers(
  tx: Tx,
  id: ClientId,
  me: StaffCaller
): Promise<{ phone: string; id: string; name: string }[]> {
  return tx.rows(
    `select p.phone, k.id, k.name from client_phones p
     join client_phones other on other.business_id = $1 and other.phone = p.phone
       and other.client_id <> p.client_id
     join clients k on k.business_id = $1 and k.id = other.client_id
     where p.business_id = $1 and p.client_id = $2 and ${clientSeen}
     order by p.phone, k.sort_name, k.id limit 100`,
    [tx.businessId, id, me.id, me.rights.clients]
  )
}

/** The client's conversations that this person sees, the latest first. */
export function listConversationsOf(
  tx: Tx,
  id: ClientId,
  me: StaffCaller
): Promise<{ id: string; phone: string; isOpen: boolean }[]> {
  return tx.rows(
    `select c.id, c.phone, c.closed_at is null as "isOpen" from conversations c
     where c.business_id = $1 and c.client_id = $4 and ${visible}
     order by c.last_at desc, c.id desc limit 50`,
    [tx.businessId, ...viewer(me), id]
  )
}

/** Conversations of these phones with somebody whom nobody knows yet. */
export async function strangersAt(tx: Tx, phones: string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select c.id from conversations c where c.business_id = $1 and c.phone = any($2)
       and c.client_id is null and c.deleted_at is null order by c.id`,
    [tx.businessId, phones]
  )
  return rows.map(row => row.id)
}

/** What was told of somebody who is erased, also under the ids that they had before, is told no more. */
export async function forgetClientInEvents(tx: Tx, id: ClientId): Promise<void> {
  await tx.rows(
    `update events set event = jsonb_build_object('type', 'client.removed', 'clientId', $2::text)
     where business_id = $1 and audience->>'ofClient' in (select $2::text union all
       select m.id::text from merged_clients m where m.business_id = $1 and m.into_id = $2::uuid)`,
    [tx.businessId, id]
  )
}
