import { findGroupCalled, putGroup } from '../clients/client-fields.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'

export async function makeGroup(tx: Tx, group: { id: string; name: string }) {
  const other = await findGroupCalled(tx, group.name)
  if (other && other.id !== group.id) {
    throw new Refusal('name-taken', `There is a group “${other.name}” already.`, { field: 'name' })
  }
  await putGroup(tx, group, now())
  return group
}
