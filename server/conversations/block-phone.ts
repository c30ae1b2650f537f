import type { BlockedPhone } from '@parlor/contract/conversation-changes.ts'
import type { StaffId } from '@parlor/contract/ids.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { listNumbers } from '../numbers/numbers.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { listBlocked, putBlock, takeBlock } from './blocked-phones.ts'
import { tellChange } from './tell.ts'

/** Texts from this phone are kept, alert nobody and stay out of the inbox. Twice changes nothing. */
export async function block(
  tx: Tx,
  phone: string,
  { by, why }: { by: StaffId; why: string }
): Promise<BlockedPhone> {
  if ((await listNumbers(tx)).some(ours => ours.phone === phone)) {
    throw new Refusal('our-own-number', 'This is your own number.', { field: 'phone' })
  }
  const conversationIds = await putBlock(tx, phone, { by, why })
  if (conversationIds) {
    for (const id of conversationIds) {
      await tellChange(tx, id, { kind: 'blocked', byId: by, body: why || null })
    }
    const subject = { kind: 'phone' as const, id: phone }
    await noteInAudit(tx, { act: 'number.blocked', by, subject })
  }
  const [blocked] = await listBlocked(tx, phone)
  return blocked!
}

export async function unblock(tx: Tx, phone: string, by: StaffId): Promise<void> {
  const conversationIds = await takeBlock(tx, phone)
  if (!conversationIds) throw notFound('blocked number')
  for (const id of conversationIds) await tellChange(tx, id, { kind: 'unblocked', byId: by })
  const subject = { kind: 'phone' as const, id: phone }
  await noteInAudit(tx, { act: 'number.unblocked', by, subject })
}
