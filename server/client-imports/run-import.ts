import type { ClientImport } from '@parlor/contract/client-imports.ts'
import { importLimits } from '@parlor/contract/client-imports.ts'
import { noMarks } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { strangersAt } from '../client-cards/record-rows.ts'
import { putWords } from '../clients/clients.ts'
import { getSharedConversation } from '../conversations/conversations.ts'
import { belongTo } from '../conversations/link-client.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { asBad, getImportRow, lockChecking, whatIsKnown } from './check-import.ts'
import { fateOf, keysOf, newOf } from './fate.ts'
import {
  findImport,
  lockImport,
  markWritten,
  nextRows,
  noteDone,
  putState,
  type WaitingRow,
  type Written
} from './imports.ts'
import { type Card, cardsWith } from './matches.ts'
import { readRow, type ReadRow } from './read-row.ts'
import {
  fillClients,
  insertClients,
  insertContacts,
  insertEntries,
  type ToWrite
} from './write-rows.ts'

export const atOnce = 200 // lines in one transaction

/** From now on it goes by itself, also over a restart. */
export async function run(tx: Tx, id: string): Promise<ClientImport> {
  await lockChecking(tx, id)
  const before = await getImportRow(tx, id)
  if (before.counts.new + before.counts.merge === 0) {
    throw new Refusal('nothing-to-import', 'There is no line that could be imported.')
  }
  await putState(tx, id, 'importing')
  tx.enqueue('import-clients', { businessId: tx.businessId, importId: id }, `import ${id}`)
  return tellImport(tx, id)
}

export async function tellImport(tx: Tx, id: string): Promise<ClientImport> {
  const now = await getImportRow(tx, id)
  tx.append({ audience: { only: [now.byId] }, event: { type: 'import.updated', import: now } })
  return now
}

/** All lines, some at a time; what was written before a crash is not written again. */
export async function importClients(
  db: Db,
  { businessId, importId }: { businessId: string; importId: string }
): Promise<void> {
  let isMore = true
  while (isMore) isMore = await db.inBusiness(businessId, tx => writeSome(tx, importId))
}

async function writeSome(tx: Tx, id: string): Promise<boolean> {
  const locked = await lockImport(tx, id)
  if (locked?.state !== 'importing') return false
  const file = (await findImport(tx, id))!
  const rows = await nextRows(tx, id, atOnce)
  if (rows.length === 0) {
    await putState(tx, id, 'done', new Date(now().getTime() + importLimits.undoHours * 3_600_000))
    const { new: made, merge: merged } = file.counts
    await noteInAudit(tx, {
      act: 'client.imported',
      by: file.byId,
      subject: { kind: 'business', id: tx.businessId },
      details: { file: file.name.slice(0, 80), new: made, merged }
    })
    await tellImport(tx, id)
    return false
  }
  const written = await write(tx, rows, file)
  await markWritten(tx, id, written)
  await noteDone(tx, id, rows.length)
  await tellImport(tx, id)
  return true
}

async function write(
  tx: Tx,
  rows: WaitingRow[],
  file: { name: string; byId: string }
): Promise<Written[]> {
  const known = await whatIsKnown(tx)
  const read = await Promise.all(
    rows.map(async row => ({ row, read: await readRow(row.fields, known) }))
  )
  const good = read.flatMap(each => ('why' in each.read ? [] : [each.read]))
  // The cards as they are now, and those that lines above make: a file may name somebody twice.
  const cards = await cardsWith(tx, keysOf(good))
  const writes: ToWrite[] = []
  const written = read.map(({ row, read: line }): Written => {
    if ('why' in line) return { ...row, ...asBad(line), added: null }
    if (row.fate === 'skip' || row.fate === 'bad') return { ...row, added: null }
    return plan(row, line, { cards, writes })
  })
  const fresh = writes.filter(each => each.isNew)
  const met = writes.filter(each => !each.isNew)
  await insertClients(tx, fresh)
  await fillClients(tx, met)
  await insertContacts(tx, writes, file)
  const ids = [...new Set(writes.map(each => each.clientId))]
  await insertEntries(tx, ids, file)
  await putWords(tx, ids)
  await meetStrangers(tx, writes, file.byId)
  return written
}

function plan(
  row: WaitingRow,
  line: ReadRow,
  { cards, writes }: { cards: Card[]; writes: ToWrite[] }
): Written {
  const { fate, card, gains, bad } = fateOf(line, cards)
  if (bad) return { ...row, ...asBad(bad), added: null }
  const isBoth = row.decided && row.fate === 'new'
  if (isBoth && card && (line.uid || line.externalId)) {
    const taken = card.uid === line.uid ? 'uid' : 'externalId'
    if (card[taken] !== null && card[taken] === line[taken]) {
      const why = `${card.name} has this id already: two cards cannot share it.`
      return { ...row, ...asBad({ field: taken, why }), added: null }
    }
  }
  if (fate === 'merge' && card && !isBoth) {
    const fill = fillOf(line, card, gains)
    writes.push({ clientId: card.id, isNew: false, row: line, fill })
    learn(card, line)
    return { ...row, fate: 'merge', clientId: card.id, gains, added: fill }
  }
  const clientId = newId(now().getTime())
  writes.push({ clientId, isNew: true, row: line, fill: {} })
  cards.push(asCard(clientId, line))
  return { ...row, fate: 'new', clientId, gains: [], added: null }
}

function fillOf(line: ReadRow, card: Card, gains: string[]): Partial<ReadRow> {
  const given = Object.entries(line).filter(([field]) => gains.includes(field))
  return {
    ...(Object.fromEntries(given) as Partial<ReadRow>),
    phones: newOf(line.phones, card.phones),
    emails: newOf(line.emails, card.emails),
    groups: newOf(line.groups, card.groups)
  }
}

function asCard(id: string, line: ReadRow): Card {
  return { id, ...line, asked: line.marketing !== null }
}

function learn(card: Card, line: ReadRow): void {
  card.phones.push(...newOf(line.phones, card.phones))
  card.emails.push(...newOf(line.emails, card.emails))
  card.groups.push(...newOf(line.groups, card.groups))
  for (const field of ['uid', 'externalId', 'type', 'language', 'birthday', 'note'] as const) {
    card[field] ??= line[field]
  }
}

/** Who texted before anybody knew them is somebody now. */
async function meetStrangers(tx: Tx, writes: ToWrite[], byId: string): Promise<void> {
  const of = new Map(
    writes.toReversed().flatMap(each => each.row.phones.map(phone => [phone, each] as const))
  )
  for (const id of await strangersAt(tx, [...of.keys()])) {
    const row = { ...(await getSharedConversation(tx, id)), ...noMarks }
    const met = of.get(row.phone)
    const client = met && { id: met.clientId, name: met.row.name }
    if (client) await belongTo(tx, row, client, { id: byId })
  }
}
