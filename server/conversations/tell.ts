import type { Conversation } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import type { EntryKind, ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { listShared } from './conversations.ts'
import { addEntries } from './entries.ts'
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
  const [entry] = await tellEntries(tx, [conversation], happened)
  return entry!
}

/** The same, with the conversation as it stands after the change. */
export async function tellChange(tx: Tx, id: string, happened: Happened): Promise<Conversation> {
  const [conversation] = await tellChanges(tx, [id], happened)
  return conversation!
}

/** The same happened to many: three statements, however many they are. */
export async function tellChanges(tx: Tx, ids: string[], happened: Happened) {
  if (ids.length === 0) return []
  const conversations = await listShared(tx, ids)
  await tellEntries(tx, conversations, happened)
  return conversations
}

async function tellEntries(tx: Tx, conversations: Conversation[], happened: Happened) {
  const at = now()
  const entries = conversations.map(({ id }): ThreadEntry => {
    return {
      ...{ id: newId(at.getTime()), body: null, mentions: [], toId: null, name: null, until: null },
      ...happened,
      ...{ conversationId: id, at: at.toISOString() }
    }
  })
  await addEntries(tx, entries)
  for (const [place, conversation] of conversations.entries()) {
    const entry = entries[place]!
    const event = { type: 'entry.added' as const, entry, conversation }
    tx.append({ audience: audienceOf(conversation), event })
  }
  return entries
}
