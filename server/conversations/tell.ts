import type { Conversation } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import type { EntryKind, ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { getSharedConversation } from './conversations.ts'
import { addEntry } from './entries.ts'
import { audienceOf } from './visible.ts'

export type Happened = { kind: EntryKind; byId: string | null } & Partial<
  Pick<ThreadEntry, 'id' | 'body' | 'mentions' | 'toId' | 'name' | 'until'>
>

/** Something happened to a conversation: it stands in the thread, and every screen follows. */
export async function tellEntry(
  tx: Tx,
  conversation: Conversation,
  happened: Happened
): Promise<ThreadEntry> {
  const at = now()
  const entry: ThreadEntry = {
    ...{ id: newId(at.getTime()), body: null, mentions: [], toId: null, name: null, until: null },
    ...happened,
    ...{ conversationId: conversation.id, at: at.toISOString() }
  }
  await addEntry(tx, entry)
  tx.append({
    audience: audienceOf(conversation),
    event: { type: 'entry.added', entry, conversation: conversation }
  })
  return entry
}

/** The same, with the conversation as it stands after the change. */
export async function tellChange(tx: Tx, id: string, happened: Happened): Promise<Conversation> {
  const conversation = await getSharedConversation(tx, id)
  await tellEntry(tx, conversation, happened)
  return conversation
}
