export type Status =
  | 'scheduled'
  | 'accepted'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'canceled'
  | 'received'

/** A customer of the carrier. Its token opens the API and signs the webhooks. */
export type Account = { sid: string; token: string; parentSid: string | null }

/** One of the numbers that a business rents, with the addresses it wants to be called at. */
export type OurNumber = {
  sid: string
  accountSid: string
  phone: string
  name: string
  createdAt: number
  urls: NumberUrls
}

export type NumberUrls = {
  smsUrl: string
  smsMethod: 'GET' | 'POST'
  smsFallbackUrl: string
  smsFallbackMethod: 'GET' | 'POST'
  statusCallback: string
}

export type Media = {
  sid: string
  contentType: string
  sourceUrl: string | null // null: the bytes came from a handset
}

export type Message = {
  sid: string
  accountSid: string
  direction: 'inbound' | 'outbound-api' | 'outbound-reply'
  from: string
  to: string
  body: string
  status: Status
  errorCode: number | null
  segments: number
  media: Media[]
  messagingServiceSid: string | null
  statusCallback: string | null
  createdAt: number
  updatedAt: number
  sentAt: number | null
  sendAt: number | null
  plan: Plan
  order: number // place in the order of acceptance; pages of a list continue below one
}

/** What will become of an accepted text; kept in the ledger, so that a restart goes on with it. */
export type Plan = {
  failure?: { code: number; status: 'failed' | 'undelivered' }
  stuck?: boolean // the carrier never gets further than its 201
  repeat?: number // each callback goes out this many times, all at once
  reversed?: boolean
  dropped?: Status[] | 'all'
}

/** A telephone of a client, as shown on the page. */
export type Handset = {
  phone: string
  name: string
  number: string // which of our numbers it texts
  delivery: 'always' | 'every-second' | 'never'
  failsWith: number
  sendsTwice: boolean
}

export type CarrierSettings = {
  delayMs: number // from acceptance to the last callback
  outOfOrder: boolean
  lostPercent: number
  textsPerSecond: number // 0: no limit
  pictureMessages: boolean
}

export type WebhookReport = {
  sid: string
  what: 'inbound' | 'fallback' | 'callback'
  status: Status
  url: string
  httpStatus: number | null
  error: string | null
  attempts: number
  ms: number
}

/** Everything that can happen at the carrier. One is one line of the ledger. */
export type Change =
  | { kind: 'accepted'; message: Message }
  | { kind: 'inbound'; message: Message }
  | { kind: 'carrier-answer'; message: Message } // to STOP, START, HELP, or what TwiML asked for
  | { kind: 'refused'; to: string; from: string; body: string; code: number; httpStatus: number }
  | { kind: 'answer-spoilt'; sid: string | null; to: string; fault: string }
  | { kind: 'status'; sid: string; status: Status; errorCode: number | null }
  | { kind: 'webhook'; report: WebhookReport }
  | { kind: 'opt-out' | 'opt-in'; number: string; service: string | null; client: string }
  | { kind: 'number'; phone: string; name: string; urls: NumberUrls }
  | { kind: 'handset'; handset: Handset }
  | { kind: 'handset-removed'; phone: string }
  | { kind: 'redacted' | 'deleted'; sid: string }
  | { kind: 'outage'; on: boolean }

export type LedgerEntry = Change & { n: number; at: number }
