import { type ClientLine, clientLimits, type listClients } from '@parlor/contract/client-cards.ts'
import type { InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import { whyNotTextable } from '../clients/read-phone.ts'
import { countryOfBusiness, findAll, matchOf, readings } from '../conversations/find-recipients.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { countClients, leftOf, type LineRow, listLines, nextByName } from './list-rows.ts'
import { nextByVisit, type VisitPlace, withoutVisit } from './next-visits.ts'

type Asked = InputOf<typeof listClients>
const first = { name: '', id: '00000000-0000-0000-0000-000000000000' }
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The clients that somebody sees: all by name or by who comes next, or those whom the words find. */
export async function listForMe(
  tx: Tx,
  asked: Asked,
  me: StaffCaller
): Promise<ReplyOf<typeof listClients>> {
  if (asked.q.trim() !== '') return findForMe(tx, asked, me)
  const limit = asked.limit ?? clientLimits.pageRows
  const isByVisit = asked.sort === 'appointment' && me.may('appointments.view')
  const [places, total] = await Promise.all([
    isByVisit ? placesByVisit(tx, me, asked, limit + 1) : placesByName(tx, me, asked, limit + 1),
    asked.before ? null : countClients(tx, me, asked)
  ])
  const shown = places.slice(0, limit)
  const ids = shown.map(each => each.clientId)
  const lines = await listLines(tx, me, ids, now())
  const last = shown.at(-1)
  return {
    clients: await Promise.all(lines.map(line => toLine(line, null))),
    next: places.length > limit && last ? placeWritten(last, lines.at(-1)) : null,
    total
  }
}

/** A client in the list; `visit` when it is their next visit that puts them there. */
type Listed = { clientId: string; visit: VisitPlace | null }

function placeWritten({ clientId, visit }: Listed, line: LineRow | undefined): string {
  return visit ? `${visit.id}@${visit.at}` : `${clientId}~${line?.sortName ?? ''}`
}

async function placesByName(tx: Tx, me: StaffCaller, asked: Asked, most: number) {
  const from = asked.before ? readPlace(asked.before) : first
  const rows = await nextByName(tx, me, asked, from, most)
  return rows.map(({ id }): Listed => ({ clientId: id, visit: null }))
}

/** Who comes next stands first; after them, by name, those who have none booked. */
async function placesByVisit(tx: Tx, me: StaffCaller, asked: Asked, most: number) {
  const from = asked.before?.includes('~') ? null : readVisitPlace(asked.before)
  const ask = { narrow: asked, now: now(), most }
  const coming = from ? await nextByVisit(tx, me, ask, from) : []
  const listed = coming.map(({ clientId, ...visit }): Listed => ({ clientId, visit }))
  if (listed.length >= most) return listed
  const place = from ? first : readPlace(asked.before!)
  const rest = await withoutVisit(tx, me, { ...ask, most: most - listed.length }, place)
  return [...listed, ...rest.map(({ id }): Listed => ({ clientId: id, visit: null }))]
}

/** By name, number, e-mail, UID, id or patient, as one types; the closest first. */
async function findForMe(tx: Tx, asked: Asked, me: StaffCaller) {
  const written = asked.q.trim()
  const hits = await findAll(tx, await readings(written, await countryOfBusiness(tx)), me)
  const left = await leftOf(tx, asked, [...hits.keys()])
  const ids = [...hits.keys()].filter(id => left.has(id)).slice(0, clientLimits.pageRows)
  const lines = await listLines(tx, me, ids, now())
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

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const namePlace = new RegExp(`^(${uuid})~(.*)$`, 's')
const visitPlace = new RegExp(`^(${uuid})@(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)$`)

function readPlace(cursor: string) {
  const found = namePlace.exec(cursor)
  if (!found) throw badCursor()
  return { id: found[1]!, name: found[2]! }
}

function readVisitPlace(cursor: string | undefined): VisitPlace {
  if (cursor === undefined) return { at: now().toISOString(), id: lastId }
  const found = visitPlace.exec(cursor)
  if (!found || Number.isNaN(Date.parse(found[2]!))) throw badCursor()
  return { id: found[1]!, at: found[2]! }
}

function badCursor() {
  return new Refusal('bad-input', 'before: Use the `next` of a page.', {
    status: 400,
    field: 'before'
  })
}
