import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { findMemberRow } from '../staff/members.ts'
import { deleteEntry, findEntry } from './entries.ts'
import { tellEntry } from './tell.ts'
import { audienceOf } from './visible.ts'

type NewNote = { noteId: string; body: string; mentions: string[] }

/** A note for the staff alone. The same id again is the same note. */
export async function writeNote(
  tx: Tx,
  { readThrough: _, markedUnread: _1, mutedAt: _2, pinnedAt: _3, ...to }: ConversationRow,
  note: NewNote,
  byId: string
): Promise<ThreadEntry> {
  const earlier = await findEntry(tx, note.noteId)
  if (earlier) return sameOrRefused(earlier, to.id, byId)
  const mentions = [...new Set(note.mentions)]
  for (const id of mentions) await refuseUnknown(tx, id)
  const { noteId: id, body } = note
  return tellEntry(tx, to, { id, kind: 'note', byId, body, mentions })
}

function sameOrRefused(earlier: ThreadEntry, conversationId: string, byId: string): ThreadEntry {
  const isSame = earlier.conversationId === conversationId && earlier.byId === byId
  if (isSame && earlier.kind === 'note') return earlier
  throw new Refusal('id-taken', 'This note id belongs to another note. Make a new id.', {
    field: 'noteId'
  })
}

async function refuseUnknown(tx: Tx, id: string): Promise<void> {
  const member = await findMemberRow(tx, id)
  if (member && !member.removedAt) return
  throw new Refusal('no-such-staff', 'Somebody you mentioned works here no more.', {
    field: 'mentions'
  })
}

/** One's own; those of others only with the right to delete messages. */
export async function removeNote(
  tx: Tx,
  id: string,
  caller: Caller,
  isVisible: (conversationId: string) => Promise<unknown>
): Promise<void> {
  const entry = await findEntry(tx, id)
  if (!entry || entry.kind !== 'note') throw notFound('note')
  await isVisible(entry.conversationId)
  if (entry.byId !== caller.id && !caller.may('messages.delete')) {
    throw new Refusal('not-allowed', 'Only who wrote a note, or an admin, can delete it.', {
      status: 403
    })
  }
  await deleteEntry(tx, id)
  const { conversationId } = entry
  tx.append({
    audience: audienceOf({ id: conversationId }),
    event: { type: 'entry.removed', entryId: id, conversationId }
  })
}
