import type { ClientImport, ImportFields } from '@parlor/contract/client-imports.ts'
import { noMarks } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { strangersAt } from '../client-cards/record-rows.ts'
import { putWords } from '../clients/clients.ts'
import { getSharedConversation } from '../conversations/conversations.ts'
import { belongTo } from '../conversations/link-client.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { fateOf, keysOf, newOf } from './fate.ts'
import type { WaitingRow, Written } from './import-table.ts'
import { asBad, whatIsKnown } from './known.ts'
import { type Card, cardsWith } from './matches.ts'
import { readRow, type ReadRow } from './read-row.ts'
import {
  fillClients,
  insertClients,
  insertContacts,
  insertEntries,
  type ToWrite
} from './write-rows.ts'

type Waiting = WaitingRow<ImportFields>
type Done = Written<ImportFields>

/** Lines become cards, or fill those that there are. */
export async function writeClients(tx: Tx, rows: Waiting[], file: ClientImport): Promise<Done[]> {
  const known = await whatIsKnown(tx)
  const read = await Promise.all(
    rows.map(async row => ({ row, read: await readRow(row.fields, known) }))
  )
  const good = read.flatMap(each => ('why' in each.read ? [] : [each.read]))
  // The cards as they are now, and those that lines above make: a file may name somebody twice.
  const cards = await cardsWith(tx, keysOf(good))
  const writes: ToWrite[] = []
  const written = read.map(({ row, read: line }): Done => {
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
  row: Waiting,
  line: ReadRow,
  { cards, writes }: { cards: Card[]; writes: ToWrite[] }
): Done {
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
