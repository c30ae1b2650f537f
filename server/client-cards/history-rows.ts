import type { Consent } from '@parlor/contract/client-cards.ts'
import {
  cardKindsOf,
  type ClientEntry,
  type HistoryItem,
  type HistoryKind,
  historyLimits,
  notYetSent,
  textKindsOf,
  threadKindsOf
} from '@parlor/contract/contact-history.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { listEntries } from '../appointments/appointment-entries.ts'
import { entryColumns } from '../conversations/entries.ts'
import { viewer, visible } from '../conversations/visible.ts'
import { type MessageColumns, messageColumns, toMessage } from '../messaging/messages.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'

export type Stretch = { clientId: string; me: StaffCaller; at: string; id: string }
const most = historyLimits.pageRows + 1

/** Their conversations that this person sees, each one's newest rows before the place: `offset 0`
 * keeps each of them a walk down its index. */
const fromEach = (rows: string, columns: string) => `
  select ${columns} from (
    select c.id from conversations c
    where c.business_id = $1 and c.client_id = $4 and ${visible}
  ) c cross join lateral (${rows} limit ${most} offset 0) x
  order by x.at desc, x.id desc limit ${most}`

async function texts(tx: Tx, of: Stretch, kind: HistoryKind): Promise<HistoryItem[]> {
  const kinds = textKindsOf[kind]
  if (!kinds) return []
  const rows = await tx.rows<MessageColumns>(
    fromEach(
      `select * from messages m where m.business_id = $1 and m.conversation_id = c.id
         and (m.at, m.id) < ($5::timestamptz, $6::uuid) and m.deleted_at is null
         and m.kind = any($7) and m.status <> all($8) order by m.at desc, m.id desc`,
      messageColumns.replaceAll('m.', 'x.')
    ),
    [...asked(tx, of), [...kinds], [...notYetSent]]
  )
  return rows.map(row => ({ of: 'text', id: row.id, at: row.at, message: toMessage(row) }))
}

async function threadEntries(tx: Tx, of: Stretch, kind: HistoryKind): Promise<HistoryItem[]> {
  const kinds = threadKindsOf[kind]
  if (!kinds) return []
  const rows = await tx.rows<ThreadEntry>(
    fromEach(
      `select * from thread_entries e where e.business_id = $1 and e.conversation_id = c.id
         and (e.at, e.id) < ($5::timestamptz, $6::uuid) and e.kind = any($7)
       order by e.at desc, e.id desc`,
      entryColumns.replaceAll('e.', 'x.')
    ),
    [...asked(tx, of), [...kinds]]
  )
  return rows.map(entry => ({ of: 'thread', id: entry.id, at: entry.at, entry }))
}

async function cardEntries(tx: Tx, of: Stretch, kind: HistoryKind): Promise<HistoryItem[]> {
  const kinds = cardKindsOf[kind]
  if (!kinds) return []
  const rows = await tx.rows<ClientEntry & { id: string; at: string }>(
    `select id, at, kind, body, name, status, address, trouble, by_id as "byId" from client_entries
     where business_id = $1 and client_id = $2 and (at, id) < ($3::timestamptz, $4::uuid)
       and kind = any($5) order by at desc, id desc limit ${most}`,
    [tx.businessId, of.clientId, of.at, of.id, [...kinds]]
  )
  return rows.map(({ id, at, ...entry }) => ({ of: 'card', id, at, entry }))
}

async function consents(tx: Tx, of: Stretch, kind: HistoryKind): Promise<HistoryItem[]> {
  if (kind !== 'all' && kind !== 'consent') return []
  const rows = await tx.rows<Consent & { id: string }>(
    `select id, contact, purpose, given, source, by_id as "byId", at from consents
     where business_id = $1 and client_id = $2 and (at, id) < ($3::timestamptz, $4::uuid)
     order by at desc, id desc limit ${most}`,
    [tx.businessId, of.clientId, of.at, of.id]
  )
  return rows.map(({ id, ...consent }) => ({ of: 'consent', id, at: consent.at, consent }))
}

async function appointments(tx: Tx, of: Stretch, kind: HistoryKind): Promise<HistoryItem[]> {
  if (kind !== 'all' && kind !== 'appointments') return []
  if (!of.me.may('appointments.view')) return []
  const rows = await listEntries(tx, of.me, { ...of, most })
  return rows.map(entry => ({ of: 'appointment', id: entry.id, at: entry.at, entry }))
}

/** One page and one more, newest first, of everything that is kept in five places. What happened to a
 * visit also stands in a thread; here it is told once, as the visit's. */
export async function historyRows(tx: Tx, of: Stretch, kind: HistoryKind): Promise<HistoryItem[]> {
  const each = [texts, threadEntries, cardEntries, consents, appointments]
  const found = await Promise.all(each.map(source => source(tx, of, kind)))
  const isNewer = (a: HistoryItem, b: HistoryItem) => a.at > b.at || (a.at === b.at && a.id > b.id)
  return found
    .flat()
    .sort((a, b) => (isNewer(a, b) ? -1 : 1))
    .slice(0, most)
}

function asked(tx: Tx, { clientId, me, at, id }: Stretch) {
  return [tx.businessId, ...viewer(me), clientId, at, id]
}
