import type { FailureReason } from '@parlor/contract/failures.ts'

/** What we know of our account with a carrier. The secret signs webhooks and opens its API. */
export type CarrierAccount = {
  carrierAccountName: string // the carrier's own name for the account
  secret: string
  previousSecret: string | null // still accepted while a secret is being changed
  apiUrl: string
}

/** A request exactly as the carrier sent it. `url` is the public one, never built from Host. */
export type RawRequest = {
  method: string
  url: string
  headers: Record<string, string | undefined>
  body: Buffer
}

export type MediaLink = { url: string; contentType: string }

/** A client's text, in our words. `carrierAnswered`: the carrier has obeyed and answered it. */
export type InboundText = {
  carrierMessageId: string
  from: string
  to: string
  body: string
  media: MediaLink[]
  carrierAnswered: 'stop' | 'start' | 'help' | null
  sentAt: Date | null // null: it has just come
}

/** How far the carrier says a text of ours has got. Comes late, twice and out of order. */
export type Receipt = {
  carrierMessageId: string
  status: 'sent' | 'delivered' | 'undelivered' | 'failed' | 'cancelled'
  carrierStatus: string // as the carrier wrote it, to tell repeats
  carrierCode: string | null
  failure: FailureReason | null
}

export type CarrierCall =
  | { kind: 'text'; text: InboundText }
  | { kind: 'receipt'; receipt: Receipt }

export type OutboundText = {
  from: string
  to: string
  body: string
  statusUrl: string // names our message, so a receipt may overtake our note of the carrier's id
}

/** What became of handing a text over. Only `busy` may be tried again by itself. */
export type Outcome =
  | { kind: 'accepted'; carrierMessageId: string }
  | { kind: 'refused'; failure: FailureReason; carrierCode: string | null }
  | { kind: 'busy'; retryAfterMs: number; failure: FailureReason; carrierCode: string | null }
  | { kind: 'unknown' } // we asked and heard nothing we can trust

/** A text as the carrier's own list shows it. */
export type ListedText = {
  carrierMessageId: string
  direction: 'inbound' | 'outbound'
  from: string
  to: string
  body: string
  pictures: number // their links are asked for by `listMedia`
  createdAt: Date // to the second
  receipt: Receipt
}

export type ListedNumber = { carrierNumberId: string; phone: string; textUrl: string | null }

export type NumberUrls = { textUrl: string; fallbackUrl: string; statusUrl: string }

/** A pure translator: no SQL, no words of other carriers, no retries of its own. */
export type Carrier = {
  name: string
  /** True when the signature is this account's. Constant time. */
  verify(request: RawRequest, account: CarrierAccount): boolean
  /** Throws `MalformedCall` when a field that must be there is missing or wrong. */
  parse(request: RawRequest, now: Date): CarrierCall
  /** The body and content type that a carrier wants to hear after its call. */
  thanks: { contentType: string; body: string }
  /** One POST, never repeated. */
  send(account: CarrierAccount, text: OutboundText, limits: { timeoutMs: number }): Promise<Outcome>
  /** Texts between two numbers (either may be left out) from an instant on, newest first, every
   * page. Throws `CarrierTrouble` when the carrier does not answer. */
  list(
    account: CarrierAccount,
    query: { from?: string; to?: string; since: Date }
  ): Promise<ListedText[]>
  /** One text by the carrier's id, or null when the carrier does not know it. */
  find(account: CarrierAccount, carrierMessageId: string): Promise<ListedText | null>
  /** The pictures of one text, which its list only counts. */
  listMedia(account: CarrierAccount, carrierMessageId: string): Promise<MediaLink[]>
  listNumbers(account: CarrierAccount): Promise<ListedNumber[]>
  setNumberUrls(account: CarrierAccount, carrierNumberId: string, urls: NumberUrls): Promise<void>
}

export class MalformedCall extends Error {}
export class CarrierTrouble extends Error {}
