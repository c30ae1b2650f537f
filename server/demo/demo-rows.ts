import { purposes } from '@parlor/contract/client-cards.ts'
import { newId } from '@parlor/contract/ids.ts'
import { putWords } from '../clients/clients.ts'
import { findableByPhone } from '../conversations/conversation-phones.ts'
import { recountReaders } from '../conversations/readers.ts'
import type { Tx } from '../platform/db.ts'

export type ClientToAdd = {
  id: string
  name: string
  phone: string
  providerId: string | null
  note: string | null
  at: string
  uid: string
  externalId: string
  type: string
  email: string
  groupIds: string[]
}
export type GroupToAdd = { id: string; name: string }

export type MessageToAdd = {
  id: string
  direction: string
  kind: string
  label: string | null
  body: string
  media: { contentType: string }[]
  authorId: string | null
  status: string
  failure: string | null
  carrierCode: string | null
  failedAt: string | null
  segments: number
  at: string
}

export type ConversationToAdd = {
  id: string
  numberId: string
  carrierAccountId: string
  phone: string
  clientId: string | null
  assigneeId: string | null
  closedAt: string | null
  closedBy: string | null
  lastAt: string
  lastInboundAt: string | null
  unanswered: number
  lastMessageId: string
  lastDirection: string
  lastKind: string
  lastStatus: string
  lastFailure: string | null
  lastPreview: string
  lastPictures: number
  optOut: { id: string; at: string } | null
  reads: { staffId: string; readThrough: string }[]
  messages: MessageToAdd[]
}

export async function addClients(
  tx: Tx,
  clients: ClientToAdd[],
  groups: GroupToAdd[]
): Promise<void> {
  const given = [tx.businessId, JSON.stringify(clients)]
  await Promise.all([
    tx.rows(insertClients, given),
    tx.rows(
      `insert into client_phones (business_id, phone, client_id)
       select $1, c.phone, c.id from jsonb_to_recordset($2::jsonb) as c(id uuid, phone text)`,
      given
    ),
    tx.rows(
      `insert into client_emails (business_id, email, client_id)
       select $1, c.email, c.id from jsonb_to_recordset($2::jsonb) as c(id uuid, email text)`,
      given
    ),
    tx.rows(
      `insert into client_groups (business_id, id, name, created_at)
       select $1, g.id, g.name, now() from jsonb_to_recordset($2::jsonb) as g(id uuid, name text)`,
      [tx.businessId, JSON.stringify(groups)]
    ),
    tx.rows(
      `insert into client_group_members (business_id, group_id, client_id)
       select $1, member::uuid, c.id
       from jsonb_to_recordset($2::jsonb) as c(id uuid, "groupIds" jsonb)
         cross join lateral jsonb_array_elements_text(c."groupIds") as member`,
      given
    )
  ])
  await putWords(
    tx,
    clients.map(client => client.id)
  )
}

const insertClients = `
  insert into clients (business_id, id, name, provider_id, note, created_at, uid, external_id, type)
  select $1, c.id, c.name, c."providerId", c.note, least(c.at, now()), c.uid, c."externalId", c.type
  from jsonb_to_recordset($2::jsonb) as c(id uuid, name text, "providerId" uuid, note text,
    at timestamptz, uid text, "externalId" text, type text)`

/** All agreed to texts about their appointments when they booked, every third one to marketing too. */
export async function addConsents(tx: Tx, clients: ClientToAdd[]): Promise<void> {
  const consents = clients.flatMap(({ id, phone, at }, place) =>
    (place % 3 === 1 ? purposes : (['appointments'] as const)).map(purpose => {
      return { id: newId(), clientId: id, phone, purpose, at }
    })
  )
  await tx.rows(
    `insert into consents (business_id, id, client_id, contact, purpose, given, source, at)
     select $1, c.id, c."clientId", c.phone, c.purpose, true, 'booking online', least(c.at, now())
     from jsonb_to_recordset($2::jsonb) as c(id uuid, "clientId" uuid, phone text, purpose text,
       at timestamptz)`,
    [tx.businessId, JSON.stringify(consents)]
  )
}

/** Conversations, their messages, who has read how far, and who asked not to be texted. */
export async function addConversations(tx: Tx, conversations: ConversationToAdd[]): Promise<void> {
  const given = [tx.businessId, JSON.stringify(conversations)]
  await Promise.all([
    tx.rows(insertConversations, given),
    tx.rows(insertMessages, given),
    tx.rows(makeFindable, given),
    tx.rows(
      `with c as (select * from jsonb_to_recordset($2::jsonb) as c(id uuid, phone text))
       ${findableByPhone}`,
      given
    ),
    tx.rows(insertReads, given),
    tx.rows(insertOptOuts, given),
    tx.rows(insertConsentChanges, given)
  ])
  await recountReaders(
    tx,
    conversations.map(each => each.id)
  )
}

const insertConversations = `
  insert into conversations (business_id, id, number_id, phone, client_id, assignee_id, closed_at,
    closed_by, last_at, last_inbound_at, unanswered, last_message_id, last_direction, last_kind,
    last_status, last_failure, last_preview, last_pictures)
  select $1, c.id, c."numberId", c.phone, c."clientId", c."assigneeId", c."closedAt", c."closedBy",
    c."lastAt", c."lastInboundAt", c.unanswered, c."lastMessageId", c."lastDirection",
    c."lastKind", c."lastStatus", c."lastFailure", c."lastPreview", c."lastPictures"
  from jsonb_to_recordset($2::jsonb) as c(id uuid, "numberId" uuid, phone text, "clientId" uuid,
    "assigneeId" uuid, "closedAt" timestamptz, "closedBy" uuid, "lastAt" timestamptz,
    "lastInboundAt" timestamptz, unanswered integer, "lastMessageId" uuid, "lastDirection" text,
    "lastKind" text, "lastStatus" text, "lastFailure" text, "lastPreview" text,
    "lastPictures" smallint)`

const insertMessages = `
  insert into messages (business_id, id, conversation_id, number_id, direction, kind, label, body,
    media, author_id, status, failure, carrier_code, failed_at, segments, at, due_at,
    carrier_account_id, carrier_message_id)
  select $1, m.id, c.id, c."numberId", m.direction, m.kind, m.label, m.body, m.media, m."authorId",
    m.status, m.failure, m."carrierCode", m."failedAt", m.segments, m.at,
    case when m.direction = 'outbound' then m.at end,
    c."carrierAccountId", 'demo-' || m.id
  from jsonb_to_recordset($2::jsonb)
      as c(id uuid, "numberId" uuid, "carrierAccountId" uuid, messages jsonb)
    cross join lateral jsonb_to_recordset(c.messages) as m(id uuid, direction text, kind text,
      label text, body text, media jsonb, "authorId" uuid, status text, failure text,
      "carrierCode" text, "failedAt" timestamptz, segments smallint, at timestamptz)`

const makeFindable = `
  insert into searchable_texts (business_id, message_id, conversation_id, at, words)
  select $1, m.id, c.id, m.at, words_of_text(m.body, m.media <> '[]')
  from jsonb_to_recordset($2::jsonb) as c(id uuid, messages jsonb)
    cross join lateral jsonb_to_recordset(c.messages)
      as m(id uuid, body text, media jsonb, at timestamptz)`

const insertReads = `
  insert into conversation_marks (business_id, conversation_id, staff_id, read_through)
  select $1, c.id, r."staffId", r."readThrough"
  from jsonb_to_recordset($2::jsonb) as c(id uuid, reads jsonb)
    cross join lateral jsonb_to_recordset(c.reads)
      as r("staffId" uuid, "readThrough" timestamptz)`

const insertOptOuts = `
  insert into opt_outs (business_id, phone, at)
  select $1, c.phone, (c."optOut" ->> 'at')::timestamptz
  from jsonb_to_recordset($2::jsonb) as c(phone text, "optOut" jsonb)
  where jsonb_typeof(c."optOut") = 'object'`

const insertConsentChanges = `
  insert into consent_changes (business_id, id, phone, change, message_id, at)
  select $1, (c."optOut" ->> 'id')::uuid, c.phone, 'opted-out', c."lastMessageId",
    (c."optOut" ->> 'at')::timestamptz
  from jsonb_to_recordset($2::jsonb) as c(phone text, "optOut" jsonb, "lastMessageId" uuid)
  where jsonb_typeof(c."optOut") = 'object'`
