import {
  type ClientImport,
  type decideRow,
  type checkRows,
  importLimits,
  type startImport
} from '@parlor/contract/client-imports.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { countryOf } from '../clients/read-phone.ts'
import { listNumbers } from '../numbers/numbers.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { fateOf, keysOf } from './fate.ts'
import {
  addImport,
  countRows,
  findImport,
  type KeptRow,
  lockImport,
  putFate,
  putRows
} from './imports.ts'
import { cardsWith } from './matches.ts'
import { type Bad, readRow } from './read-row.ts'

/** Who does not see every client cannot tell who is here already. */
export function refuseUnlessSeesAll(me: StaffCaller): void {
  if (me.rights.clients === 'all') return
  throw new Refusal(
    'no-permission',
    'You need the permission to see all clients: the file is compared with every card.',
    { status: 403 }
  )
}

export async function beginImport(
  tx: Tx,
  given: InputOf<typeof startImport>,
  me: StaffCaller
): Promise<ClientImport> {
  refuseUnlessSeesAll(me)
  await addImport(tx, { ...given, byId: me.id, at: now() })
  return getImportRow(tx, given.id)
}

export async function getImportRow(tx: Tx, id: string): Promise<ClientImport> {
  const found = await findImport(tx, id)
  if (!found) throw notFound('import')
  return found
}

export async function whatIsKnown(tx: Tx) {
  const numbers = await listNumbers(tx)
  return {
    country: await countryOf(numbers[0]?.phone),
    ours: new Set(numbers.map(each => each.phone as string))
  }
}

/** Each line is read, and compared with the cards that there are. Nothing is written to any card. */
export async function checkLines(
  tx: Tx,
  { id, rows }: InputOf<typeof checkRows>,
  me: StaffCaller
): Promise<ClientImport> {
  refuseUnlessSeesAll(me)
  await lockChecking(tx, id)
  if ((await countRows(tx, id)) + rows.length > importLimits.rowsMax) {
    const most = importLimits.rowsMax.toLocaleString('en')
    throw new Refusal('too-many-rows', `${most} lines are the most. Split the file.`)
  }
  const known = await whatIsKnown(tx)
  const read = await Promise.all(
    rows.map(async ({ line, fields }) => ({ line, fields, read: await readRow(fields, known) }))
  )
  const good = read.flatMap(each => ('why' in each.read ? [] : [each.read]))
  const cards = await cardsWith(tx, keysOf(good))
  await putRows(
    tx,
    id,
    read.map(({ line, fields, read: row }): KeptRow => {
      if ('why' in row) return { line, fields, ...asBad(row) }
      const { fate, card, gains, bad } = fateOf(row, cards)
      if (bad) return { line, fields, ...asBad(bad) }
      return { line, fields, fate, clientId: card?.id ?? null, gains, field: null, why: null }
    })
  )
  return getImportRow(tx, id)
}

export function asBad({ field, why }: Bad) {
  return { fate: 'bad' as const, clientId: null, gains: [], field, why }
}

export async function lockChecking(tx: Tx, id: string): Promise<void> {
  const found = await lockImport(tx, id)
  if (!found) throw notFound('import')
  if (found.state === 'checking') return
  throw new Refusal('import-begun', 'This import has begun already. Start a new one.')
}

export async function decide(
  tx: Tx,
  { id, line, fate }: InputOf<typeof decideRow>,
  me: StaffCaller
) {
  refuseUnlessSeesAll(me)
  await lockChecking(tx, id)
  const row = await putFate(tx, id, line, fate)
  if (!row) throw notFound('line')
  return { row, import: await getImportRow(tx, id) }
}
