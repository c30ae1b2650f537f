import { deleteClientRows } from '../clients/merged.ts'
import { putWords } from '../clients/clients.ts'
import type { Tx } from '../platform/db.ts'
import type { DoneRow } from './import-table.ts'
import type { ReadRow } from './read-row.ts'
import { takeBack, unused } from './write-rows.ts'

/** New cards go again, and what was filled is empty again; whom somebody has used since stays. */
export async function takeBackClients(tx: Tx, rows: DoneRow[]): Promise<number> {
  const known = rows.flatMap(({ clientId, ...row }) => (clientId ? [{ ...row, clientId }] : []))
  const fresh = known.filter(row => row.fate === 'new').map(row => row.clientId)
  const gone = new Set(await unused(tx, fresh))
  for (const clientId of gone) await deleteClientRows(tx, clientId)
  const filled = known.filter(row => row.fate === 'merge' && row.added)
  for (const row of filled) await takeBack(tx, row.clientId, row.added as Partial<ReadRow>)
  await putWords(
    tx,
    filled.map(row => row.clientId).filter(each => !gone.has(each))
  )
  return fresh.filter(each => !gone.has(each)).length
}
