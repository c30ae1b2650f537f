import type { ClientRecord } from '@parlor/contract/client-cards.ts'
import { clientWords } from '../words/en-clients.ts'
import { consentOf } from './consent-of.ts'
import type { Card } from './use-card.ts'

const t = clientWords.messageDialog

export type Via = 'email' | 'text'
/** By what it was to go, and to whom. */
export type Wish = { via: Via; clientId: string }

/** As one wished for this client; to another one the same way, as long as it reaches them. */
export function viaOf(card: Card, wish: Wish | null): Via {
  if (wish?.clientId === card.client.id) return wish.via
  if (wish && !whyNoWay(card.client, wish.via)) return wish.via
  return usualVia(card)
}

/** Why it goes by another way than to whoever was chosen before. */
export function whySwitched(card: Card, wish: Wish | null): string | null {
  const via = viaOf(card, wish)
  if (!wish || wish.via === via) return null
  return `${whyNoWay(card.client, wish.via)} ${t.goesBy[via]}`
}

/** Why it cannot leave by that way; null when it can. */
export function whyNotBy({ client, canEmail }: Card, via: Via, email: string | null) {
  const why = whyNoWay(client, via)
  if (why || via === 'text' || !email) return why
  if (!canEmail) return t.noMailServer
  const saidNo = consentOf(client, email, 'appointments')?.given === false
  return saidNo ? t.noConsent(client.name, email) : null
}

/** What the client prefers, where it can be; else what there is. */
function usualVia({ client, canEmail }: Card): Via {
  const canText = !whyNoWay(client, 'text')
  if (client.preferredChannel === 'text' && canText) return 'text'
  if (client.emails.length > 0 && (canEmail || !canText)) return 'email'
  return 'text'
}

function whyNoWay({ name, phones, emails }: ClientRecord, via: Via): string | null {
  if (via === 'email') return emails.length === 0 ? t.noAddress(name) : null
  const main = phones[0]
  if (!main) return t.noPhone(name)
  if (main.blockedAt) return t.blocked(name)
  if (main.optedOutAt) return t.stopped(name)
  return main.problem
}
