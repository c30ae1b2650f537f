import type { ClientId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'

export type EmailWay = {
  email: string
  saidNo: boolean // to e-mails about appointments
  prefers: string | null // which channel, as the client said
}

/** Where e-mails to a client go first; without an address `email` is empty. */
export async function findEmailWay(tx: Tx, clientId: ClientId): Promise<EmailWay> {
  const row = await tx.first<EmailWay>(
    `select coalesce(e.email, '') as email, k.preferred_channel as prefers,
       coalesce((select not c.given from consents c where c.business_id = $1
         and c.client_id = k.id and c.contact = e.email and c.purpose = 'appointments'
         order by c.at desc, c.id desc limit 1), false) as "saidNo"
     from clients k
     left join lateral (select email from client_emails e where e.business_id = $1
       and e.client_id = k.id order by e.place, e.email limit 1) e on true
     where k.business_id = $1 and k.id = $2`,
    [tx.businessId, clientId]
  )
  return row ?? { email: '', saidNo: false, prefers: null }
}
