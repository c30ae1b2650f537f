import { type ClientLine, clientLimits, type listClients } from '@parlor/contract/client-cards.ts'
import type { InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { whyNotTextable } from '../clients/read-phone.ts'
import { countryOfBusiness, findAll, matchOf, readings } from '../conversations/find-recipients.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { countClients, leftOf, type LineRow, listLines, nextByName } from './list-rows.ts'

type Asked = InputOf<typeof listClients>
const firstId = '00000000-0000-0000-0000-000000000000'

/** The clients that somebody sees: all by name, or those whom the words find. */
export async function listForMe(
  tx: Tx,
  asked: Asked,
  me: StaffCaller
): Promise<ReplyOf<typeof listClients>> {
  if (asked.q.trim() !== '') return findForMe(tx, asked, me)
  const limit = asked.limit ?? clientLimits.pageRows
  const from = asked.before ? readPlace(asked.before) : { name: '', id: firstId }
  const [ids, total] = await Promise.all([
    nextByName(tx, me, asked, from, limit + 1),
    asked.before ? null : countClients(tx, me, asked)
  ])
  const lines = await listLines(
    tx,
    me,
    ids.slice(0, limit).map(row => row.id)
  )
  const last = lines.at(-1)
  return {
    clients: await Promise.all(lines.map(line => toLine(line, null))),
    next: ids.length > limit && last ? `${last.id}~${last.sortName}` : null,
    total
  }
}

/** By name, number, e-mail, UID, id or patient, as one types; the closest first. */
async function findForMe(tx: Tx, asked: Asked, me: StaffCaller) {
  const written = asked.q.trim()
  const hits = await findAll(tx, await readings(written, await countryOfBusiness(tx)), me)
  const left = await leftOf(tx, asked, [...hits.keys()])
  const ids = [...hits.keys()].filter(id => left.has(id)).slice(0, clientLimits.pageRows)
  const lines = await listLines(tx, me, ids)
  const clients = await Promise.all(lines.map(line => toLine(line, matchOf(hits.get(line.id)))))
  return { clients, next: null, total: null }
}

async function toLine(row: LineRow, matched: string | null): Promise<ClientLine> {
  const { sortName: _, optedOut, blocked, ...line } = row
  return { ...line, matched, texts: await textsOf(row.phone, { optedOut, blocked }) }
}

async function textsOf(
  phone: string | null,
  { optedOut, blocked }: { optedOut: boolean; blocked: boolean }
): Promise<ClientLine['texts']> {
  if (phone === null) return 'no-number'
  if (blocked) return 'blocked'
  if (optedOut) return 'opted-out'
  return (await whyNotTextable(phone)) ? 'landline' : 'can'
}

function readPlace(cursor: string) {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})~(.*)$/s.exec(cursor)
  if (!found) {
    throw new Refusal('bad-input', 'before: Use the `next` of a page.', {
      status: 400,
      field: 'before'
    })
  }
  return { id: found[1]!, name: found[2]! }
}
