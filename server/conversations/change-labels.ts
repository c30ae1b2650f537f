import { type Label, labelLimits } from '@parlor/contract/labels.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { getSharedConversation } from './conversations.ts'
import { deleteLabelRow, findLabel, findLabelCalled, listLabelRows, putLabelRow } from './labels.ts'
import { audienceOf } from './visible.ts'

export async function makeLabel(tx: Tx, label: Label): Promise<Label> {
  const earlier = await findLabel(tx, label.id)
  if (earlier) return earlier
  if ((await listLabelRows(tx)).length >= labelLimits.labelsMax) {
    throw new Refusal('too-many-labels', `${labelLimits.labelsMax} labels are the most.`)
  }
  return saveLabel(tx, label)
}

export async function renameLabel(
  tx: Tx,
  change: { id: string; name?: string | undefined; colour?: number | undefined }
): Promise<Label> {
  const before = await findLabel(tx, change.id)
  if (!before) throw notFound('label')
  const { name = before.name, colour = before.colour } = change
  return saveLabel(tx, { id: before.id, name, colour })
}

async function saveLabel(tx: Tx, label: Label): Promise<Label> {
  const other = await findLabelCalled(tx, label.name)
  if (other && other.id !== label.id) {
    throw new Refusal('name-taken', `There is a label “${other.name}” already.`, { field: 'name' })
  }
  await putLabelRow(tx, label)
  await tellLabels(tx)
  return label
}

/** Gone from every conversation that bore it. */
export async function removeLabel(tx: Tx, id: string): Promise<void> {
  if (!(await findLabel(tx, id))) throw notFound('label')
  const conversationIds = await deleteLabelRow(tx, id)
  for (const conversationId of conversationIds) {
    const conversation = await getSharedConversation(tx, conversationId)
    const event = { type: 'conversation.updated' as const, conversation }
    tx.append({ audience: audienceOf(conversation), event })
  }
  await tellLabels(tx)
}

async function tellLabels(tx: Tx): Promise<void> {
  const labels = await listLabelRows(tx)
  tx.append({ audience: { everybody: true }, event: { type: 'labels.updated', labels } })
}
