import type { EmailStatus, EmailTrouble } from '@parlor/contract/client-emails.ts'
import type { ClientEntry } from '@parlor/contract/contact-history.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import type { Tx } from '../platform/db.ts'

export type EmailRow = ClientEntry & { id: string; at: string; clientId: ClientId }

const columns = `id, at, client_id as "clientId", kind, body, name, status, address, trouble,
  by_id as "byId"`

/** From one state to another, and null when it was not in the first: two can never both have it. */
export function moveEmail(
  tx: Tx,
  id: string,
  from: EmailStatus,
  to: { status: EmailStatus; trouble: EmailTrouble | null }
): Promise<EmailRow | null> {
  return tx.first<EmailRow>(
    `update client_entries set status = $4, trouble = $5
     where business_id = $1 and id = $2 and kind = 'email' and status = $3 returning ${columns}`,
    [tx.businessId, id, from, to.status, to.trouble]
  )
}
