import type { Conversation, ConversationRow } from '@parlor/contract/conversations.ts'
import { changeLimits } from '@parlor/contract/conversation-changes.ts'
import type { StaffId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { findMemberRow } from '../staff/members.ts'
import { changeRights, rightsOf } from '../staff/rights.ts'
import { findLabel } from './labels.ts'
import { putLabelOn, setAssignee, setClosed, setSnoozed, takeLabelOff } from './state.ts'
import { type Happened, tellChange } from './tell.ts'

const dayMs = 86_400_000

/** It needs nothing more from us. Whoever closes second changes nothing. */
export async function closeForAll(tx: Tx, row: ConversationRow, by: StaffId) {
  return told(tx, row, await setClosed(tx, row.id, by), { kind: 'closed', byId: by })
}

export async function reopenForAll(tx: Tx, row: ConversationRow, by: StaffId) {
  return told(tx, row, await setClosed(tx, row.id, null), { kind: 'reopened', byId: by })
}

/** Out of everybody's inbox until then, or until the client writes. */
export async function snoozeForAll(tx: Tx, row: ConversationRow, until: string, by: StaffId) {
  refuseWrongTime(until)
  const opened = row.closedAt ? await reopenForAll(tx, row, by) : row
  const moment = new Date(until).toISOString()
  const changed = await setSnoozed(tx, row.id, moment, by)
  return told(tx, opened, changed, { kind: 'snoozed', byId: by, until: moment })
}

export async function wakeForAll(tx: Tx, row: ConversationRow, by: StaffId | null) {
  return told(tx, row, await setSnoozed(tx, row.id, null, null), { kind: 'woken', byId: by })
}

function refuseWrongTime(until: string): void {
  const ahead = Date.parse(until) - now().getTime()
  const why =
    ahead <= 0
      ? 'This time has passed. Choose a later one.'
      : ahead > changeLimits.snoozeDaysMax * dayMs
        ? 'Choose a time within a year.'
        : null
  if (why) throw new Refusal('bad-input', why, { status: 400, field: 'until' })
}

/** Who looks after it. Whoever sees only what is hers gains or loses sight of it at once. */
export async function assignTo(tx: Tx, row: ConversationRow, staffId: StaffId | null, by: StaffId) {
  if (staffId) await refuseGone(tx, staffId)
  const changed = await setAssignee(tx, row.id, staffId)
  if (changed) await changeRights(tx, await whoseSightChanges(tx, [row.assigneeId, staffId]))
  return told(tx, row, changed, { kind: 'assigned', byId: by, toId: staffId })
}

async function refuseGone(tx: Tx, staffId: StaffId): Promise<void> {
  const member = await findMemberRow(tx, staffId)
  if (member && !member.removedAt && !member.disabledAt) return
  throw new Refusal('no-such-staff', 'This staff member works here no more.', { field: 'staffId' })
}

async function whoseSightChanges(tx: Tx, ids: (StaffId | null)[]): Promise<string[]> {
  const members = await Promise.all(ids.map(id => (id ? findMemberRow(tx, id) : null)))
  return members.flatMap(member => (member && rightsOf(member).reach !== 'all' ? [member.id] : []))
}

export async function labelForAll(tx: Tx, row: ConversationRow, labelId: string, by: StaffId) {
  const label = await findLabel(tx, labelId)
  if (!label) throw notFound('label')
  const changed = await putLabelOn(tx, row.id, labelId)
  return told(tx, row, changed, { kind: 'labelled', byId: by, name: label.name })
}

export async function unlabelForAll(tx: Tx, row: ConversationRow, labelId: string, by: StaffId) {
  const label = await findLabel(tx, labelId)
  if (!label) throw notFound('label')
  const changed = await takeLabelOff(tx, row.id, labelId)
  return told(tx, row, changed, { kind: 'unlabelled', byId: by, name: label.name })
}

async function told(tx: Tx, row: ConversationRow, changed: boolean, happened: Happened) {
  if (!changed) return row
  const conversation: Conversation = await tellChange(tx, row.id, happened)
  return { ...row, ...conversation }
}
