import type { ClientRecord, Consent, Purpose } from '@parlor/contract/client-cards.ts'

/** What was said last about one contact and purpose; null: never asked. */
export function consentOf(client: ClientRecord, contact: string, purpose: Purpose): Consent | null {
  return client.consents.find(each => each.contact === contact && each.purpose === purpose) ?? null
}
