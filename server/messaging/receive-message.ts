import { newId } from '@parlor/contract/ids.ts'
import { countSegments } from '@parlor/contract/segments.ts'
import type { InboundText } from '../carriers/carrier.ts'
import { keywordOf, optIn, optOut } from '../clients/consent.ts'
import { countAttempt } from '../conversations/blocked-phones.ts'
import { listOthersOfPhone, startConversation } from '../conversations/conversations.ts'
import { tellChange, tellEntry } from '../conversations/tell.ts'
import type { NumberRow } from '../numbers/numbers.ts'
import { openBatches } from '../platform/batches.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { appendMessage } from './append.ts'
import { addInbound, type Inbound } from './inbound.ts'
import { cancelForReply } from './scheduled-texts.ts'
import type { Stored } from './messages.ts'

export type Intake = {
  receive(number: NumberRow, text: InboundText): Promise<void>
  /** How many wait for the transaction before theirs. */
  waiting(): number
}
type Arrival = { inbound: Inbound; text: InboundText }

/** Texts that come while others of their business are being stored are stored together. */
export function openIntake(db: Db): Intake {
  const batches = openBatches<Arrival>((businessId, arrivals) =>
    receiveMessages(db, businessId, arrivals)
  )
  return {
    receive: (number, text) => batches.add(number.businessId, toArrival(number, text)),
    waiting: batches.waiting
  }
}

/** A carrier brings a text. Telling us twice changes nothing. */
export function receiveMessage(db: Db, number: NumberRow, text: InboundText): Promise<void> {
  return receiveMessages(db, number.businessId, [toArrival(number, text)])
}

async function receiveMessages(db: Db, businessId: string, arrivals: Arrival[]): Promise<void> {
  await db.inBusiness(
    businessId,
    async tx => {
      for (const round of onePerClient(arrivals)) await receiveRound(tx, round)
    },
    'intake'
  )
}

/** What a client texted second builds on the first: it goes a round later. Within a round all begin
 * conversations in the order of phones, so that two never wait in a circle. */
function onePerClient(arrivals: Arrival[]): Arrival[][] {
  const rounds: Arrival[][] = []
  const seen = new Map<string, number>()
  for (const arrival of arrivals) {
    const { phone } = arrival.inbound
    const round = seen.get(phone) ?? 0
    seen.set(phone, round + 1)
    rounds[round] ??= []
    rounds[round].push(arrival)
  }
  return rounds.map(round => round.sort((a, b) => (a.inbound.phone < b.inbound.phone ? -1 : 1)))
}

async function receiveRound(tx: Tx, round: Arrival[]): Promise<void> {
  const texts = round.map(({ inbound }) => inbound)
  const known = await addInbound(tx, texts)
  const missing = texts.filter(text => !known.has(text))
  const added = missing.length > 0 ? await addToNewConversations(tx, missing) : new Map()
  for (const { inbound, text } of round) {
    const stored = known.get(inbound) ?? added.get(inbound)
    if (!stored) continue // We have it already.

    const obeyed = await obeyKeyword(tx, stored, text)
    const conversation = await cancelForReply(tx, obeyed)
    if (conversation.blockedAt) await countAttempt(tx, conversation.phone)
    appendMessage(tx, 'message.received', stored.message, conversation)
  }
}

function toArrival(number: NumberRow, text: InboundText): Arrival {
  const arrivedAt = now()
  const inbound = {
    id: newId((text.sentAt ?? arrivedAt).getTime()),
    numberId: number.id,
    phone: text.from,
    body: text.body,
    media: text.media,
    segments: countSegments(text.body).segments,
    carrierAccountId: number.carrierAccountId,
    carrierMessageId: text.carrierMessageId,
    sentAt: text.sentAt,
    arrivedAt
  }
  return { inbound, text }
}

/** Somebody's first text to this number. */
async function addToNewConversations(tx: Tx, texts: Inbound[]): Promise<Map<Inbound, Stored>> {
  await Promise.all(
    texts.map(({ numberId, phone, arrivedAt: at }) =>
      startConversation(tx, { numberId, phone, at })
    )
  )
  return addInbound(tx, texts)
}

/** STOP and START take effect with the text itself, at all our numbers; the carrier answers them. */
async function obeyKeyword(tx: Tx, { message, conversation }: Stored, text: InboundText) {
  const keyword = keywordOf(text.body, conversation.optedOutAt !== null) ?? text.carrierAnswered
  const changes =
    (keyword === 'stop' && conversation.optedOutAt === null) ||
    (keyword === 'start' && conversation.optedOutAt !== null)
  if (!changes) return conversation

  if (keyword === 'stop') await optOut(tx, conversation.phone, message.id)
  else await optIn(tx, conversation.phone, message.id)
  const happened = { kind: keyword === 'stop' ? 'opted-out' : 'opted-in', byId: null } as const
  for (const other of await listOthersOfPhone(tx, conversation)) {
    await tellEntry(tx, other, happened)
  }
  return tellChange(tx, conversation.id, happened)
}
