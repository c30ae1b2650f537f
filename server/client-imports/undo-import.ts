import type { ClientImport } from '@parlor/contract/client-imports.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { deleteClientRows } from '../clients/merged.ts'
import { putWords } from '../clients/clients.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { getImportRow } from './check-import.ts'
import { findImport, lockImport, markUndone, nextToUndo, noteDone, putState } from './imports.ts'
import type { ReadRow } from './read-row.ts'
import { atOnce, tellImport } from './run-import.ts'
import { takeBack, unused } from './write-rows.ts'

/** Within a day everything is as it was before; whom somebody has used since stays. */
export async function undo(tx: Tx, id: string, byId: string): Promise<ClientImport> {
  await lockImport(tx, id)
  const file = await getImportRow(tx, id)
  if (file.state !== 'done' || !file.undoUntil) {
    throw new Refusal('not-to-undo', 'There is nothing to take back.')
  }
  if (Date.parse(file.undoUntil) < now().getTime()) {
    throw new Refusal('too-late', 'More than 24 hours have passed: this import stays.')
  }
  await putState(tx, id, 'undoing')
  tx.enqueue('undo-import', { businessId: tx.businessId, importId: id }, `undo ${id}`)
  await noteInAudit(tx, {
    act: 'client.import-undone',
    by: byId,
    subject: { kind: 'business', id: tx.businessId },
    details: { file: file.name.slice(0, 80) }
  })
  return tellImport(tx, id)
}

export async function undoClients(
  db: Db,
  { businessId, importId }: { businessId: string; importId: string }
): Promise<void> {
  let isMore = true
  while (isMore) isMore = await db.inBusiness(businessId, tx => undoSome(tx, importId))
}

async function undoSome(tx: Tx, id: string): Promise<boolean> {
  const locked = await lockImport(tx, id)
  if (locked?.state !== 'undoing' || !(await findImport(tx, id))) return false
  const rows = await nextToUndo(tx, id, atOnce)
  if (rows.length === 0) {
    await putState(tx, id, 'undone')
    await tellImport(tx, id)
    return false
  }
  const fresh = rows.filter(row => row.fate === 'new').map(row => row.clientId)
  const gone = new Set(await unused(tx, fresh))
  for (const clientId of gone) await deleteClientRows(tx, clientId)
  const filled = rows.filter(row => row.fate === 'merge' && row.added)
  for (const row of filled) await takeBack(tx, row.clientId, row.added as Partial<ReadRow>)
  await putWords(
    tx,
    filled.map(row => row.clientId).filter(each => !gone.has(each))
  )
  await markUndone(
    tx,
    id,
    rows.map(row => row.line)
  )
  await noteDone(tx, id, rows.length, fresh.filter(each => !gone.has(each)).length)
  await tellImport(tx, id)
  return true
}
