import pg from 'pg'
import { newId } from '@parlor/contract/ids.ts'
import type { BusyBusiness } from './busy-rows.ts'

/** The rows of one text as one prepared statement: what the database alone can take. */
export type OneStatement = {
  store(text: StoredText): Promise<void>
  close(): Promise<void>
}
export type StoredText = {
  business: BusyBusiness
  conversationId: string
  carrierMessageId: string
  body: string
  event: string
}

export const poolConnections = 12 // as many as the server keeps for webhooks

const statement = `
  with message as (
    insert into messages (business_id, id, conversation_id, number_id, direction, kind, body, media,
      status, segments, at, carrier_account_id, carrier_message_id)
    values ($1, $2, $3, $4, 'inbound', 'direct', $5, '[]', 'received', 1, $6, $7, $8)
    on conflict (business_id, carrier_account_id, carrier_message_id) do nothing
    returning id, at
  ), conversation as (
    update conversations c set last_message_id = message.id, last_direction = 'inbound',
      last_kind = 'direct', last_status = 'received', last_failure = null, last_preview = left($5, 140),
      last_pictures = 0, last_at = message.at, last_inbound_at = message.at,
      unanswered = c.unanswered + 1, closed_at = null, closed_by = null
    from message where c.business_id = $1 and c.id = $3 returning c.id
  ), counter as (
    update event_counters set last = last + 1
    where business_id = $1 and exists (select from conversation) returning last
  )
  insert into events (business_id, seq, at, audience, event)
  select $1, last, $6, '{"own":[]}', $9 from counter`

export function openOneStatement(ownerUrl: string, connections = poolConnections): OneStatement {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections })
  pool.on('error', () => undefined)
  return {
    async store({ business, conversationId, carrierMessageId, body, event }) {
      await pool.query({
        name: 'one-statement',
        text: statement,
        values: [
          business.id,
          newId(),
          conversationId,
          business.numberId,
          body,
          new Date(),
          business.accountId,
          carrierMessageId,
          event
        ]
      })
    },
    close: () => pool.end()
  }
}
