import type { Patient } from '@parlor/contract/client-cards.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

/** New, or with another name. False: this id is a patient of somebody else. */
export async function putPatientRow(
  tx: Tx,
  clientId: ClientId,
  patient: Patient
): Promise<boolean> {
  const row = await tx.first(
    `insert into patients (business_id, id, client_id, name, kind, note, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (business_id, id) do update
       set name = excluded.name, kind = excluded.kind, note = excluded.note
       where patients.client_id = excluded.client_id
     returning id`,
    [tx.businessId, patient.id, clientId, patient.name, patient.kind, patient.note, now()]
  )
  return row !== null
}

export async function deletePatientRow(tx: Tx, clientId: ClientId, id: string): Promise<void> {
  await tx.rows('delete from patients where business_id = $1 and client_id = $2 and id = $3', [
    tx.businessId,
    clientId,
    id
  ])
}
