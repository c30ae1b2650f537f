import pg from 'pg'
import type { BusyBusiness } from './busy-rows.ts'

/** Gives the first conversations of a business as many messages as `lengths` says. */
export async function lengthenThreads(
  ownerUrl: string,
  business: BusyBusiness,
  lengths: number[]
): Promise<{ id: string; length: number }[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from conversations where business_id = $1 and last_status = 'received'
       and closed_at is null order by id limit $2`,
      [business.id, lengths.length]
    )
    await client.query('set session_replication_role = replica')
    const threads = rows.map(({ id }, index) => ({ id, length: lengths[index]! }))
    for (const { id, length } of threads) await client.query(lengthen, [business.id, id, length])
    await client.query('vacuum analyze messages')
    return threads
  } finally {
    await client.end()
  }
}

// Older than what is there, so that the conversation still ends as its row of the inbox says.
const lengthen = `
  with oldest as (
    select m.* from messages m where m.business_id = $1 and m.conversation_id = $2
    order by m.at limit 1
  ), have as (
    select count(*) as count from messages where business_id = $1 and conversation_id = $2
  )
  insert into messages (business_id, id, conversation_id, number_id, direction, kind, body, author_id,
    status, segments, at, carrier_account_id, carrier_message_id)
  select $1, uuidv7(oldest.at - back * interval '1 minute' - now()), $2, oldest.number_id, 'inbound',
    'direct', 'Could I move my appointment to the afternoon, please? ' || back, null, 'received', 1,
    oldest.at - back * interval '1 minute', oldest.carrier_account_id, 'SM' || md5($2 || '/' || back)
  from oldest, have, generate_series(1, $3::int - have.count) back`
