import type { Recipient } from '@parlor/contract/new-conversation.ts'
import type { Phone } from '@parlor/contract/phone.ts'
import { clientSeen } from '../clients/client-care.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { viewer, visible } from './visible.ts'

/** What decides whether a phone can be texted, and by whom. */
export type PhoneFacts = {
  phone: Phone
  clients: { id: string; name: string }[]
  hidden: boolean // a client or a conversation that this person does not see
  optedOut: boolean
  blocked: boolean
  ours: boolean
  conversation: Recipient['conversation']
}

/** In the order asked for. A family that shares a phone is one row with all who may be seen. */
export function factsOfPhones(
  tx: Tx,
  phones: Phone[],
  me: StaffCaller,
  numberId: string | null
): Promise<PhoneFacts[]> {
  const [reach, staffId] = viewer(me)
  return tx.rows<PhoneFacts>(factsQuery, [
    ...[tx.businessId, reach, staffId, me.rights.clients, phones, numberId]
  ])
}

const ofPhone = `from client_phones f join clients k on k.business_id = $1 and k.id = f.client_id
  where f.business_id = $1 and f.phone = asked.phone`

const factsQuery = `
  select asked.phone,
    (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name) order by k.id), '[]')
      ${ofPhone} and ${clientSeen}) as clients,
    (exists (select ${ofPhone}) and not exists (select ${ofPhone} and ${clientSeen})
        and not exists (select from conversations c
          where c.business_id = $1 and c.phone = asked.phone and ${visible}))
      or exists (select from conversations c where c.business_id = $1 and c.phone = asked.phone
        and c.number_id = $6 and c.deleted_at is null and not ${visible}) as hidden,
    exists (select from opt_outs o
      where o.business_id = $1 and o.phone = asked.phone) as "optedOut",
    exists (select from blocked_phones b
      where b.business_id = $1 and b.phone = asked.phone) as blocked,
    exists (select from numbers n where n.business_id = $1 and n.phone = asked.phone) as ours,
    (select jsonb_build_object('id', c.id, 'isOpen', c.closed_at is null, 'numberId', c.number_id)
      from conversations c
      where c.business_id = $1 and c.phone = asked.phone and ${visible}
        and ($6::uuid is null or c.number_id = $6)
      order by c.closed_at is null desc, c.last_at desc limit 1) as conversation
  from unnest($5::text[]) with ordinality as asked(phone, place)
  order by asked.place`

/** Whom one texted last. Short codes do not answer. */
export async function recentPhones(tx: Tx, me: StaffCaller, most: number): Promise<Phone[]> {
  const rows = await tx.rows<{ phone: Phone }>(
    `select c.phone from conversations c
     where c.business_id = $1 and ${visible} and c.blocked_at is null and c.phone like '+%'
     order by c.last_at desc, c.id desc limit $4`,
    [tx.businessId, ...viewer(me), most]
  )
  return [...new Set(rows.map(row => row.phone))]
}

/** Two who begin with one phone at once: the second waits, and finds the first one's conversation. */
export async function lockPhone(tx: Tx, numberId: string, phone: Phone): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended($1::text || $2 || $3, 0))`, [
    ...[tx.businessId, numberId, phone]
  ])
}

/** Whoever begins looks after it; with a client if one was chosen. */
export async function takeOver(
  tx: Tx,
  at: { numberId: string; phone: Phone; staffId: string; clientId: string | null }
): Promise<string> {
  const row = await tx.first<{ id: string }>(
    `update conversations set assignee_id = $4, client_id = coalesce($5, client_id)
     where business_id = $1 and number_id = $2 and phone = $3 returning id`,
    [tx.businessId, at.numberId, at.phone, at.staffId, at.clientId]
  )
  return row!.id
}
