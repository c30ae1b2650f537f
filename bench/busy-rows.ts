import pg from 'pg'
import { makeBusiness } from '../server/demo/add-business.ts'
import { openCarrierAccounts } from '../server/numbers/carrier-accounts.ts'
import { openDb } from '../server/platform/db.ts'
import { serverUrl } from '../server/platform/migrate.ts'
import { openSecrets } from '../server/platform/secrets.ts'
import type { Server } from '../server/server.ts'

export const accountSid = `AC${'be'.repeat(16)}`
export const authToken = 'only-for-measuring'

export type BusyBusiness = {
  id: string
  token: string
  accountId: string
  numberId: string
  phone: string
  staffId: string
  email: string
  conversations: number
}

export type WorldSize = {
  businesses: number
  messages: number
  messagesPerConversation: number
  /** 1.35 gives the largest of twenty businesses two fifths of all; 0 makes all alike. */
  zipf: number
}

/** Businesses of very different sizes, as a carrier's customers are, filled by the database
 * itself: a million messages take a minute. */
export async function fillRows(
  ownerUrl: string,
  dataDir: string,
  size: WorldSize
): Promise<BusyBusiness[]> {
  const db = openDb({ url: serverUrl(ownerUrl) })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const accounts = openCarrierAccounts(db, await openSecrets(dataDir, null))
    const door = { platform: { db }, accounts } as unknown as Server
    const conversations = Math.round(size.messages / size.messagesPerConversation)
    const businesses: BusyBusiness[] = []
    for (const [index, share] of shares(size).entries()) {
      const business = await addOne(
        door,
        owner,
        index,
        Math.max(1, Math.round(conversations * share))
      )
      await fillOne(owner, business, index, size.messagesPerConversation)
      businesses.push(business)
    }
    // The numbers are taken as known to the carrier: a benchmark is no first start.
    await owner.query('delete from graphile_worker._private_jobs')
    await owner.query('vacuum analyze')
    await owner.query('checkpoint')
    return businesses
  } finally {
    await owner.end()
    await db.close()
  }
}

function shares({ businesses, zipf }: WorldSize): number[] {
  const weights = Array.from({ length: businesses }, (_, index) => 1 / (index + 1) ** zipf)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

async function addOne(
  door: Server,
  owner: pg.Client,
  index: number,
  conversations: number
): Promise<BusyBusiness> {
  const phone = `+1250555${String(9000 - index)}`
  const email = `owner${index}@busy.test`
  const made = await makeBusiness(door, {
    name: `Busy ${index}`,
    timeZone: 'America/Vancouver',
    staff: [{ name: 'Robin Busy', email, role: 'owner' }],
    numbers: [{ phone, label: 'Front desk', textsPerSecond: 10_000 }],
    carrier: { accountSid, authToken, apiUrl: 'http://127.0.0.1:9' }
  })
  const { rows } = await owner.query('select token from carrier_accounts where id = $1', [
    made.carrierAccountId
  ])
  return {
    id: made.businessId,
    token: rows[0].token,
    accountId: made.carrierAccountId,
    numberId: made.numbers[phone]!,
    phone,
    staffId: made.staff['robin']!,
    email,
    conversations
  }
}

/** The client of the `place`th conversation of a business, counted from 1. */
export function clientPhone(businessIndex: number, place: number): string {
  return `+1${3_000_000_000 + businessIndex * 10_000_000 + place}`
}

async function fillOne(
  owner: pg.Client,
  business: BusyBusiness,
  index: number,
  perConversation: number
): Promise<void> {
  const { id, numberId, accountId, staffId, conversations } = business
  const first = 3_000_000_000 + index * 10_000_000
  // Foreign keys hold by construction; checking a million of them takes longer than the rows.
  await owner.query('set session_replication_role = replica')
  await owner.query('drop table if exists seed')
  await owner.query(seed, [conversations])
  await owner.query(clients, [id, first])
  await owner.query(clientPhones, [id, first])
  await owner.query(threads, [id, numberId, first, staffId])
  await owner.query(optOuts, [id, first])
  await owner.query(reads, [id, staffId])
  await owner.query(readers, [id, staffId])
  await owner.query(messages, [id, numberId, accountId, staffId, perConversation])
  await owner.query('set session_replication_role = default')
}

// The newest conversation is two minutes old, each other one 90 s older. Two fifths are answered,
// one in forty failed, one in ten is closed.
const seed = `
  create temp table seed as
  select place, last_at, uuidv7(last_at - interval '20 days' - now()) as id,
    uuidv7(last_at - now()) as last_message_id, uuidv7(last_at - interval '20 days' - now()) as client,
    case when place % 5 < 2 then 'outbound' else 'inbound' end as direction,
    case when place % 40 = 0 then 'failed' when place % 5 < 2 then 'delivered' else 'received' end
      as status
  from (select place, (now() - interval '2 minutes' - (($1::int - place) * interval '90 seconds'))
    ::timestamptz(3) as last_at from generate_series(1, $1::int) place) each`

const clients = `
  insert into clients (business_id, id, name, created_at)
  select $1, client, 'Client ' || ($2::bigint + place), last_at - interval '20 days'
  from seed where place % 5 < 4`

const clientPhones = `
  insert into client_phones (business_id, phone, client_id)
  select $1, '+1' || ($2::bigint + place), client from seed where place % 5 < 4`

const words = `(array[
  'Could I move my appointment on Friday to the afternoon, please?',
  'Yes, three o''clock is free. Shall I put you down for it then?',
  'That would be perfect, thank you so much. See you there!',
  'Running ten minutes late, the bus did not come. Is that all right?',
  'No trouble at all. We will have the kettle on when you arrive.',
  'Do you have anything for a cut and colour before the weekend?',
  'C’était parfait, merci beaucoup, à la semaine prochaine 🙂'
])`

const threads = `
  insert into conversations (business_id, id, number_id, phone, client_id, last_at, last_inbound_at,
    closed_at, closed_by, unanswered, last_message_id, last_direction, last_kind, last_status,
    last_failure, last_preview)
  select $1, id, $2, '+1' || ($3::bigint + place), case when place % 5 < 4 then client end, last_at,
    last_at - case direction when 'inbound' then interval '0' else interval '7 minutes' end,
    case when place % 10 = 7 then last_at end, case when place % 10 = 7 then $4::uuid end,
    (direction = 'inbound')::int, last_message_id, direction, 'direct', status,
    case status when 'failed' then 'unreachable' end, ${words}[1 + place % 7]
  from seed order by place`

const optOuts = `
  insert into opt_outs (business_id, phone, at)
  select $1, '+1' || ($2::bigint + place), last_at from seed where place % 50 = 3`

const reads = `
  insert into conversation_marks (business_id, conversation_id, staff_id, read_through)
  select $1, id, $2, last_at from seed where place % 10 < 7`

const readers = `
  update conversations c set readers = array[$2::uuid] from conversation_marks r
  where c.business_id = $1 and r.business_id = $1 and r.conversation_id = c.id
    and r.staff_id = $2 and r.read_through >= c.last_inbound_at`

const messages = `
  insert into messages (business_id, id, conversation_id, number_id, direction, kind, body, author_id,
    status, failure, failed_at, segments, at, carrier_account_id, carrier_message_id)
  select $1, case when nth = $5::int then last_message_id else uuidv7(m.at - now()) end, s.id, $2,
    m.direction, 'direct', ${words}[1 + (place + $5::int - nth) % 7],
    case m.direction when 'outbound' then $4::uuid end, m.status,
    case m.status when 'failed' then 'unreachable' end, case m.status when 'failed' then m.at end,
    1, m.at, $3, 'SM' || md5(s.id::text || nth)
  from seed s cross join generate_series(1, $5::int) nth
  cross join lateral (select
    s.last_at - ($5::int - nth) * (interval '1 day' / greatest(1, $5::int / 10)) as at,
    case when nth = $5::int then s.direction when nth % 2 = 0 then 'outbound' else 'inbound' end
      as direction,
    case when nth = $5::int then s.status when nth % 2 = 0 then 'delivered' else 'received' end
      as status) m
  order by m.at`
