import type { Label } from '@parlor/contract/labels.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

export function listLabelRows(tx: Tx): Promise<Label[]> {
  return tx.rows<Label>(
    'select id, name, colour from labels where business_id = $1 order by lower(name), id',
    [tx.businessId]
  )
}

export function findLabel(tx: Tx, id: string): Promise<Label | null> {
  return tx.first<Label>('select id, name, colour from labels where business_id = $1 and id = $2', [
    tx.businessId,
    id
  ])
}

export function findLabelCalled(tx: Tx, name: string): Promise<Label | null> {
  return tx.first<Label>(
    'select id, name, colour from labels where business_id = $1 and lower(name) = lower($2)',
    [tx.businessId, name]
  )
}

/** New, or with another name or colour. */
export async function putLabelRow(tx: Tx, label: Label): Promise<void> {
  await tx.rows(
    `insert into labels (business_id, id, name, colour, created_at) values ($1, $2, $3, $4, $5)
     on conflict (business_id, id) do update set name = excluded.name, colour = excluded.colour`,
    [tx.businessId, label.id, label.name, label.colour, now()]
  )
}

/** Returns the conversations that bore it. */
export async function deleteLabelRow(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `delete from conversation_labels where business_id = $1 and label_id = $2
     returning conversation_id as id`,
    [tx.businessId, id]
  )
  await tx.rows('delete from labels where business_id = $1 and id = $2', [tx.businessId, id])
  return rows.map(row => row.id)
}
