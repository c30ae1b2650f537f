import { moveClient } from '@parlor/contract/clients.ts'
import {
  countConversations,
  getConversation,
  listConversations
} from '@parlor/contract/conversations.ts'
import { viewAs } from '@parlor/contract/staff-members.ts'
import { eventCounter } from '../platform/events.ts'
import type { Tx } from '../platform/db.ts'
import { notFound } from '../platform/errors.ts'
import { type Caller, type Route, route } from '../platform/http.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { countRows, findRow, listPinned, listRows } from './conversations.ts'
import { moveToCare } from './move-client.ts'
import { viewListAs } from './view-as.ts'

/** Every reply that live updates go on from carries the number read before its rows. */
export const conversationRoutes: Route[] = [
  route(listConversations, async (tx, page, caller) => {
    const [{ last: seq }, list, pinned] = await Promise.all([
      eventCounter(tx),
      listRows(tx, caller, page),
      page.before || page.after ? [] : listPinned(tx, caller, page.view)
    ])
    return { seq, ...list, pinned }
  }),
  route(countConversations, async (tx, _input, caller) => {
    const [{ last: seq }, counts] = await Promise.all([eventCounter(tx), countRows(tx, caller)])
    return { seq, counts }
  }),
  route(getConversation, async (tx, { id }, caller) => {
    const [{ last: seq }, conversation] = await Promise.all([
      eventCounter(tx),
      getVisible(tx, caller, id)
    ])
    return { seq, conversation }
  }),
  route(moveClient, async (tx, input, caller) => ({
    care: await moveToCare(tx, input, caller as StaffCaller)
  })),
  route(viewAs, (tx, input, caller) => viewListAs(tx, input, caller as StaffCaller))
]

/** A hidden conversation answers exactly like one that does not exist. */
export async function getVisible(tx: Tx, caller: Caller, id: string) {
  const row = await findRow(tx, caller, id)
  if (!row) throw notFound('conversation')
  return row
}
