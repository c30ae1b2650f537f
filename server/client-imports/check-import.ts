import type { checkRows, ClientImport, ImportFields } from '@parlor/contract/client-imports.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { clientImporter } from './client-importer.ts'
import { fateOf, keysOf } from './fate.ts'
import type { KeptRow } from './import-table.ts'
import { clientImports } from './imports.ts'
import { asBad, whatIsKnown } from './known.ts'
import { cardsWith } from './matches.ts'
import { readRow } from './read-row.ts'

/** Each line is read, and compared with the cards that there are. Nothing is written to any card. */
export async function checkLines(
  tx: Tx,
  { id, rows }: InputOf<typeof checkRows>,
  me: StaffCaller
): Promise<ClientImport> {
  await clientImporter.beforeCheck(tx, id, rows.length, me)
  const known = await whatIsKnown(tx)
  const read = await Promise.all(
    rows.map(async ({ line, fields }) => ({ line, fields, read: await readRow(fields, known) }))
  )
  const good = read.flatMap(each => ('why' in each.read ? [] : [each.read]))
  const cards = await cardsWith(tx, keysOf(good))
  await clientImports.putRows(
    tx,
    id,
    read.map(({ line, fields, read: row }): KeptRow<ImportFields> => {
      if ('why' in row) return { line, fields, ...asBad(row) }
      const { fate, card, gains, bad } = fateOf(row, cards)
      if (bad) return { line, fields, ...asBad(bad) }
      return { line, fields, fate, clientId: card?.id ?? null, gains, field: null, why: null }
    })
  )
  return clientImporter.get(tx, id)
}
