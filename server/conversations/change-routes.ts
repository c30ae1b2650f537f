import { changeInboxSettings } from '@parlor/contract/businesses.ts'
import {
  assign,
  blockPhone,
  changeConversations,
  closeConversation,
  listBlockedPhones,
  markRead,
  markUnread,
  mute,
  pin,
  putLabel,
  reopenConversation,
  snooze,
  takeLabel,
  unblockPhone,
  unmute,
  unpin,
  wake
} from '@parlor/contract/conversation-changes.ts'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type * as z from 'zod/mini'
import type { Endpoint } from '@parlor/contract/endpoint.ts'
import { addLabel, changeLabel, deleteLabel, listLabels } from '@parlor/contract/labels.ts'
import { addNote, deleteNote } from '@parlor/contract/thread-entries.ts'
import type { Tx } from '../platform/db.ts'
import { type Route, route } from '../platform/http.ts'
import { block, unblock } from './block-phone.ts'
import { listBlocked } from './blocked-phones.ts'
import {
  assignTo,
  closeForAll,
  labelForAll,
  reopenForAll,
  snoozeForAll,
  unlabelForAll,
  wakeForAll
} from './change-conversation.ts'
import { makeLabel, removeLabel, renameLabel } from './change-labels.ts'
import { changeMany } from './change-many.ts'
import { changeSettings } from './change-settings.ts'
import { listLabelRows } from './labels.ts'
import { markForMe } from './mark-conversation.ts'
import { markRowsRead } from './mark-read.ts'
import type { MarkName } from './marks.ts'
import { removeNote, writeNote } from './notes.ts'
import { getVisible } from './routes.ts'

/** What is done to a conversation, for oneself and for all. */
export const changeRoutes: Route[] = [
  route(markRead, async (tx, { id, through }, caller) => {
    const conversation = await getVisible(tx, caller, id)
    const [read] = await markRowsRead(tx, [conversation], { staffId: caller.id, through })
    return { readThrough: (read ?? conversation).readThrough! }
  }),
  marking(markUnread, 'unread', true),
  marking(mute, 'muted', true),
  marking(unmute, 'muted', false),
  marking(pin, 'pinned', true),
  marking(unpin, 'pinned', false),
  changing(closeConversation, (tx, rows, _input, me) => closeForAll(tx, rows, me)),
  changing(reopenConversation, (tx, rows, _input, me) => reopenForAll(tx, rows, me)),
  changing(snooze, (tx, rows, { until }, me) => snoozeForAll(tx, rows, until, me)),
  changing(wake, (tx, rows, _input, me) => wakeForAll(tx, rows, me)),
  changing(assign, (tx, rows, { staffId }, me) => assignTo(tx, rows, staffId, me)),
  changing(putLabel, (tx, rows, { labelId }, me) => labelForAll(tx, rows, labelId, me)),
  changing(takeLabel, (tx, rows, { labelId }, me) => unlabelForAll(tx, rows, labelId, me)),
  route(changeConversations, (tx, { ids, change }, caller) => changeMany(tx, ids, change, caller)),
  route(addNote, async (tx, { id, ...note }, caller) => ({
    entry: await writeNote(tx, await getVisible(tx, caller, id), note, caller.id)
  })),
  route(deleteNote, async (tx, { id }, caller) => {
    await removeNote(tx, id, caller, conversationId => getVisible(tx, caller, conversationId))
    return {}
  }),
  route(listLabels, async tx => ({ labels: await listLabelRows(tx) })),
  route(addLabel, async (tx, label) => ({ label: await makeLabel(tx, label) })),
  route(changeLabel, async (tx, change) => ({ label: await renameLabel(tx, change) })),
  route(deleteLabel, async (tx, { id }) => {
    await removeLabel(tx, id)
    return {}
  }),
  route(listBlockedPhones, async tx => ({ blocked: await listBlocked(tx) })),
  route(blockPhone, async (tx, { phone, why }, caller) => ({
    blocked: await block(tx, phone, { by: caller.id, why })
  })),
  route(unblockPhone, async (tx, { phone }, caller) => {
    await unblock(tx, phone, caller.id)
    return {}
  }),
  route(changeInboxSettings, async (tx, change, caller) => ({
    business: await changeSettings(tx, change, caller.id)
  }))
]

type OfOne = typeof closeConversation

/** A mark of mine on one conversation. */
function marking(endpoint: OfOne, mark: MarkName, isOn: boolean): Route {
  return changing(endpoint, (tx, rows, _input, staffId) =>
    markForMe(tx, rows, { staffId, mark, isOn })
  )
}

type About<Input> = Endpoint<z.ZodMiniObject, OfOne['reply']> & { input: z.ZodMiniType<Input> }

/** A change of one conversation that the caller can see; it answers with how it stands now. */
function changing<Input extends { id: string }>(
  endpoint: About<Input>,
  change: (tx: Tx, rows: ConversationRow[], input: Input, me: string) => Promise<ConversationRow[]>
): Route {
  return route(endpoint, async (tx, given, caller) => {
    const input = given as Input
    const row = await getVisible(tx, caller, input.id)
    const [changed] = await change(tx, [row], input, caller.id)
    return { conversation: changed ?? row }
  })
}
