import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { changeLimits } from '@parlor/contract/conversation-changes.ts'
import type { StaffId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { findMemberRow } from '../staff/members.ts'
import { changeRights, rightsOf } from '../staff/rights.ts'
import { findLabel } from './labels.ts'
import { putLabelOn, setAssignee, setClosed, setSnoozed, takeLabelOff } from './state.ts'
import { type Happened, tellChanges } from './tell.ts'

const dayMs = 86_400_000

/** What is done for all, to one conversation or to many at once; each story returns those that it
 * made a difference to, as they stand now. */

/** They need nothing more from us. Whoever closes second changes nothing. */
export async function closeForAll(tx: Tx, rows: ConversationRow[], by: StaffId) {
  return told(tx, rows, await setClosed(tx, idsOf(rows), by), { kind: 'closed', byId: by })
}

export async function reopenForAll(tx: Tx, rows: ConversationRow[], by: StaffId) {
  return told(tx, rows, await setClosed(tx, idsOf(rows), null), { kind: 'reopened', byId: by })
}

/** Out of everybody's inbox until then, or until the client writes. */
export async function snoozeForAll(tx: Tx, rows: ConversationRow[], until: string, by: StaffId) {
  refuseWrongTime(until)
  await reopenForAll(
    tx,
    rows.filter(row => row.closedAt),
    by
  )
  const moment = new Date(until).toISOString()
  const changed = await setSnoozed(tx, idsOf(rows), moment, by)
  return told(tx, rows, changed, { kind: 'snoozed', byId: by, until: moment })
}

export async function wakeForAll(tx: Tx, rows: ConversationRow[], by: StaffId | null) {
  const changed = await setSnoozed(tx, idsOf(rows), null, null)
  return told(tx, rows, changed, { kind: 'woken', byId: by })
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

/** Who looks after them. Whoever sees only what is hers gains or loses sight of it at once. */
export async function assignTo(
  tx: Tx,
  rows: ConversationRow[],
  staffId: StaffId | null,
  by: StaffId
) {
  if (staffId) await refuseGone(tx, staffId)
  const changed = new Set(await setAssignee(tx, idsOf(rows), staffId))
  const before = rows.filter(row => changed.has(row.id)).map(row => row.assigneeId)
  if (before.length > 0) {
    await changeRights(tx, await whoseSightChanges(tx, [...new Set([...before, staffId])]))
  }
  return told(tx, rows, [...changed], { kind: 'assigned', byId: by, toId: staffId })
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

export async function labelForAll(tx: Tx, rows: ConversationRow[], labelId: string, by: StaffId) {
  const name = await nameOfLabel(tx, labelId)
  const changed = await putLabelOn(tx, idsOf(rows), labelId)
  return told(tx, rows, changed, { kind: 'labelled', byId: by, name })
}

export async function unlabelForAll(tx: Tx, rows: ConversationRow[], labelId: string, by: StaffId) {
  const name = await nameOfLabel(tx, labelId)
  const changed = await takeLabelOff(tx, idsOf(rows), labelId)
  return told(tx, rows, changed, { kind: 'unlabelled', byId: by, name })
}

async function nameOfLabel(tx: Tx, labelId: string): Promise<string> {
  const label = await findLabel(tx, labelId)
  if (!label) throw notFound('label')
  return label.name
}

const idsOf = (rows: ConversationRow[]) => rows.map(row => row.id)

async function told(tx: Tx, rows: ConversationRow[], ids: string[], happened: Happened) {
  const now = new Map((await tellChanges(tx, ids, happened)).map(each => [each.id, each]))
  return rows.flatMap((row): ConversationRow[] => {
    const conversation = now.get(row.id)
    return conversation ? [{ ...row, ...conversation }] : []
  })
}
