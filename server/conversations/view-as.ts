import type { InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { whyNotGive } from '@parlor/contract/permissions.ts'
import type { viewAs } from '@parlor/contract/staff-members.ts'
import { noteInAudit } from '../businesses/audit.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { findMemberRow } from '../staff/members.ts'
import { type Rights, rightsOf, type StaffCaller } from '../staff/rights.ts'
import { countRows, listRows } from './conversations.ts'

/** Somebody who sees everything looks at the list as another sees it. Nothing is marked as read, and
 * it is written down. */
export async function viewListAs(
  tx: Tx,
  input: InputOf<typeof viewAs>,
  me: StaffCaller
): Promise<ReplyOf<typeof viewAs>> {
  const row = await findMemberRow(tx, input.id)
  if (!row) throw notFound('staff member')
  const rights = rightsOf(row)
  refuseUnlessSeesMore(me, { id: row.id, ...rights })
  const her: StaffCaller = {
    ...me,
    id: row.id,
    rights,
    may: permission => rights.permissions.has(permission)
  }
  const [counts, list] = await Promise.all([countRows(tx, her), listRows(tx, her, input)])
  if (!input.before) {
    await noteInAudit(tx, {
      act: 'staff.viewed-as',
      by: me.id,
      subject: { kind: 'staff', id: row.id },
      details: { view: input.view }
    })
  }
  return { permissions: [...rights.permissions], counts, ...list }
}

function refuseUnlessSeesMore(me: StaffCaller, her: Rights & { id: string }): void {
  const seesAll = me.rights.reach === 'all' && me.may('conversations.view-all')
  const mine = { id: me.id, role: me.rights.role, permissions: me.rights.permissions }
  const why = seesAll
    ? whyNotGive({ ...mine, role: 'owner' }, null, { role: her.role, permissions: her.permissions })
    : 'Only who sees every conversation can look through another’s eyes.'
  if (why) throw new Refusal('not-allowed', why, { status: 403 })
}
