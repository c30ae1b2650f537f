import { newId } from '@parlor/contract/ids.ts'
import { countSegments } from '@parlor/contract/segments.ts'
import type { InboundText } from '../carriers/carrier.ts'
import { keywordOf, optIn, optOut } from '../clients/consent.ts'
import { getSharedConversation, startConversation } from '../conversations/conversations.ts'
import type { NumberRow } from '../numbers/numbers.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { appendMessage } from './append.ts'
import { addInbound, type Inbound, type Stored } from './messages.ts'

/** A carrier brings a text. Telling us twice changes nothing. */
export async function receiveMessage(db: Db, number: NumberRow, text: InboundText): Promise<void> {
  const inbound = toInbound(number, text)
  await db.inBusiness(
    number.businessId,
    async tx => {
      const stored = (await addInbound(tx, inbound)) ?? (await addToNewConversation(tx, inbound))
      if (!stored) return // We have it already.

      const conversation = await obeyKeyword(tx, stored, text)
      appendMessage(tx, 'message.received', stored.message, conversation)
    },
    'intake'
  )
}

function toInbound(number: NumberRow, text: InboundText): Inbound {
  return {
    id: newId((text.sentAt ?? now()).getTime()),
    numberId: number.id,
    phone: text.from,
    body: text.body,
    media: text.media,
    segments: countSegments(text.body).segments,
    carrierAccountId: number.carrierAccountId,
    carrierMessageId: text.carrierMessageId,
    sentAt: text.sentAt
  }
}

/** Somebody's first text to this number. */
async function addToNewConversation(tx: Tx, inbound: Inbound): Promise<Stored | null> {
  await startConversation(tx, { numberId: inbound.numberId, phone: inbound.phone })
  return addInbound(tx, inbound)
}

/** STOP and START take effect with the text itself; the carrier answers them. */
async function obeyKeyword(tx: Tx, { message, conversation }: Stored, text: InboundText) {
  const keyword = keywordOf(text.body, conversation.optedOutAt !== null) ?? text.carrierAnswered
  const changes =
    (keyword === 'stop' && conversation.optedOutAt === null) ||
    (keyword === 'start' && conversation.optedOutAt !== null)
  if (!changes) return conversation

  if (keyword === 'stop') await optOut(tx, conversation.phone, message.id)
  else await optIn(tx, conversation.phone, message.id)
  return getSharedConversation(tx, conversation.id)
}
