import { type MessageId, newId } from '@parlor/contract/ids.ts'
import type { Phone } from '@parlor/contract/phone.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

const stopWords = new Set([
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
  'opt out',
  'arret',
  'arrêt'
])
const startWords = new Set(['start', 'unstop'])

export type Keyword = 'stop' | 'start'

/** What a whole text asks for. "stop by at 5" is not a STOP; "Stop. 🛑" is. YES is a carrier's word
 * for START too, but only from somebody who had opted out. */
export function keywordOf(body: string, optedOut: boolean): Keyword | null {
  const word = body
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (stopWords.has(word)) return 'stop'
  if (startWords.has(word) || (word === 'yes' && optedOut)) return 'start'
  return null
}

/** Takes effect with the text's own transaction: after its answer no text to this phone begins. */
export async function optOut(tx: Tx, phone: Phone, messageId: MessageId): Promise<void> {
  await tx.rows(
    `insert into opt_outs (business_id, phone, at) values ($1, $2, $3)
     on conflict (business_id, phone) do nothing`,
    [tx.businessId, phone, now()]
  )
  await noteChange(tx, phone, 'opted-out', messageId)
}

export async function optIn(tx: Tx, phone: Phone, messageId: MessageId): Promise<void> {
  await tx.rows('delete from opt_outs where business_id = $1 and phone = $2', [
    tx.businessId,
    phone
  ])
  await noteChange(tx, phone, 'opted-in', messageId)
}

async function noteChange(tx: Tx, phone: Phone, change: string, messageId: MessageId) {
  await tx.rows(
    `insert into consent_changes (business_id, id, phone, change, message_id, at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.businessId, newId(), phone, change, messageId, now()]
  )
}
