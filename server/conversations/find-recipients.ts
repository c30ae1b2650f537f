import type { InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import {
  type findRecipients,
  type Recipient,
  recipientLimits
} from '@parlor/contract/new-conversation.ts'
import {
  findClients,
  fold,
  type Hit,
  namesOfClients,
  type Part,
  phonesOf
} from '../clients/find-clients.ts'
import { beginningsOf, countryOf, readPhone, whyNotTextable } from '../clients/read-phone.ts'
import { listNumbers } from '../numbers/numbers.ts'
import type { Tx } from '../platform/db.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { factsOfPhones, type PhoneFacts, recentPhones } from './recipients.ts'

type Reply = ReplyOf<typeof findRecipients>
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const digitsMin = 3

/** Who can be texted. What cannot be is shown too, with the reason. */
export async function findWhomToText(
  tx: Tx,
  { q, numberId }: InputOf<typeof findRecipients>,
  me: StaffCaller
): Promise<Reply> {
  const written = q.trim()
  if (written === '') {
    const phones = await recentPhones(tx, me, recipientLimits.rowsMax)
    return { recipients: await asRecipients(tx, phones, me, numberId), raw: null }
  }
  const country = await countryOfBusiness(tx, numberId)
  const hits = await findAll(tx, await readings(written, country), me)
  const numbers = await phonesOf(tx, [...hits.keys()])
  const phones = [...new Set(numbers.flatMap(row => row.phone ?? []))]
  const shown = phones.slice(0, recipientLimits.rowsMax)
  const found = await asRecipients(tx, shown, me, numberId, hits)
  const without = await asWithoutPhone(tx, numbers, hits)
  const recipients = [...found, ...without].slice(0, recipientLimits.rowsMax)
  return { recipients, raw: await asRaw(tx, written, { country, phones, me, numberId }) }
}

export async function countryOfBusiness(tx: Tx, numberId?: string): Promise<string> {
  const numbers = await listNumbers(tx)
  return countryOf((numbers.find(each => each.id === numberId) ?? numbers[0])?.phone)
}

/** The ways in which what was typed may be meant: as a whole, as a phone, as several words. */
export async function readings(written: string, country: string): Promise<Part[][]> {
  const whole = fold(written)
    .replace(/^uid\s+/, '')
    .trim()
  const ways: Part[][] = [[[whole]]]
  const digits = written.replace(/\D/g, '')
  if (digits.length >= digitsMin && /^[\d\s()+./-]+$/.test(written)) {
    ways.push([await beginningsOf(written, country)])
  } else if (!uuid.test(whole) && !whole.includes('@')) {
    const words = whole.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
    if (words.length > 0 && words.join() !== whole) ways.push(words.map(word => [word]))
  }
  return ways
}

export async function findAll(tx: Tx, ways: Part[][], me: StaffCaller): Promise<Map<string, Hit>> {
  const by = { staffId: me.id, clients: me.rights.clients }
  const found = await Promise.all(ways.map(parts => findClients(tx, parts, by)))
  const inOrder = found.flat().sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
  const first = new Map<string, Hit>()
  for (const hit of inOrder) if (!first.has(hit.id)) first.set(hit.id, hit)
  return first
}

async function asRecipients(
  tx: Tx,
  phones: string[],
  me: StaffCaller,
  numberId?: string,
  hits = new Map<string, Hit>()
): Promise<Recipient[]> {
  const facts = await factsOfPhones(tx, phones, me, numberId ?? null)
  return Promise.all(
    facts.map(async fact => ({
      phone: fact.phone,
      clients: fact.clients.map(client => ({ ...client, matched: matchOf(hits.get(client.id)) })),
      conversation: fact.conversation,
      problem: (await whyNotText(fact))?.reason ?? null
    }))
  )
}

const kinds: Record<string, string> = {
  ...{ uid: 'UID', 'external-id': 'Id', email: 'E-mail', patient: 'Patient' }
}

/** "UID 4471"; nothing for what the row shows anyhow. */
export function matchOf(hit: Hit | undefined): string | null {
  const kind = hit && kinds[hit.kind]
  return kind ? `${kind} ${hit.word}` : null
}

async function asWithoutPhone(
  tx: Tx,
  numbers: { id: string; phone: string | null }[],
  hits: Map<string, Hit>
): Promise<Recipient[]> {
  const ids = numbers.filter(row => row.phone === null).map(row => row.id)
  const named = await namesOfClients(tx, ids)
  return named.map(({ id, name }) => ({
    phone: null,
    clients: [{ id, name, matched: matchOf(hits.get(id)) }],
    conversation: null,
    problem: `${name} has no phone number. Add one on the client’s card.`
  }))
}

async function asRaw(
  tx: Tx,
  written: string,
  known: { country: string; phones: string[]; me: StaffCaller; numberId: string | undefined }
): Promise<Recipient | null> {
  const read = await readPhone(written, known.country)
  if ('problem' in read || known.phones.includes(read.phone)) return null
  const [raw] = await asRecipients(tx, [read.phone], known.me, known.numberId)
  return raw ?? null
}

/** Why a phone cannot be texted, as a sentence with its code; null when it can. */
export async function whyNotText(
  fact: PhoneFacts
): Promise<{ code: string; reason: string } | null> {
  const who = fact.clients[0]?.name ?? 'This person'
  if (fact.ours) return { code: 'own-number', reason: 'This is your own number.' }
  if (fact.hidden) {
    const reason = 'This number belongs to a client of a colleague, whom you do not see.'
    return { code: 'not-yours', reason }
  }
  if (fact.blocked) {
    return { code: 'blocked', reason: `${who} is blocked. Unblock the number to text it.` }
  }
  if (fact.optedOut) {
    const reason = `${who} texted STOP and has asked not to be texted.`
    return { code: 'opted-out', reason }
  }
  const reason = await whyNotTextable(fact.phone)
  return reason ? { code: 'cannot-be-texted', reason } : null
}
