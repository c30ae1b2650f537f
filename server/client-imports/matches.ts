import { fold } from '../clients/find-clients.ts'
import type { Tx } from '../platform/db.ts'

/** A card that a line may mean, with what it holds. */
export type Card = {
  id: string
  name: string
  uid: string | null
  externalId: string | null
  type: string | null
  language: string | null
  birthday: string | null
  note: string | null
  phones: string[]
  emails: string[]
  groups: string[]
  asked: boolean // about marketing
}

export type Keys = { phones: string[]; emails: string[]; uids: string[]; externalIds: string[] }

/** Every card with one of these numbers, addresses (in whichever case they are written) or ids. */
export function cardsWith(tx: Tx, keys: Keys): Promise<Card[]> {
  return tx.rows<Card>(
    `with met as (
       select client_id as id from client_phones where business_id = $1 and phone = any($2)
       union select client_id from client_words
         where business_id = $1 and word = any($3) and kind = 'email'
       union select id from clients where business_id = $1 and uid = any($4)
       union select id from clients where business_id = $1 and external_id = any($5)
     )
     select k.id, k.name, k.uid, k.external_id as "externalId", k.type, k.language, k.birthday,
       k.note,
       array(select phone from client_phones p
         where p.business_id = $1 and p.client_id = k.id) as phones,
       array(select email from client_emails e
         where e.business_id = $1 and e.client_id = k.id) as emails,
       array(select g.name from client_group_members m join client_groups g
         on g.business_id = $1 and g.id = m.group_id
         where m.business_id = $1 and m.client_id = k.id) as groups,
       exists (select from consents c where c.business_id = $1 and c.client_id = k.id
         and c.purpose = 'marketing') as asked
     from met join clients k on k.business_id = $1 and k.id = met.id order by k.created_at, k.id`,
    [tx.businessId, keys.phones, keys.emails.map(fold), keys.uids, keys.externalIds]
  )
}
