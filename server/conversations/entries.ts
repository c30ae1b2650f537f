import type { ConversationId } from '@parlor/contract/ids.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import type { Tx } from '../platform/db.ts'

/** An entry `e` as the contract sends it. */
export const entryColumns = `e.id, e.conversation_id as "conversationId", e.kind, e.by_id as "byId",
  e.body, e.mentions, e.to_id as "toId", e.name, e.until, e.at`

const entriesMax = 500 // of one stretch of a thread; more nobody reads

/** What happened after `from` and before `to`, newest first. */
export function listEntries(
  tx: Tx,
  conversationId: ConversationId,
  { from, to }: { from: string; to: string }
): Promise<ThreadEntry[]> {
  return tx.rows<ThreadEntry>(
    `select ${entryColumns} from thread_entries e
     where e.business_id = $1 and e.conversation_id = $2
       and e.at >= $3::timestamptz and e.at < $4::timestamptz
     order by e.at desc, e.id desc limit ${entriesMax}`,
    [tx.businessId, conversationId, from, to]
  )
}

export async function addEntry(tx: Tx, entry: ThreadEntry): Promise<void> {
  await addEntries(tx, [entry])
}

export async function addEntries(tx: Tx, entries: ThreadEntry[]): Promise<void> {
  await tx.rows(
    `insert into thread_entries (business_id, id, conversation_id, kind, by_id, body, mentions, to_id,
       name, until, at)
     select $1, e.id, e."conversationId", e.kind, e."byId", e.body, e.mentions, e."toId",
       e.name, e.until, e.at
     from jsonb_to_recordset($2::jsonb) as e (id uuid, "conversationId" uuid, kind text, "byId" uuid,
       body text, mentions uuid[], "toId" uuid, name text, until timestamptz, at timestamptz)`,
    [tx.businessId, JSON.stringify(entries)]
  )
}

export function findEntry(tx: Tx, id: string): Promise<ThreadEntry | null> {
  return tx.first<ThreadEntry>(
    `select ${entryColumns} from thread_entries e where e.business_id = $1 and e.id = $2`,
    [tx.businessId, id]
  )
}

export async function deleteEntry(tx: Tx, id: string): Promise<void> {
  await tx.rows('delete from thread_entries where business_id = $1 and id = $2', [
    tx.businessId,
    id
  ])
}
